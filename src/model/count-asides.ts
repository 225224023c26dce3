import { monthPattern } from "./months.ts";

/** Numbers that stand in a sentence and are not the count. Set aside in this order before the words around the count are read. */
export type CountAside = {
  readonly name: string;
  /** What is set aside, in a sentence. */
  readonly says: string;
  /** Fits text in which numbers are written `<43>` and "dozens" `{12}`. */
  readonly pattern: RegExp;
  /** True when it is set aside only where another number is left to be the count. */
  readonly ifOthers?: true;
  /** What stands in its place; a break (" · ") that no words reach across when absent. */
  readonly becomes?: string;
  /** Words in which it sets a number aside. */
  readonly example: string;
  /** Words that look alike and are left alone. */
  readonly counterExample: string;
};

const month = monthPattern;
const year = String.raw`<(?:19|20)\d\d>`;
const n = String.raw`[<{][\d.]+[>}]`;
const day = String.raw`<(?:[12]?\d|3[01])>`;
const re = (source: string): RegExp => new RegExp(source, "gu");
const after = String.raw`(?<=[<{][\d.]+[>}].*)`;
const parts =
  "including|dont|darunter|davon|parmi lesquels|entre os quais|incluindo|inclusive|sendo|among them|among whom|of whom|of which|incluid[oa]s?|incluyendo|entre ellos|entre ellas|de los cuales|de las cuales|de los que";
const things =
  "countr(?:y|ies)|nations?|states|nationalities|flights?|planes?|aircraft|buses|trips?|groups?|cities|facilit(?:y|ies)|prisons?|paises|pais|vuelos?|aviones|grupos?|nacionalidades|estados";
const spells = "years?|months?|weeks?|days?|hours?|minutes?|seconds?|anos?|mes(?:es)?|semanas?|dias?|horas?|minutos?";

