import { type Count, countText } from "../model/count.ts";
import { countryName } from "../model/country.ts";
import { dateText, parseDate } from "../model/partial-date.ts";
import type { BoardFilter, CountView } from "../model/row.ts";
import { type LaneClaim, lanesOf } from "../model/lanes.ts";
import { verdicts } from "../model/verdict.ts";
import { type AsOf, claimsOf } from "../store/claims.ts";
import { derivedLanes } from "../store/derived.ts";
import type { TallyCell } from "../store/tally.ts";
import { boardRows, fits } from "./board-rows.ts";
import { standingView } from "./claim-view.ts";
import { withFindings } from "./movement-row.ts";
import type { Reader } from "./reader.ts";
import type { BoardPage, ClaimView } from "./shapes.ts";
import { sourceViews } from "./source-view.ts";

/** Rows on a page of the board. */
export const rowsAPage = 50;

/** The board: movements that fit a filter, oldest first, each with its claims in three lanes, and sums over all of them. */
export function boardPage(reader: Reader, filter: BoardFilter, when: AsOf): BoardPage {
  const { record } = reader;
  const chosen = boardRows(reader, filter, when);
  const choices = choicesOf(chosen.cells, filter);
  const page = filter.page ?? 1;
  const rows = chosen.rows(
    filter.page === null ? { limit: choices.total, offset: 0 } : { limit: rowsAPage, offset: (page - 1) * rowsAPage },
  );
  const full = rows.map((row) => ({
    ...withFindings(reader, row, when),
    lanes: filter.bare ? noLanes : lanesThen(reader, row.id, when),
  }));
  const cited = full.flatMap((row) => Object.values(row.lanes).flatMap((claims) => claims.map((c) => c.source)));
  return {
    rows: full,
    page,
    pages: filter.page === null ? 1 : Math.max(1, Math.ceil(choices.total / rowsAPage)),
    filter: { destination: filter.destination, month: filter.month, states: filter.states, q: filter.q },
    ...choices,
    sums: {
      movements: choices.total,
      people: sumView(chosen.sums.people),
      third_country: sumView(chosen.sums.third_country),
      own_nationals: sumView(chosen.sums.own_nationals),
      rule,
    },
    sources: sourceViews(record, cited, when),
    when,
  };
}

const noLanes = { said: [], flown: [], recorded: [] };

/** How many movements fit, and how many would fit another choice of one of the three. */
function choicesOf(
  cells: readonly TallyCell[],
  filter: BoardFilter,
): Pick<BoardPage, "total" | "destinations" | "months" | "states"> {
  const places = tally(cells, filter, "destination");
  const months = tally(cells, filter, "month");
  const states = tally(cells, filter, "states");
  return {
    total: sum(cells.filter((cell) => fits(cell, filter))),
    destinations: [...places]
      .map(([code, count]) => ({ code, text: countryName(code), count }))
      .sort((a, b) => (a.text < b.text ? -1 : 1)),
    months: [...months]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, count]) => ({ code, text: monthText(code), count })),
    states: verdicts.flatMap((state) => (states.has(state) ? [{ state, count: states.get(state) ?? 0 }] : [])),
  };
}

/** Movements for each value of one choice, the other two made. */
function tally(
  cells: readonly TallyCell[],
  filter: BoardFilter,
  by: "destination" | "month" | "states",
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const value = by === "states" ? cell.state : cell[by];
    if (value !== null && fits(cell, filter, by)) counts.set(value, (counts.get(value) ?? 0) + cell.movements);
  }
  return counts;
}

function sum(cells: readonly TallyCell[]): number {
  return cells.reduce((total, cell) => total + cell.movements, 0);
}

const rule =
  "Each person counts once, however many legs: parts count in their whole, and a movement that goes on from another is counted there. Bounds are added; a share that nobody published adds its bounds.";

function sumView(count: Count): CountView {
  return { ...count, text: countText(count) };
}

function monthText(month: string): string {
  const date = parseDate(month);
  return date ? dateText(date) : month;
}

/** The claims of a movement in three lanes, as its row keeps them; weighed anew for what the record held at another instant. */
function lanesThen(reader: Reader, id: string, when: AsOf): BoardPage["rows"][number]["lanes"] {
  const ref = `movement/${id}`;
  const state = when.known_at === undefined ? null : reader.movement(id, when);
  const lanes = state === null ? derivedLanes(reader.record, ref, when) : lanesOf(state);
  const claims = new Map((state?.claims ?? claimsOf(reader.record, ref, when)).map((c) => [c.id, c]));
  const views = (lane: readonly LaneClaim[] = []): ClaimView[] =>
    lane.flatMap(([claim, relation, why]) => {
      const told = claims.get(claim);
      return told ? [standingView(told, relation, why)] : [];
    });
  return { said: views(lanes?.said), flown: views(lanes?.flown), recorded: views(lanes?.recorded) };
}
