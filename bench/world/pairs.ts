import { drawer } from "../flights/draw.ts";
import { type Day, fiscalYear, fiscalYearOf, mondayOf } from "./days.ts";
import type { Fault } from "./fault.ts";
import {
  changedCells,
  doubledRows,
  doubledWeeks,
  filledLate,
  foreignRows,
  laterWeeks,
  lateEntries,
  lostBlock,
  lostRows,
  recoded,
  respelled,
  shifted,
} from "./faults.ts";
import { agencies, areas } from "./fill.ts";
import type { ShapeName } from "./options.ts";
import { spans } from "./spans.ts";

/** Who has another identifier in the second release: nobody, one person in three, everybody (with numbers that were never used), everybody (each with that of another). */
export type Renumbered = "nobody" | "some" | "everybody" | "swapped";

/** The order of rows in the second release: as in the first, mixed within weeks, or every other week first and then the others, mixed as well. */
export type Order = "same" | "mixed" | "other weeks first";

/** A release and the next one of the same rows, with what is planted between them. */
export type Pair = {
  readonly says: string;
  readonly order: Order;
  readonly renumbered: Renumbered;
  /** True where rows must have identifiers. */
  readonly identified: boolean;
  readonly faults: (at: PairPlace) => readonly Fault[];
};

/** What a pair is planted in. Each fault has draws of its own, by n. */
export type PairPlace = { readonly seed: number; readonly shape: ShapeName };

type Draft = Partial<Omit<Pair, "says" | "faults">>;
function pair(says: string, faults: Pair["faults"], more: Draft = {}): Pair {
  return { says, faults, order: "mixed", renumbered: "nobody", identified: false, ...more };
}

const drawOf = ({ seed }: PairPlace, n: number) => drawer(seed, 100 + n);
const lastOf = ({ shape }: PairPlace): Day => spans[shape].last;
/** A whole fiscal year in the middle of the release. */
const yearOf = ({ shape }: PairPlace): number => fiscalYearOf(lastOf({ shape, seed: 0 }) - 500);
const weeksIn = (at: PairPlace): readonly Day[] => {
  const { first } = fiscalYear(yearOf(at));
  return [mondayOf(first + 70), mondayOf(first + 77), mondayOf(first + 200)];
};
const lostYear = (at: PairPlace): Fault =>
  lostBlock("lost_year", "A whole fiscal year is lost.", ({ day }) => fiscalYearOf(day) === yearOf(at));

/** Every pair by name. To add one, see README.md. */
export const pairs: Record<string, Pair> = {
  nothing: pair("The same rows in another order.", () => [], { order: "other weeks first" }),
  honest: pair("The second goes on for eight weeks, and rows of the last months came late.", (at) => [
    laterWeeks(lastOf(at) - 55),
    lateEntries(drawOf(at, 1), 0.02, lastOf(at) - 150),
  ]),
  corrected: pair(
    "As honest, and dates of orders were filled in later.",
    (at) => [
      laterWeeks(lastOf(at) - 55),
      lateEntries(drawOf(at, 2), 0.02, lastOf(at) - 150),
      changedCells("filled_late", "A date of the final order was filled in.", {
        draw: drawOf(at, 3),
        share: 0.3,
        change: filledLate,
      }),
    ],
    { identified: true },
  ),
  lost_year: pair("A fiscal year is lost.", (at) => [lostYear(at)]),
  lost_port: pair(
    "The rows of a port are lost in one fiscal year.",
    (at) => [
      lostBlock(
        "lost_port",
        "The rows of SAN YSIDRO, CA, POE are lost in one fiscal year.",
        (row) => row.port === "SAN YSIDRO, CA, POE" && fiscalYearOf(row.day) === yearOf(at),
      ),
    ],
    { identified: true },
  ),
  lost_agency: pair(
    "The rows of one arresting agency are lost in one fiscal year.",
    (at) => [
      lostBlock(
        "lost_agency",
        "The rows of EXAMPLE INTERIOR AGENCY are lost in one fiscal year.",
        (row) => row.filler.agency === agencies.own && fiscalYearOf(row.day) === yearOf(at),
      ),
    ],
    { identified: true },
  ),
  lost_area: pair("The rows of one area are lost from a day on.", (at) => [
    lostBlock(
      "lost_area",
      `The rows of ${areas[0]} are lost in the last half year.`,
      (row) => row.filler.area === areas[0] && row.day > lastOf(at) - 180,
    ),
  ]),
  lost_rows: pair("Single rows are lost.", (at) => [lostRows(drawOf(at, 4), 0.003)]),
  doubled_weeks: pair("Three weeks stand twice.", (at) => [doubledWeeks(weeksIn(at))]),
  doubled_rows: pair("Single rows stand twice.", (at) => [doubledRows(drawOf(at, 5), 0.003)]),
  foreign_rows: pair("Rows of another agency stand in a fiscal year.", (at) => [
    foreignRows(drawOf(at, 6), { seed: at.seed, share: 0.15, year: yearOf(at) }),
  ]),
  changed_cells: pair(
    "Dates are shifted, countries coded anew, orders filled in, and one country is spelled differently.",
    (at) => [
      changedCells("shifted_dates", "The departed date is some days off.", {
        draw: drawOf(at, 7),
        share: 0.002,
        change: shifted(drawOf(at, 8), lastOf(at)),
      }),
      changedCells("recoded_country", "Another citizenship.", { draw: drawOf(at, 9), share: 0.02, change: recoded }),
      changedCells("filled_late", "A date of the final order was filled in.", {
        draw: drawOf(at, 10),
        share: 0.3,
        change: filledLate,
      }),
      changedCells("respelled", "The same country, spelled differently.", {
        draw: drawOf(at, 11),
        share: 1,
        change: respelled,
        demanded: false,
      }),
    ],
    { identified: true },
  ),
  renumbered_some: pair("One person in three has a new identifier.", () => [], {
    renumbered: "some",
    identified: true,
  }),
  renumbered_everybody: pair("Everybody has a new identifier.", () => [], {
    renumbered: "everybody",
    identified: true,
  }),
  renumbered_swapped: pair("Everybody has the identifier of somebody else.", () => [], {
    renumbered: "swapped",
    identified: true,
    order: "other weeks first",
  }),
  renumbered_and_lost: pair(
    "Everybody has a new identifier, a fiscal year is lost, and weeks stand twice.",
    (at) => [doubledWeeks([mondayOf(lastOf(at) - 30)]), lostYear(at)],
    { renumbered: "everybody", identified: true },
  ),
  everything: pair(
    "A year lost, weeks twice, another agency's rows, single rows lost and twice, changed cells, later weeks.",
    (at) => [
      laterWeeks(lastOf(at) - 27),
      lostYear(at),
      doubledWeeks([mondayOf(lastOf(at) - 60)]),
      lostRows(drawOf(at, 12), 0.002),
      doubledRows(drawOf(at, 13), 0.002),
      foreignRows(drawOf(at, 14), { seed: at.seed, share: 0.1, year: yearOf(at) + 1 }),
      changedCells("shifted_dates", "The departed date is some days off.", {
        draw: drawOf(at, 15),
        share: 0.002,
        change: shifted(drawOf(at, 16), lastOf(at)),
      }),
    ],
    { identified: true },
  ),
};
