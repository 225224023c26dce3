/** Shorter texts first, then by letters, so that the order of the input never matters. */
export const byLength = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** Each text once, in that order. */
export const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort(byLength);
