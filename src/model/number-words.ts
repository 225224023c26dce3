import { digitsForSpelled } from "./spelled-numbers.ts";

/** Words that are numbers under 100, and Spanish hundreds; without accents. English and Spanish; for other languages see `digitsForSpelled`. */
const small = new Map<string, number>();
const add = (from: number, step: number, words: string): void =>
  words.split(" ").forEach((word, i) => {
    for (const w of word.split("|")) small.set(w, from + i * step);
  });
add(
  1,
  1,
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
);
add(20, 10, "twenty thirty forty|fourty fifty sixty seventy eighty ninety");
add(
  2,
  1,
  "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte",
);
add(
  21,
  1,
  "veintiuno|veintiun|veintiuna veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve",
);
add(30, 10, "treinta cuarenta cincuenta sesenta setenta ochenta noventa cien|ciento");
add(
  200,
  100,
  "doscientos|doscientas trescientos|trescientas cuatrocientos|cuatrocientas quinientos|quinientas seiscientos|seiscientas setecientos|setecientas ochocientos|ochocientas novecientos|novecientas",
);
// Only after a ten: "treinta y un", "treinta y una". Alone they are articles.
const unitAfterTen = new Map([
  ["un", 1],
  ["una", 1],
  ["uno", 1],
]);

/** Words that multiply the number before them, in digits or words. */
const scales = new Map([
  ["hundred", 100],
  ["thousand", 1000],
  ["mil", 1000],
  ["mila", 1000],
  ["k", 1000],
  ["dozen", 12],
  ["docenas", 12],
  ["docena", 12],
  ["million", 1e6],
  ["millions", 1e6],
  ["millones", 1e6],
  ["millon", 1e6],
  ["milion", 1e6],
  ["milioni", 1e6],
  ["m", 1e6],
  ["mn", 1e6],
  ["mm", 1e6],
  ["billion", 1e9],
  ["bn", 1e9],
  ["mille", 1000],
  ["tausend", 1000],
  ["tsd", 1000],
  ["dutzend", 12],
  ["milhao", 1e6],
  ["milhoes", 1e6],
  ["mio", 1e6],
  ["mill", 1e6],
  ["millionen", 1e6],
  ["milliarde", 1e9],
  ["milliarden", 1e9],
  ["milliard", 1e9],
  ["milliards", 1e9],
  ["mrd", 1e9],
]);
const letterScales = new Set(["k", "m", "mn", "mm", "bn"]);
const scaleWord = [...scales.keys()].filter((w) => !letterScales.has(w)).join("|");

const digits = String.raw`(?:\d{1,3}(?<gap>[.,' ])\d{3}(?:\k<gap>\d{3})*(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d{1,3})?)`;
// A number of digits that is not part of a code (A320, MS-13), a time (9:39), a fraction (24/7) or a decimal chain (1.2.3).
const inDigits = new RegExp(
  String.raw`(?<![\p{L}\p{N}_<{]|\p{L}-|\d[.,:/]|(?:^|\s)-)(?<number>${digits})(?:[\s-]?(?<scale>${scaleWord})(?!\p{L})|(?<letter>k|mm|mn|m|bn)(?!\p{L}))?(?![\p{L}\p{N}_]|[.,:/]\d)`,
  "gu",
);
const shared = new RegExp(
  String.raw`(\d[\d.,]*)(\s?(?:-|to|or|a|o)\s?|\sand\s|\sy\s)([^\d\s]{0,3}\d[\d.,]*)\s?(${scaleWord}|m|bn|k)(?!\p{L})`,
  "gu",
);

// "5-6,000" is five to six thousand.
const sharedThousands = /(?<![\d.,])(\d{1,3})( ?- ?| to )(\d{1,3},000)(?![\d,])/g;

const smallWord = `(?<![\\p{L}-])(${[...small.keys()].join("|")})`;
const sharedWords = new RegExp(`${smallWord}( to | or | a | o )${smallWord} (${scaleWord})(?!\\p{L})`, "gu");
const sharedBetween = new RegExp(
  `(?<=between |entre )${smallWord} (?:and|y) ${smallWord} (${scaleWord})(?!\\p{L})`,
  "gu",
);

/**
 * Text (lower case, no accents) with every number written as `<43>`, so that one pattern fits "43", "forty-three" and "cuarenta y tres".
 * Numbers that are not whole stay decimals: `<55.5>`. Words that say only a plural of a unit become its lower bound: "dozens" → `{12}`.
 */
export function markNumbers(text: string): string {
  const marked = markVague(digitsForSpelled(text)).replace(inDigits, (...all) => {
    const g = all.at(-1) as { number: string; scale?: string; letter?: string };
    const scale = scales.get(g.scale ?? g.letter ?? "") ?? 1;
    const n = plainNumber(g.number, g.scale ?? g.letter ?? "");
    return n === null ? g.number : `<${Math.round(n * scale * 100) / 100}>`;
  });
  return markWords(marked);
}

