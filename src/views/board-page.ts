import { type Count, countText, sumCounts } from "../model/count.ts";
import { countryName } from "../model/country.ts";
import { dateText, parseDate } from "../model/partial-date.ts";
import type { BoardFilter, CountView, MovementRow } from "../model/row.ts";
import { type Verdict, verdicts } from "../model/verdict.ts";
import type { Answered, MovementState } from "../model/state.ts";
import type { AsOf } from "../store/claims.ts";
import { eachDerived, type ListFilter, listDerived, tallyDerived } from "../store/derived.ts";
import { ledgerHead } from "../store/ledger.ts";
import { subjectsMatching } from "../store/search.ts";
import type { TarmacRecord } from "../store/record.ts";
import { claimView, inLaneOrder } from "./claim-view.ts";
import { rowsKnownAt, withFindings } from "./movement-row.ts";
import type { Reader } from "./reader.ts";
import type { BoardPage, ClaimView } from "./shapes.ts";
import { sourceViews } from "./source-view.ts";

/** Rows on a page of the board. */
export const rowsAPage = 50;

/** The board: movements that fit a filter, oldest first, each with its claims in three lanes, and sums over all of them. */
export function boardPage(reader: Reader, filter: BoardFilter, when: AsOf): BoardPage {
  const { record } = reader;
  const list = listFilter(record, filter, when);
  const held = when.known_at === undefined ? null : rowsKnownAt(reader, list, when);
  const tally =
    held === null
      ? tallies(record, filter, list, when)
      : { ...countRows(rowsKnownAt(reader, {}, when)), ...addUp(held) };
  const page = filter.page ?? 1;
  const limit = filter.page === null ? 1_000_000 : rowsAPage;
  const offset = (page - 1) * rowsAPage;
  const rows =
    held === null
      ? listDerived<MovementRow>(record, "movement", list, when, { limit, offset })
      : held.slice(offset, offset + limit);
  const full = rows.map((row) => ({
    ...withFindings(reader, row, when),
    lanes: lanesOf(reader.movement(row.id, when)),
  }));
  const cited = full.flatMap((row) => Object.values(row.lanes).flatMap((claims) => claims.map((c) => c.source)));
  return {
    rows: full,
    total: tally.total,
    page,
    pages: filter.page === null ? 1 : Math.max(1, Math.ceil(tally.total / rowsAPage)),
    filter: { destination: filter.destination, month: filter.month, states: filter.states, q: filter.q },
    destinations: tally.destinations,
    months: tally.months,
    states: tally.states,
    sums: tally.sums,
    sources: sourceViews(record, cited, when),
    when,
  };
}

function listFilter(record: TarmacRecord, filter: BoardFilter, when: AsOf): ListFilter {
  return {
    ...(filter.destination ? { destination: filter.destination } : {}),
    ...(filter.month ? { month: filter.month } : {}),
    ...(filter.states.length > 0 ? { states: filter.states } : {}),
    ...(filter.q ? { refs: subjectsMatching(record, filter.q, "movement", when) } : {}),
  };
}

type Tallies = Pick<BoardPage, "total" | "destinations" | "months" | "states" | "sums">;
/** Counts and sums over all rows change only with the record: kept until its ledger grows. One record a process is the usual case. */
const kept = new WeakMap<TarmacRecord, { head: string; values: Map<string, Tallies> }>();

function tallies(record: TarmacRecord, filter: BoardFilter, list: ListFilter, when: AsOf): Tallies {
  const { hash } = ledgerHead(record.db);
  let cache = kept.get(record);
  if (!cache || cache.head !== hash) {
    cache = { head: hash, values: new Map() };
    kept.set(record, cache);
  }
  const key = JSON.stringify([{ ...filter, page: 0 }, when]);
  const known = cache.values.get(key);
  if (known) return known;
  if (cache.values.size > 500) cache.values.clear();
  const made = countAll(record, list, when);
  cache.values.set(key, made);
  return made;
}

function countAll(record: TarmacRecord, list: ListFilter, when: AsOf): Tallies {
  const { states: _s, ...anyState } = list;
  const { destination: _d, ...anyPlace } = list;
  const { month: _m, ...anyMonth } = list;
  const months = tallyDerived(record, "movement", "month", anyMonth, when).filter((t) => t.value !== null);
  const places = tallyDerived(record, "movement", "destination", anyPlace, when).filter((t) => t.value !== null);
  const states = new Map(tallyDerived(record, "movement", "state", anyState, when).map((t) => [t.value, t.count]));
  const { total, sums } = addUp(eachDerived<MovementRow>(record, "movement", list, when));
  return {
    total,
    sums,
    ...choices(
      new Map(places.map((t) => [String(t.value), t.count])),
      new Map(months.map((t) => [String(t.value), t.count])),
      states,
    ),
  };
}

