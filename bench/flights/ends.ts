import { icao24Of, type PositionBatch } from "../../src/model/position-batch.ts";
import type { FoundLeg } from "./match-legs.ts";

/** A row near an end of a leg, as naming rules read it. NaN where not told. */
export type EndRow = {
  readonly ms: number;
  readonly lat: number;
  readonly lon: number;
  readonly onground: boolean;
  readonly alt_ft: number;
  readonly track_deg: number;
};

/** The rows at both ends of a leg: those of the first minutes and those of the last. */
export type LegEnds = { readonly first: readonly EndRow[]; readonly last: readonly EndRow[] };

const minutesKept = 30;
/** Rows nearer than this are thinned, as OPDI samples every five seconds. */
const apartMs = 4500;

type Gathering = { readonly leg: FoundLeg; first: EndRow[]; last: EndRow[] };

/** Gathers the rows at the ends of legs from batches in their order. Rows of several emitters on one address are told apart by nothing: give it legs of one. */
export function gatherEnds(legs: readonly FoundLeg[]): {
  readonly push: (batch: PositionBatch) => void;
  readonly ends: ReadonlyMap<FoundLeg, LegEnds>;
} {
  const ends = new Map<FoundLeg, Gathering>(legs.map((leg) => [leg, { leg, first: [], last: [] }]));
  const byAddress = new Map<string, Gathering[]>();
  for (const one of ends.values()) byAddress.set(one.leg.icao24, [...(byAddress.get(one.leg.icao24) ?? []), one]);
  for (const list of byAddress.values()) list.sort((a, b) => a.leg.first_seen_ms - b.leg.first_seen_ms);
  let [address, open] = [-1, [] as Gathering[]];
  return {
    ends,
    push(batch) {
      for (let row = 0; row < batch.count; row += 1) {
        const now = batch.address[row] ?? 0;
        if (now !== address) [address, open] = [now, byAddress.get(icao24Of(now)) ?? []];
        const ms = batch.time_ms[row] ?? 0;
        const one = open.find(({ leg }) => ms >= leg.first_seen_ms && ms <= leg.last_seen_ms);
        if (one !== undefined) note(one, rowOf(batch, row));
      }
    },
  };
}

function note(one: Gathering, row: EndRow): void {
  const keptMs = minutesKept * 60_000;
  const { first } = one;
  const [start, previous] = [first[0]?.ms ?? row.ms, first.at(-1)?.ms ?? Number.NEGATIVE_INFINITY];
  if (row.ms - start <= keptMs && row.ms - previous >= apartMs) first.push(row);
  // Of the last, the very last is always kept.
  const before = one.last.at(-2);
  if (before !== undefined && row.ms - before.ms < apartMs) one.last.pop();
  one.last.push(row);
  // Shortened now and then only: each cut copies.
  if (one.last.length > 700) one.last = one.last.filter(({ ms }) => row.ms - ms <= keptMs);
}

function rowOf(batch: PositionBatch, row: number): EndRow {
  return {
    ms: batch.time_ms[row] ?? Number.NaN,
    lat: batch.lat[row] ?? Number.NaN,
    lon: batch.lon[row] ?? Number.NaN,
    onground: batch.ground[row] === 1,
    alt_ft: batch.alt_baro_ft[row] ?? Number.NaN,
    track_deg: batch.track_deg[row] ?? Number.NaN,
  };
}
