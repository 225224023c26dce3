/**
 * How releases write that a cell is blacked out: exemptions of the Freedom of Information Act in any spelling, "(b)(6)", "b(6), b(7)c", "(B) (7) (E)", and words, crosses or bars. The whole cell must be one:
 * "B6 visa" and "XXX" (a passport's word for no nationality) are not.
 */
const exemption = String.raw`\(?b\)?\(?[1-9]\)?(?:\(?[a-f]\)?)?(?:-\d)?`;
const word = String.raw`[[(*<]*(?:redacted|withheld)[\])*>]*`;
const bars = String.raw`x{4,}|\*{3,}|[█■▇]+|\[x+\]`;
const whole = new RegExp(`^(?:(?:${exemption}|${word}|${bars})(?:[;,/&+.]|and)*)+$`);

/** True for a cell that says only that it is blacked out. */
export function isRedaction(cell: string): boolean {
  if (cell.length > longest) return false;
  const text = cell.toLowerCase().replace(/\s+/g, "");
  if (!whole.test(text)) return false;
  // B1 and B2 are visas: an exemption has brackets.
  return /[()[\]*█■▇x]|redacted|withheld/.test(text);
}

/** Longest mark that is looked at, in characters. */
const longest = 200;

/** What every mark begins with, as a regular expression that databases know too: where there are too many cells to look at each, only these are. */
export const redactionBegins = String.raw`^[\s\[(*<]*[bBrRwWxX█■▇*\[(]`;