/** The choices of a filter from rows at hand. */
function countRows(rows: readonly MovementRow[]): Pick<Tallies, "destinations" | "months" | "states"> {
  const tally = (pick: (row: MovementRow) => string | null): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const value of rows.map(pick)) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  };
  return choices(
    tally((r) => r.to?.code ?? null),
    tally((r) => r.date?.slice(0, 7) ?? null),
    tally((r) => r.state),
  );
}

function choices(
  places: ReadonlyMap<string, number>,
  months: ReadonlyMap<string, number>,
  states: ReadonlyMap<string | null, number>,
): Pick<Tallies, "destinations" | "months" | "states"> {
  return {
    destinations: [...places]
      .map(([code, count]) => ({ code, text: countryName(code), count }))
      .sort((a, b) => (a.text < b.text ? -1 : 1)),
    months: [...months]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, count]) => ({ code, text: monthText(code), count })),
    states: verdicts.flatMap((state: Verdict) => (states.has(state) ? [{ state, count: states.get(state) ?? 0 }] : [])),
  };
}

const rule =
  "Each person counts once, however many legs: parts count in their whole, and a movement that goes on from another is counted there. Bounds are added; a share that nobody published adds its bounds.";

function addUp(rows: Iterable<MovementRow>): { total: number; sums: BoardPage["sums"] } {
  const counted: { people: Count[]; third_country: Count[]; own_nationals: Count[] } = {
    people: [],
    third_country: [],
    own_nationals: [],
  };
  let total = 0;
  for (const row of rows) {
    total += 1;
    if (row.after.length > 0) continue;
    counted.people.push(row.people ?? nothingTold);
    counted.third_country.push(row.third_country ?? nothingTold);
    counted.own_nationals.push(row.own_nationals ?? nothingTold);
  }
  return {
    total,
    sums: {
      movements: total,
      people: sumView(counted.people),
      third_country: sumView(counted.third_country),
      own_nationals: sumView(counted.own_nationals),
      rule,
    },
  };
}

const nothingTold: Count = { lo: 0, hi: null, as: "unstated" };

function sumView(counts: readonly Count[]): CountView {
  const sum = sumCounts(counts);
  return { ...sum, text: counts.length === 0 ? "0" : countText(sum) };
}

function monthText(month: string): string {
  const date = parseDate(month);
  return date ? dateText(date) : month;
}

/** Attributes whose claims the board shows; the movement's page shows all. */
const onBoard = (attribute: string): boolean =>
  [
    "people",
    "third_country",
    "own_nationals",
    "departed",
    "arrived",
    "date",
    "aircraft",
    "route",
    "carrier",
    "vessels",
    "described_as",
  ].includes(attribute) || /^(?:nationality|sex|basis):/.test(attribute);
const mostInLane = 6;
const graveFirst = ["contradicts", "planned_not_done", "different_scope"];

/** The claims of a movement in three lanes: the ones that differ first, then in the order of attributes; at most six a lane. */
export function lanesOf(state: MovementState | null): Record<"said" | "flown" | "recorded", ClaimView[]> {
  const lanes: Record<"said" | "flown" | "recorded", ClaimView[]> = { said: [], flown: [], recorded: [] };
  if (!state) return lanes;
  const claims = new Map(state.claims.map((c) => [c.id, c]));
  const told = state.answers
    .filter((a) => onBoard(a.question.attribute))
    .flatMap((answered) =>
      inLaneOrder(idsOf(answered).flatMap((id) => claims.get(id) ?? [])).map((claim) => claimView(claim, answered)),
    );
  const rank = (c: ClaimView): number => (graveFirst.includes(c.relation) ? 0 : 1);
  const shown = new Set<string>();
  for (const claim of [...told].sort((a, b) => rank(a) - rank(b))) {
    if (claim.mode === "derived" || shown.has(claim.id) || lanes[claim.mode].length >= mostInLane) continue;
    shown.add(claim.id);
    lanes[claim.mode].push(claim);
  }
  // What differs must be there; within the lane it stands in its place.
  const place = new Map(told.map((c, i) => [c.id, i]));
  for (const lane of Object.values(lanes)) lane.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  return lanes;
}

function idsOf(answered: Answered): string[] {
  return [...new Set(answered.question.voiced.flatMap((v) => v.claims))];
}
