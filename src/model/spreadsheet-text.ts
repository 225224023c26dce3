const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/;

/** True when a spreadsheet would run a text of a CSV file as a formula, or may: it begins with = + @ a tab or CR, or with - and is no number. */
function runs(text: string): boolean {
  return /^[=+@\t\r]/.test(text) || (text.startsWith("-") && !number.test(text));
}

/** A text as it goes out in CSV for spreadsheets: with an apostrophe before it where one would run it. A text that already has apostrophes there gets one more, so that `unguarded` gives each back as it was. */
export function guarded(text: string): string {
  return runs(text.replace(/^'+/, "")) ? `'${text}` : text;
}

/** Takes away what `guarded` put before a text. Any other apostrophe stays: `'tis`, `'90s`. */
export function unguarded(text: string): string {
  return text.startsWith("'") && runs(text.replace(/^'+/, "")) ? text.slice(1) : text;
}