/** The table of asides, in order. */
export const countAsides: readonly CountAside[] = [
  {
    name: "repeat",
    says: "The same number in figures after words.",
    example: "ten (10) people",
    counterExample: "ten (eleven) people",
    becomes: "",
    pattern: re(`(?<=<(\\d+)>) ?\\(<\\1>\\)`),
  },
  {
    name: "date",
    says: "A day and month, with or without a year.",
    example: "On 3 February 2025, 43 people",
    counterExample: "20 may be sent",
    pattern: re(
      `${year}-<\\d{1,2}>-<\\d{1,2}>|${day}(?: of| de)? ${month}(?! (?:be|also|have|still|not|yet|include)(?!\\p{L}))(?:,? (?:de |del )?${year})?|(?<!\\p{L})${month} ${day}(?:,? ${year})?`,
    ),
  },
  {
    name: "month",
    says: "A month and a year, or a fiscal year.",
    example: "43 people in February 2025",
    counterExample: "2,025 people",
    pattern: re(`(?<!\\p{L})${month},? (?:de |del )?${year}|(?:fiscal(?: year)?|fy) ?${year}`),
  },
  {
    name: "year",
    says: 'A year after a word such as "in" or "since", where the phrase ends.',
    example: "43 people in 2025",
    counterExample: "an increase by 2000 people",
    pattern: re(
      `(?<!(?:cerca|mas|menos|alrededor|total|plus|pres|moins|mais|group|grupo|groupe|maximo|minimo|upwards?|excess) )(?<!\\p{L})(?:in|since|during|by|until|before|after|through|of|en|desde|durante|de|del|early|late|mid|year|ano)[ -]${year}(?=$|[,.;:)])`,
    ),
  },
  {
    name: "years",
    says: "Years without a separator, where another number is left.",
    example: "between 2023 and 2025, 43 people",
    counterExample: "2000 people",
    ifOthers: true,
    pattern: re(`(?:in|since|during|between|from|entre|desde|en) ${year}(?:(?: (?:and|to|y|a) |-)${year})?`),
  },
  {
    name: "percentage",
    says: "A percentage is not a count, nor is the whole that it is a percentage of.",
    example: "64 % of them",
    counterExample: "64 of them",
    pattern: re(`${n} ?(?:%|percent|per cent|percentage|pct|por ciento)(?: (?:of|de) (?:the |all |los |las )?${n})?`),
  },
  {
    name: "time",
    says: "A time of day.",
    example: "at 6 am",
    counterExample: "6 Americans",
    pattern: re(`<\\d{1,2}> ?(?:am|pm|a\\.m\\.?|p\\.m\\.?|hrs)(?!\\p{L})|(?:at|around|by|a las) <\\d{1,2}> o'?clock`),
  },
  {
    name: "money",
    says: "A sum of money is read by `readMoney`.",
    example: "$6 million",
    counterExample: "6 million people",
    pattern: re(
      `(?:us|[acs]|nz|au)?[$€£¥] ?${n}|b/\\.? ?${n}|(?:usd|eur|gbp) ?${n}|${n} ?(?:[$€£]|us dollars|dollars?|dolares|euros?|pounds|pesos|balboas|usd|eur|gbp)(?!\\p{L})`,
    ),
  },
  {
    name: "in brackets",
    says: "What stands in brackets after the count repeats or divides it.",
    example: "eight people (one South Sudanese)",
    counterExample: "Tuesday (43 people)",
    pattern: re(`${after} ?\\((?![±+~])[^()]*${n}[^()]*\\)`),
  },
  {
    name: "sum",
    says: "The parts after an equals sign.",
    example: "43 = 32 men + 11 women",
    counterExample: "32 men + 11 women",
    pattern: re(`${after} ?=.*$`),
  },
  {
    name: "duration",
    says: "A length of time, or an age.",
    example: "up to 300 for one (1) year",
    counterExample: "65 minors",
    pattern: re(`${n}[ -](?:(?!(?:an?|per|each|every|al?|por|cada)(?!\\p{L}))\\p{L}+ )?(?:${spells})(?!\\p{L})`),
  },
  {
    name: "measure",
    says: "A length, weight, age, share of a whole, or how often.",
    example: "43 people on a 160-seat plane",
    counterExample: "160 seats",
    pattern: re(
      `(?<!-)${n}-(?!(?:strong|person|man|woman|member|migrant|deportee|passenger|detainee|odd|some|plus|something|ish)(?!\\p{L}))\\p{L}+|${n} ?(?:km|kilometers|kilometres|miles|feet|kg|kilos|degrees|°)(?!\\p{L})|(?<!\\p{L})aged? ${n}(?: and (?:over|above|up|under))?|${n} (?:times|veces|fois)(?! (?:more|fewer|less|as)|\\p{L})|${n} ?x ?${n}|${n} ?(?:planeloads?|busloads?|boatloads?)`,
    ),
  },
  {
    name: "pronoun",
    says: '"One" that stands for a thing named before, or one of a kind.',
    example: "this one went ahead",
    counterExample: "one of the men",
    pattern:
      /(?<!\p{L})(?:this|that|each|every|which|another|no other) <1>(?! (?:man|woman|person|migrant))|<1> (?:another|of the (?:great|few|larg|most|big|\p{L}+est)\p{L}*)(?!\p{L})/gu,
  },
  {
    name: "label",
    says: "The number of a flight, section or page.",
    example: "Flight 62",
    counterExample: "62 flights",
    pattern: re(
      `(?<!\\p{L})(?:flight|vuelo|vol|seat|gate|section|sec\\.|article|art\\.|paragraph|page|p\\.|no\\.|number|nr\\.|case|room|boeing|airbus|type|route|public law|h\\.r\\.|s\\.) ?#?<\\d+>(?:-<\\d+>)*(?! people| migrants| of)|#<\\d+>`,
    ),
  },
  {
    name: "part",
    says: "A part of the count that the words name after it.",
    example: "eight individuals, including one South Sudanese",
    counterExample: "36 deported and seven expelled",
    pattern: re(
      `${after}[,;(]? ?(?<!\\p{L})(?:${parts}) .*$|${after}[,;] ${n} (?:of (?:them|whom|which)|de ell[oa]s|de l[oa]s cuales).*$`,
    ),
  },
  {
    name: "whole",
    says: "The whole that the count is a part of.",
    example: "10 of the 11 planned",
    counterExample: "3 groups of 43",
    pattern: re(
      `(?<=<[\\d.]+>)(?: \\p{L}+ (?:of|out of|de) (?:the|those|los|las)| (?:of|out of(?! <10+>)|de) ?(?:the|those|all|los|las)?) ${n}`,
    ),
  },
  {
    name: "second thing",
    says: "Countries, flights or groups that another number is counted over.",
    example: "1,701 removal flights to 77 countries",
    counterExample: "85 deportation flights",
    ifOthers: true,
    pattern: re(
      `(?<!\\p{L})(?:to|from|of|in|into|on|over|across|aboard|by|with|a|de|en|desde) (?:the |about |some |at least |more than |over )?${n} (?:\\p{L}+ ){0,2}(?:${things})(?!\\p{L})`,
    ),
  },
];
