/** Words that many operators' names share, and that tell none from another. */
const filler =
  /\b(?:air ?lines?|airways|l[ií]neas? a[eé]reas?|aviation|international|inc|incorporated|llc|ltd|limited|corp|corporation|co|company)\b/g;

/**
 * True for two names of one operator: "Global Crossing Airlines (GlobalX)", "GlobalX" and "GLOBAL CROSSING AIRLINES INC". What stands in brackets is another name of it. A name
 * that is all filler, or empty, is taken for any.
 */
export function isSameOperator(a: string, b: string): boolean {
  const [some, others] = [namesOf(a), namesOf(b)];
  return some.length === 0 || others.length === 0 || some.some((name) => others.includes(name));
}

function namesOf(name: string): string[] {
  const bracketed = [...name.matchAll(/\(([^)]*)\)/g)].map(([, inner = ""]) => inner);
  return [name.replace(/\([^)]*\)/g, " "), ...bracketed].map(coreOf).filter((core) => core !== "");
}

function coreOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(filler, " ");
  return plain
    .split(" ")
    .filter((word) => word !== "")
    .join(" ");
}
