import { countAsides } from "./count-asides.ts";
import type { Reading } from "./count-words.ts";
import { findCurrency, isCurrency } from "./currency.ts";
import type { Money } from "./money.ts";
import { leavesSumAlone } from "./number-context.ts";
import { markNumbers, shareScale } from "./number-words.ts";
import { plainText } from "./plain-text.ts";
import { readMarked, setAside } from "./read-count.ts";

const longest = 500;
const people =
  "people|persons?|migrants?|deportees|individuals|nationals|refugees|head|detainees?|inmates?|prisoners?|removals?|passengers?|personas?|migrantes|deportados";
const spell = "years?|annum|months?|weeks?|days?|flights?|hours?|ano|mes|semana|dia|vuelo|hora";
const perPattern = new RegExp(
  String.raw`(?:(?<!\p{L})(?:per|por|for each|for every|a)|(?<=\d )an?) (?<what>${people}|${spell})(?!\p{L})|(?<!\p{L})per (?<noun>(?!cent(?!\p{L}))\p{L}+)|\/(?<slash>year|month|day|person|hour)(?!\p{L})|(?<!\p{L})(?:al (?<al>ano|mes)|(?<adverb>annually|yearly|monthly|anuales|mensuales)|(?<each>each|apiece|cada uno))(?!\p{L})`,
  "u",
);
const spanish: Readonly<Record<string, string>> = {
  ano: "year",
  annum: "year",
  annually: "year",
  yearly: "year",
  anuales: "year",
  mes: "month",
  monthly: "month",
  mensuales: "month",
  semana: "week",
  dia: "day",
  vuelo: "flight",
  hora: "hour",
};

/** In words about money, the numbers of people that it is for are set aside too, and money is not. */
const moneyAsides = [
  ...countAsides.filter((aside) => aside.name !== "money"),
  {
    name: "people",
    says: "How many people it is for.",
    example: "$5 million for 300 people",
    counterExample: "$5 million",
    pattern: new RegExp(String.raw`[<{][\d.]+[>}] (?:\p{L}+[ -]){0,2}(?:${people}|men|women)(?!\p{L})`, "gu"),
  },
];

/**
 * The amount that words give, with the words kept: bounds by the same table as counts, in whole units of the currency. `currency` says what a shared
 * sign ("$", "dollars") or a missing one means; without it "$" is the US dollar. Null when the words give no single amount, or another currency than `currency`.
 */
export function readMoney(words: string, currency?: string): Money | null {
  if (words.length > longest || (currency !== undefined && !isCurrency(currency) && currency !== "XXX")) return null;
  const plain = plainText(words);
  if (plain.length > longest) return null;
  const found = findCurrency(words, plain);
  const code = currencyOf(found, currency);
  if (code === null) return null;
  const { rest, per } = takePer(found?.rest ?? plain);
  const marked = setAside(markNumbers(shareScale(rest)), moneyAsides);
  const reading = readAmount(marked);
  if (reading === null || (code === "XXX" && reading.as !== "unstated" && reading.as !== "none")) return null;
  return { ...reading, currency: code, ...(per ? { per } : {}), words };
}

function currencyOf(found: ReturnType<typeof findCurrency>, given: string | undefined): string | null {
  if (found === null) return given ?? "XXX";
  if (given === undefined || given === found.code) return found.code;
  return found.shared ? given : null;
}

// "$20,000 per person", "almost $70 million per year", "£50 million each".
function takePer(text: string): { rest: string; per: string | null } {
  const m = perPattern.exec(text);
  if (m === null) return { rest: text, per: null };
  const told = m.groups?.what ?? m.groups?.noun ?? m.groups?.slash ?? m.groups?.al ?? m.groups?.adverb ?? "each";
  return {
    rest: text.replace(m[0], " ").replace(/ +/g, " "),
    per: spanish[told] ?? (new RegExp(`^(?:${people})$`).test(told) ? "person" : told.replace(/s$/, "")),
  };
}

// Cents are kept for an exact amount only: "about $20.50" has no whole bounds.
function readAmount(marked: string): Reading | null {
  const cents = /^[^<{]*<(\d+\.\d+)>[^<{]*$/.exec(marked);
  if (cents === null) return readSum(marked.trim());
  const n = Number(cents[1]);
  return readSum(marked.replace(/\.\d+>/, ">").trim())?.as === "exact" ? { lo: n, hi: n, as: "exact" } : null;
}

// A lone sum among words that a lone count could not be read in.
function readSum(marked: string): Reading | null {
  const found = readMarked(marked);
  const alone = /^([^<{]*)<(\d+)>([^<{]*)$/.exec(marked);
  if (found === null || found.reading !== null || found.row.name !== "a number" || alone === null)
    return found?.reading ?? null;
  const [, before = "", n, after = ""] = alone;
  return leavesSumAlone(before, after) ? { lo: Number(n), hi: Number(n), as: "exact" } : null;
}
