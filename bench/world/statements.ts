import type { TotalScope } from "../../src/model/total.ts";
import type { Counts } from "./counts.ts";

/** A statement of a total, as an invented voice gives it. */
export type Statement = {
  readonly id: string;
  readonly by: string;
  readonly words: string;
  readonly number: number;
  /** True for "about": good to two figures. */
  readonly rounded: boolean;
  readonly scope: TotalScope;
  /** The day up to which it counts where that is not the end of the period. */
  readonly as_of: string | null;
};

/** How a statement stands to the rows of the release, each row counted once by its departed date, and the number that the rows give for the scope of the statement (null where the rows cannot give it). */
export type StatementTruth = {
  readonly id: string;
  readonly verdict: "agrees" | "different_scope" | "contradicts";
  readonly rows: number | null;
  readonly why: string;
};

export type Stated = { readonly statement: Statement; readonly truth: StatementTruth };

const agency = "Example Agency";
const plain: TotalScope = { measure: "removals", agency, includes: [], excludes: [], unit: "rows", period: "" };

type Draft = {
  readonly id: string;
  readonly words: string;
  readonly number: number;
  readonly scope: Partial<TotalScope>;
  readonly verdict: StatementTruth["verdict"];
  readonly rows: number | null;
  readonly why: string;
  readonly rounded?: boolean;
  readonly as_of?: string;
};

/** A few statements on one fiscal year of the release, with how each stands to its rows. */
export function statementsOf(counts: Counts, year: number): Stated[] {
  return drafts(counts, year).map(
    ({ verdict, rows, why, scope, rounded = false, as_of = null as string | null, ...rest }) => ({
      statement: {
        ...rest,
        by: "EXAMPLE PRESS DESK",
        rounded,
        as_of,
        scope: { ...plain, period: `FY${year}`, ...scope },
      },
      truth: { id: rest.id, verdict, rows, why },
    }),
  );
}

function drafts(counts: Counts, year: number): Draft[] {
  const fiscal = `FY${year}`;
  const all = counts.of(fiscal);
  const about = Number(all.toPrecision(2));
  const [half, calendar, own] = [counts.of(`${fiscal} half`), counts.of(`CY${year}`), counts.of(`${fiscal} own`)];
  const [people, third] = [counts.of(`${fiscal} people-days`), counts.of(`${fiscal} third`)];
  const wrong = Math.round(all * 1.15) + 7;
  return [
    draft("whole-year", all, `${all} removals in ${fiscal}.`, ["agrees", all, "The rows of the year."]),
    {
      ...draft("about-whole-year", about, `About ${about} removals in ${fiscal}.`, [
        "agrees",
        all,
        "The rows, rounded.",
      ]),
      rounded: true,
    },
    {
      ...draft("half-year", half, `${half} removals in ${fiscal} so far.`, [
        "agrees",
        half,
        "The rows of half a year.",
      ]),
      as_of: `${year}-03-31`,
    },
    {
      ...draft("own-arrests", own, `${own} removals after arrests of our own.`, [
        "agrees",
        own,
        "The rows of one arresting agency; of another scope than the rows of the year.",
      ]),
      scope: { includes: ["arrested by EXAMPLE INTERIOR AGENCY"] },
    },
    {
      ...draft("people-once-a-day", people, `${people} people.`, [
        "agrees",
        people,
        "Rows with second rows of a person on a day left out.",
      ]),
      scope: { unit: "people, each counted once a day" },
    },
    {
      ...draft("third-countries", third, `${third} people were sent to third countries.`, [
        "agrees",
        third,
        "The rows of which the record shows it.",
      ]),
      scope: { measure: "removals to third countries" },
    },
    {
      ...draft("calendar-year", calendar, `${calendar} removals in ${year}.`, [
        "different_scope",
        calendar,
        "A calendar year beside the fiscal year of the same number.",
      ]),
      scope: { period: String(year) },
    },
    {
      ...draft("two-agencies", all * 2 + 11, `${all * 2 + 11} removals by the whole department.`, [
        "different_scope",
        null,
        "Another agency is counted in, of which there are no rows.",
      ]),
      scope: { agency: "Example Department", includes: ["Example Agency", "Example Patrol"] },
    },
    draft("too-many", wrong, `${wrong} removals in ${fiscal}.`, ["contradicts", all, "Same scope, another number."]),
    draft("one-off", all - 1, `${all - 1} removals in ${fiscal}.`, [
      "contradicts",
      all,
      "Same scope, one less, not rounded.",
    ]),
  ];
}

function draft(
  id: string,
  number: number,
  words: string,
  [verdict, rows, why]: readonly [StatementTruth["verdict"], number | null, string],
): Draft {
  return { id, number, words, verdict, rows, why, scope: {} };
}
