import { Lexer } from "yaml";
import type { Problem } from "./read-file.ts";

/** How deep lists and mappings may stand in one another: an entry needs six. */
const deepest = 50;
const widestIndent = 8 * deepest;

type Told = Pick<Problem, "line" | "what" | "hint">;

/**
 * The line at which lists and mappings are nested deeper than any entry is, found without building any of them: a file of brackets would exhaust the
 * parser. Null when nothing is.
 */
export function tooDeep(text: string): Told | null {
  const at = { line: 1, open: 0, dashes: 0 };
  for (const token of new Lexer().lex(text)) {
    pass(at, token);
    if (at.open > deepest || at.dashes > deepest || (token.length > widestIndent && /^ +$/.test(token)))
      return {
        line: at.line,
        what: `nested deeper than ${deepest} levels`,
        hint: "an entry needs six; look for a bracket that is not closed, or lines that are indented too far",
      };
  }
  return null;
}

/** Moves on by a token: brackets that are open, dashes of one line, and the line itself. */
function pass(at: { line: number; open: number; dashes: number }, token: string): void {
  if (token === "[" || token === "{") at.open += 1;
  if (token === "]" || token === "}") at.open -= 1;
  if (token === "-" || token === "?") at.dashes += 1;
  const newLines = token.split("\n").length - 1;
  at.line += newLines;
  if (newLines > 0) at.dashes = 0;
}

/** A tab in the indentation, which YAML does not allow; null when there is none. */
export function tabbed(text: string): Told | null {
  const m = /^ *\t/m.exec(text);
  if (m === null) return null;
  return {
    line: text.slice(0, m.index).split("\n").length,
    what: "a tab in the indentation",
    hint: "YAML is indented with spaces; set your editor to spaces",
  };
}

/** A character that no text of the record may hold: it would be lost, or command the terminal that prints it. Null when there is none. */
export function unprintable(text: string): Pick<Problem, "what" | "hint"> | null {
  const found = /[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text);
  if (found === null) return null;
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return { what: `a character that cannot be printed: U+${code}`, hint: "take it out, or write what it stands for" };
}
