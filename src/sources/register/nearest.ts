/** A hint that names the nearest known word, or lists the words when there are few. */
export function nearest(word: string, known: readonly string[], lead = "it can be"): string {
  const short = word.toLowerCase();
  const begun = known.filter(
    (k) => short.length > 2 && (k.startsWith(short) || (k.length > 3 && short.startsWith(`${k} `))),
  );
  if (begun.length === 1) return `did you mean ${begun[0]}?`;
  const [best] = known
    .map((k) => [distance(word.toLowerCase(), k.toLowerCase()), k] as const)
    .sort((a, b) => a[0] - b[0]);
  if (best && best[0] <= farthest(word)) return `did you mean ${best[1]}?`;
  return known.length <= 30 ? `${lead}: ${known.join(", ")}` : "see docs/register.md";
}

/** Two letters off is another word when the word is as short as `date`. */
const farthest = (word: string): number => (word.length < 5 ? 1 : Math.max(2, Math.floor(word.length / 3)));

/** Levenshtein distance: letters to change, add or drop. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
