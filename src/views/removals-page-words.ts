import { recordedCountryName } from "../model/recorded-country.ts";
import { isRedaction } from "../model/redaction.ts";
import { removalFlags, type ThirdCountryAnswer } from "../model/removal.ts";
import { thirdCountryRules } from "../model/third-country-flag.ts";
import type { CellKey } from "../store/count-removals.ts";
import { type CountColumn, spanCode } from "../store/removal-columns.ts";

/** A value of a column: its code, as addresses and files give it, and its words. */
export type KeyView = { readonly code: string; readonly text: string };

export const answerWords: Readonly<Record<ThirdCountryAnswer, string>> = {
  yes: "yes",
  no: "no",
  cannot_tell: "cannot tell",
};

/** The same as names of rows and charts, where the question does not stand beside them. */
export const thirdCountryWords: Readonly<Record<ThirdCountryAnswer, string>> = {
  yes: "third-country",
  no: "not third-country",
  cannot_tell: "cannot tell",
};

const titles: Readonly<Record<string, string>> = {
  departure_country: "Sent to",
  citizenship_country: "Citizenship",
  birth_country: "Born in",
  sender_country: "Removed by",
  departure_port: "Left by",
  third_country: "Third-country or not",
  third_country_rule: "Rule",
  counted_date: "Day counted by",
};

/** The heading of a column: "Sent to" for what agencies call the departure country. */
export function columnTitle(name: string): string {
  const words = name.replace(/^their_/, "").replaceAll("_", " ");
  return titles[name] ?? words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Codes for what is no value, with their words. */
export const noValues: Readonly<Record<string, string>> = {
  not_told: "not told",
  redacted: "redacted",
  unknown: "unknown as written",
  none: "none",
};

/** The code of what stands in a cell: blank, blacked out, unknown and unread are told apart. */
export function codeOf({ kind, name }: CountColumn, { value, said }: CellKey): string {
  if (kind === "country") return value ?? writingCode(said);
  if (value === null) return "not_told";
  if (name === "flags") return value === "" ? "none" : `only:${value.replaceAll(" ", "+")}`;
  if (kind === "month" || kind === "week") return spanCode(kind, Number(value));
  if (kind !== "words") return value;
  const text = value.trim();
  return text === "" ? "not_told" : isRedaction(text) ? "redacted" : text;
}

function writingCode(said: string | null): string {
  const text = said?.trim() ?? "";
  return text === "" ? "not_told" : isRedaction(text) ? "redacted" : `said:${text}`;
}

/** A code in words: "El Salvador (SLV)", "redacted", "May 2031". */
export function textOf({ kind, name }: CountColumn, code: string): string {
  if (kind === "country") return countryText(code);
  const none = noValues[code];
  if (none !== undefined) return none;
  if (name === "third_country") return thirdCountryWords[code as ThirdCountryAnswer] ?? code;
  if (name === "third_country_rule") return ruleText(code);
  if (name === "flags")
    return code
      .replace(/^only:/, "")
      .split("+")
      .map(flagText)
      .join("; ");
  if (kind === "month") return monthText(code);
  if (kind === "week") return `week of ${code}`;
  return code;
}

/** The answer of a rule, and the sentence that says when it holds. */
export function ruleText(rule: string): string {
  const known = (thirdCountryRules as Readonly<Record<string, { answer: ThirdCountryAnswer; says: string }>>)[rule];
  return known === undefined ? rule : `${answerWords[known.answer]}: ${known.says}`;
}

/** A flag in words: "duplicate likely". */
export const flagText = (flag: string): string => flag.replaceAll("_", " ");

/** What a flag means; empty when it is not known. */
export const flagSays = (flag: string): string => (removalFlags as Readonly<Record<string, string>>)[flag] ?? "";

/** A country with its code: "El Salvador (SLV)"; in words where it is none. */
export function countryText(code: string): string {
  if (code.startsWith("said:")) return `a writing that no list knows: “${code.slice(5)}”`;
  if (code === "stateless") return "stateless";
  const name = recordedCountryName(code);
  return noValues[code] ?? (name === code ? code : `${name} (${code})`);
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "2031-05" as "May 2031". */
export const monthText = (code: string): string => `${months[Number(code.slice(5, 7)) - 1]} ${code.slice(0, 4)}`;
