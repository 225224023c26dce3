import { countAsides } from "./count-asides.ts";
import { type Count, exact } from "./count.ts";
import { type CountWord, countWords, type Reading } from "./count-words.ts";
import { markNumbers, shareScale } from "./number-words.ts";
import { plainText } from "./plain-text.ts";

// A quotation is at most 25 words; longer text is no count, and patterns need not be run over a book.
const longest = 500;

/** The count that words give, with the words kept; null when they are not understood, give several numbers that do not belong together, or give none. */
export function readCount(words: string | number): Count | null {
  if (typeof words === "number") return Number.isSafeInteger(words) && words >= 0 ? exact(words) : null;
  const found = findCount(words);
  return found?.reading ? { ...found.reading, words } : null;
}

/** The row of `countWords` that reads the words; null when none fits. */
export function countWordOf(words: string): CountWord | null {
  return findCount(words)?.row ?? null;
}

type Found = { readonly row: CountWord; readonly reading: Reading | null };

function findCount(words: string): Found | null {
  if (words.length > longest) return null;
  // One sign may stand for many letters, so the plain text is measured too.
  const plain = plainText(words);
  return plain.length > longest ? null : readMarked(setAside(markNumbers(shareScale(plain))));
}

/** Reads text in which numbers are marked and others set aside; null when no row of the table fits. */
export function readMarked(text: string): Found | null {
  for (const row of countWords) {
    const match = row.pattern.exec(text);
    if (match === null) continue;
    const reading =
      alone(match) || row.name === "planned" || row.name === "total"
        ? row.read(match, (rest) => readMarked(rest.trim())?.reading ?? null)
        : sumOfParts(text);
    return { row, reading: reading && sound(reading) };
  }
  return null;
}

/** Sets numbers aside that are not the count; see `countAsides`. */
export function setAside(marked: string, asides = countAsides): string {
  return asides.reduce(
    (text, aside) =>
      text.replace(aside.pattern, (found, ...rest) => {
        const whole = rest.findLast((x) => typeof x === "string") as string;
        const alone = numbersIn(whole).length === numbersIn(found).length;
        return aside.ifOthers && alone ? found : (aside.becomes ?? " · ");
      }),
    marked,
  );
}

const numbersIn = (text: string): string[] => text.match(/[<{][\d.]+[>}]/g) ?? [];

// Whether the match holds every number of the text; the same number said twice is one.
function alone(match: RegExpExecArray): boolean {
  const inside = new Set(numbersIn(match[0]));
  return numbersIn(match.input).every((n) => inside.has(n));
}

// "43 people, 32 men and 11 women": later numbers that add up to the first are its parts.
function sumOfParts(text: string): Reading | null {
  const [first, ...rest] = numbersIn(text).map((n) => (n.startsWith("<") ? Number(n.slice(1, -1)) : NaN));
  if (first === undefined || rest.length < 2 || rest.reduce((a, b) => a + b, 0) !== first) return null;
  return readMarked(text.slice(0, text.indexOf(">") + 1))?.reading ?? null;
}

function sound(r: Reading): Reading | null {
  const whole = Number.isSafeInteger(r.lo) && (r.hi === null || Number.isSafeInteger(r.hi));
  return whole && r.lo >= 0 && (r.hi === null || r.lo <= r.hi) ? { lo: r.lo, hi: r.hi, as: r.as } : null;
}
