/**
 * How releases write that a cell is blacked out: exemptions of the Freedom of Information Act in any spelling, "(b)(6)", "b(6), b(7)c", "(B) (7) (E)", and words, crosses or bars. A cell is one only when all
 * of it is: "B6 visa" and "XXX" (a passport's word for no nationality) are not. A letter before a number belongs to that number: in "(b)(7)(b)(6)" there are two.
 */
const marks = [
  String.raw`\(?b\)?\(?[1-9]\)?(?:(?:\([a-f]\)|[a-f](?![a-z)])|[a-f]\))(?!\(?[1-9]))?`,
  String.raw`[[(*<]*(?:redacted|withheld)[\])*>]*`,
  String.raw`x{4,}|\*{3,}|[█■▇]+|\[x+\]`,
];
/** One mark after another, each taken once: no text makes this take long. */
const mark = new RegExp(`(?:${marks.join("|")})(?:[;,/&+.]|and)*`, "y");

/** True for a cell that says only that it is blacked out. */
export function isRedaction(cell: string): boolean {
  if (cell.length > longest) return false;
  const text = cell.toLowerCase().replace(/\s+/g, "");
  // B1 and B2 are visas: only exemptions that are no visa may stand without brackets.
  return (/[()[\]*█■▇x]|redacted|withheld/.test(text) || bare.test(text)) && holdsMarksOnly(text);
}

const bare = /^(?:b[3-7][a-f]?[;,/&+.]?)+$/;

function holdsMarksOnly(text: string): boolean {
  mark.lastIndex = 0;
  while (mark.lastIndex < text.length) if (!mark.test(text)) return false;
  return true;
}

/** Longest text that is looked at, in characters. */
const longest = 200;

/** What every mark begins with, and what it holds, as regular expressions that databases know too: where there are too many cells to look at each, only these are. */
export const redactionBegins = String.raw`^[\s\[(*<]*[bBrRwWxX█■▇*\[(]`;
export const redactionHolds = String.raw`[()\[\]*█■▇]|[xX]{4}|[rR][eE][dD][aA][cC][tT][eE][dD]|[wW][iI][tT][hH][hH][eE][lL][dD]|^\s*[bB]\s*[3-7]`;