/** "5 to 6 million" and "two or three hundred" with the scale said of both: "5 million to 6 million", "two hundred or three hundred". */
export function shareScale(text: string): string {
  return text
    .replace(sharedThousands, (whole: string, a: string, link: string, b: string) =>
      Number(a) < Number(b.split(",")[0]) ? `${a},000${link}${b}` : whole,
    )
    .replace(shared, (whole: string, a: string, link: string, b: string, scale: string) =>
      // "2,999,986 to 3 million" gives its first number in full.
      /\d{4}|\d[.,]\d{3}/.test(a) ? whole : `${a} ${scale}${link.trim() === "-" ? " to " : link}${b} ${scale}`,
    )
    .replace(sharedBetween, "$1 $3 to $2 $3")
    .replace(sharedWords, "$1 $4$2$3 $4");
}

// Three digits after a single comma or point are thousands: 1.701 is 1701. Before a scale a point is a decimal in English (1.701 million), and in other
// languages one or the other (2.700 millones), which is not read.
function plainNumber(digits: string, scale: string): number | null {
  const groups = /^(\d{1,3}(?:[.,' ]\d{3})+)(?:[.,](\d{1,2}))?$/.exec(digits);
  const pointed = scale !== "" && /^\d+\.\d{3}$/.test(digits);
  if (pointed && !englishScale.test(scale)) return null;
  const plain =
    groups && !pointed ? `${(groups[1] ?? "").replace(/\D/g, "")}.${groups[2] ?? ""}` : digits.replace(",", ".");
  return Number(plain);
}

const englishScale = /^(?:hundred|thousand|dozen|[mb]illions?|[km]|mn|mm|bn)$/;

/** "Una veintena", "une centaine": said of any number near it. */
const collectives = new Map([
  ["decena", 10],
  ["dizaine", 10],
  ["quincena", 15],
  ["quinzaine", 15],
  ["veintena", 20],
  ["vingtaine", 20],
  ["score", 20],
  ["treintena", 30],
  ["trentaine", 30],
  ["cuarentena", 40],
  ["quarantaine", 40],
  ["cincuentena", 50],
  ["cinquantaine", 50],
  ["medio centenar", 50],
  ["soixantaine", 60],
  ["centenar", 100],
  ["centaine", 100],
  ["medio millar", 500],
  ["millar", 1000],
  ["millier", 1000],
  ["douzaine", 12],
  ["dezena", 10],
  ["centena", 100],
  ["milhar", 1000],
]);
const collective = new RegExp(
  String.raw`\b(?:(?:an?|un|una|une|uma) )?\b(${[...collectives.keys()].join("|")})\b(?= of | de |$|[,.;)])`,
  "g",
);

const plurals = String.raw`hundreds?|cientos|centenares|centaines|centenas|hundert|hunderte|thousands?|miles|milliers|milhares|tausende?|dozens?|docenas|douzaines|dutzende?|duzias|decenas|dizaines|dezenas|millions?`;
const worth = (word: string): number =>
  /^(hund|cient|centen|centain)/.test(word)
    ? 100
    : /^(thousand|mil(?:es|liers|hares)|tausend)/.test(word)
      ? 1000
      : /^(do[zcu]|dutz|duzia)/.test(word)
        ? 12
        : /^million/.test(word)
          ? 1e6
          : 10;
const several = String.raw`several|a few|many|multiple|a couple(?: of)?|varios|varias|algunos|algunas|unos cuantos|unas cuantas|plusieurs|quelques|mehrere|einige|alguns|algumas`;

function markVague(text: string): string {
  return (
    text
      .replace(/\bd'(?=une?\b)/g, "de ")
      .replace(collective, (_, word: string) => `${collectives.get(word) ?? ""} or so`)
      // Half a dozen is said of any number near six.
      .replace(
        /\b(?:half a dozen|media docena|meia duzia|une demi-douzaine)\b(?= or (?:more|fewer|less)\b| o mas\b| ou (?:mais|plus)\b)/g,
        "6",
      )
      .replace(/\b(?:half a dozen|media docena|meia duzia|une demi-douzaine)\b(?: or so)?/g, "6 or so")
      .replace(
        /\b(?:half[- ]a[- ]million|a half[- ]million|medio millon|un demi-million|eine halbe million|meio milhao)\b/g,
        "500000",
      )
      .replace(/\bhalf[- ]a[- ]billion\b/g, "500000000")
      .replace(/\b(?:tens of|decenas de) (?:millions|millones)\b/g, "{10000000}")
      .replace(/\b(?:hundreds of|cientos de) (?:millions|millones)\b/g, "{100000000}")
      .replace(/\bun millon\b/g, "1000000")
      .replace(/\b(?:una docena|uma duzia|ein dutzend)\b/g, "12")
      .replace(/\ba couple (?=dozens?\b)/g, "several ")
      .replace(/\ba baker's dozen\b/g, "13")
      .replace(/\b(tens of|decenas de) (thousands|miles)\b/g, "{10000}")
      .replace(/\b(hundreds of|cientos de) (thousands|miles)\b/g, "{100000}")
      .replace(
        new RegExp(String.raw`\b(?:${several}) (${plurals})\b`, "g"),
        (_, unit: string) => `{${2 * worth(unit)}}`,
      )
      .replace(
        /\b(dozens|docenas|douzaines|dutzende|duzias|decenas|dizaines|dezenas|hundreds|cientos|centenares|centaines|centenas|hunderte|thousands|milliers|milhares|tausende)\b/g,
        (word) => `{${worth(word)}}`,
      )
      .replace(/\bscores of\b|^scores$/g, "{20}")
      .replace(/\b(decenas de|tens of)\b/g, "{10}")
      .replace(/\b(miles de)\b/g, "{1000}")
      .replace(/\bmillions of\b/g, "{1000000}")
  );
}

const wordRun = new RegExp(
  String.raw`(?<![\p{L}\p{N}\u2060-])(?:${[...small.keys(), ...scales.keys()].filter((w) => !letterScales.has(w)).join("|")})(?:(?:-|\s|\sand\s|\sy\s)(?:${[...small.keys(), ...unitAfterTen.keys(), ...scales.keys()].filter((w) => !letterScales.has(w)).join("|")}))*(?!\p{L}|-(?:way|off|sided|time)(?!\p{L})|[- ](?:thirds?|fifths?|quarters?|tenths?|halves)(?!\p{L}|[- ]countr))`,
  "gu",
);

function markWords(text: string): string {
  return (
    text
      .replace(/\b(?:a|eine?|une?|uma?) (?=(?:hundred|thousand|dozen|million|billion|milliarde?|milhao)\b)/g, "one ")
      // The adverb "once" is no eleven: only before a Spanish plural.
      .replace(/\bonce\b(?! \p{L}+(?:os|as|ales|ores|nes)\b)/gu, "\u2060once")
      .replace(wordRun, runOfWords)
      .replace(/\u2060/g, "")
  );
}

/** A run of number words with each number it holds marked: "two hundred and fifty" is one, "five six" two. */
function runOfWords(run: string): string {
  const [first = "", ...rest] = run.split(/(-|\s(?:and|y)\s|\s)/);
  let out = "";
  let now = start(first);
  let plain = now === null ? first : "";
  for (let i = 0; i < rest.length; i += 2) {
    const [link = "", word = ""] = [rest[i], rest[i + 1]];
    const grown = now && grow(now, word, link.trim());
    if (grown === null) {
      out += `${now === null ? plain : mark(now)}${link}`;
      plain = word;
    }
    now = grown ?? start(word);
  }
  return out + (now === null ? plain : mark(now));
}

const mark = (g: Growing): string => `<${g.total + g.part}>`;

type Growing = { readonly total: number; readonly part: number; readonly least: number };

function start(word: string): Growing | null {
  const n = small.get(word);
  if (n !== undefined) return { total: 0, part: n, least: Infinity };
  const scale = scales.get(word);
  if (scale === undefined) return null;
  return scale >= 1000 ? { total: scale, part: 0, least: scale } : { total: 0, part: scale, least: Infinity };
}

function grow(g: Growing, word: string, link: string): Growing | null {
  const linked = link === "and" || link === "y";
  const scale = scales.get(word);
  if (scale !== undefined) return linked ? null : scaled(g, scale);
  const n = small.get(word) ?? unitAfterTen.get(word);
  if (n === undefined || !mayFollow(n, g.part, link, small.has(word))) return null;
  return { ...g, part: g.part + n };
}

// "twenty-three", "two hundred (and) fifty", "treinta y un"; not "five six".
function mayFollow(n: number, part: number, link: string, alone: boolean): boolean {
  const afterTen = part % 100 >= 20 && part % 10 === 0 && n < 10;
  if (link === "y") return afterTen;
  const open = part === 0 || (part % 100 === 0 && n < 100);
  return open || (link !== "and" && afterTen && alone);
}

function scaled(g: Growing, scale: number): Growing | null {
  if (g.part === 0) return null;
  if (scale < 1000) return g.part < 100 ? { ...g, part: g.part * scale } : null;
  return scale < g.least ? { total: g.total + g.part * scale, part: 0, least: scale } : null;
}
