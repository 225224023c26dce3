import { type Count, exact } from "../../model/count.ts";
import type { CountWay, PeopleSeen } from "../../model/observation.ts";
import { readCount } from "../../model/read-count.ts";
import { type ConvoyBand, convoyCount } from "./convoy-band.ts";

/** How a log words its ways of counting, asked in this order. */
const wayWords: readonly (readonly [RegExp, CountWay])[] = [
  [/\baverage|similar|adjacent|usual/i, "average"],
  [/convoy|vehicle|\bvans?\b|\bbus(?:es)?\b/i, "convoy"],
  [/estimat|approx|about|guess/i, "observer_estimate"],
  [/count|observ|saw|seen/i, "counted"],
];

/** The way of counting that words name; null when they name none. */
export function wayIn(words: string | null): CountWay | null {
  return words === null ? null : (wayWords.find(([pattern]) => pattern.test(words))?.[1] ?? null);
}

/** A cell with a number of people: who they are, its words, and how they were counted in the words of the log. */
export type PeopleCell = {
  readonly which: "on" | "off";
  readonly words: string;
  readonly way: CountWay;
  readonly wayWords: string | null;
  readonly column: string;
};

/** The people of a cell, with the bounds that their way of counting allows. Null when it holds no number. */
export function peopleSeen(cell: PeopleCell, band: ConvoyBand | null): PeopleSeen | null {
  const number = numberIn(cell.words);
  const read = readCount(number ?? cell.words);
  if (read === null) return null;
  const words = [cell.words, cell.wayWords].filter((part) => part !== null).join(", ");
  return { which: cell.which, way: cell.way, count: counted(read, { ...cell, words }, band), column: cell.column };
}

/** "75", "75.0" → 75; null for other words. */
export function numberIn(words: string | null): number | null {
  const [, digits] = /^(\d{1,4})(?:\.0+)?$/.exec(words?.trim() ?? "") ?? [];
  return digits === undefined ? null : Number(digits);
}

function counted(read: Count, { way, words }: Pick<PeopleCell, "way" | "words">, band: ConvoyBand | null): Count {
  const single = read.hi === read.lo ? read.lo : null;
  if (way === "convoy" && single !== null) return convoyCount(single, band, words);
  if (way === "average") return { lo: 0, hi: null, as: "unstated", method: "average of other flights", words };
  if (way === "counted" || single === null || single === 0) return { ...read, method: methods[way], words };
  const about = readCount(`about ${single}`) ?? exact(single);
  return { ...about, method: methods[way], words };
}

const methods: Readonly<Record<CountWay, string>> = {
  counted: "counted by an observer",
  observer_estimate: "estimated by an observer",
  convoy: "convoy estimate",
  average: "average of other flights",
  not_told: "not told how",
};
