import { claimValueText } from "../model/claim-text.ts";
import type { LegClass } from "../model/leg-class.ts";
import type { Claim } from "../model/claim.ts";
import type { AsOf } from "../store/claims.ts";
import { type FleetRow, type FlightsMade, openFlights } from "../store/flights.ts";
import { subjectsOf } from "../store/entries.ts";
import { type LegsShown, shownUntil } from "./flight-clock.ts";
import { isoOf } from "./flight-row.ts";
import type { Reader } from "./reader.ts";
import type { SourceView } from "./shapes.ts";
import { sourceViews } from "./source-view.ts";

/** What the watch-list says of an aircraft: one entry of the record. */
export type WatchedAs = {
  readonly id: string;
  readonly lead: string | null;
  /** What each source says, apart. */
  readonly says: readonly { readonly what: string; readonly value: string; readonly source: string }[];
  /** Attributes on which sources differ: "operator". */
  readonly conflicts: readonly string[];
};

/** An aircraft that was heard. */
export type FleetAircraft = {
  readonly icao24: string;
  readonly registration: string | null;
  readonly typecode: string | null;
  readonly operator: string | null;
  readonly legs: number;
  readonly by_class: Readonly<Partial<Record<LegClass, number>>>;
  readonly first_heard: string;
  readonly last_heard: string;
  readonly watched: readonly WatchedAs[];
};

/** Aircraft that were heard, those of the watch-list first, then by how many legs they have: `/fleet`. */
export type FleetPage = {
  readonly made: FlightsMade | null;
  readonly rows: readonly FleetAircraft[];
  readonly total: number;
  readonly sources: Readonly<Record<string, SourceView>>;
  readonly when: AsOf;
};

const shownAttributes = ["operator", "type", "listed", "valid_from", "valid_to"] as const;
/** Attributes of which an aircraft has one at a time: two values are a conflict, or a change of hands. */
const single: readonly string[] = ["operator", "type"];

/** The aircraft of the legs, each with what the record's watch-list says of it. */
export function fleetPage(reader: Reader, when: AsOf, shown: LegsShown): FleetPage {
  const table = openFlights(reader.record.dir);
  if (table === null) return { made: null, rows: [], total: 0, sources: {}, when };
  try {
    const watched = watchedBy(reader, when);
    const heard = byAircraft(table.fleet({ heard_until_ms: shownUntil(reader.record, when, shown) }));
    const rows = [...heard.values()].map((rows) => aircraftOf(rows, watched)).sort(watchedFirst);
    const cited = rows.flatMap((row) => row.watched.flatMap(({ says }) => says.map(({ source }) => source)));
    return { made: table.made, rows, total: rows.length, sources: sourceViews(reader.record, cited, when), when };
  } finally {
    table.close();
  }
}

function byAircraft(rows: readonly FleetRow[]): Map<string, FleetRow[]> {
  const heard = new Map<string, FleetRow[]>();
  for (const row of rows) {
    const list = heard.get(row.icao24);
    if (list) list.push(row);
    else heard.set(row.icao24, [row]);
  }
  return heard;
}

function aircraftOf(rows: readonly FleetRow[], watched: ReadonlyMap<string, readonly WatchedAs[]>): FleetAircraft {
  const { icao24, registration, typecode, operator } = rows[0] as FleetRow;
  return {
    ...{ icao24, registration, typecode, operator },
    legs: rows.reduce((sum, row) => sum + row.legs, 0),
    by_class: Object.fromEntries(rows.map((row) => [row.class, row.legs])),
    first_heard: isoOf(Math.min(...rows.map((row) => row.first_ms))),
    last_heard: isoOf(Math.max(...rows.map((row) => row.last_ms))),
    watched: watched.get(icao24) ?? (registration === null ? undefined : watched.get(bare(registration))) ?? [],
  };
}

function watchedFirst(a: FleetAircraft, b: FleetAircraft): number {
  const [first, second] = [a.watched.length > 0 ? 0 : 1, b.watched.length > 0 ? 0 : 1];
  return first - second || b.legs - a.legs || (a.icao24 < b.icao24 ? -1 : 1);
}

/** Entries of the watch-list by address and by registration. */
function watchedBy(reader: Reader, when: AsOf): Map<string, WatchedAs[]> {
  const found = new Map<string, WatchedAs[]>();
  for (const { ref } of subjectsOf(reader.record, "aircraft", when)) {
    const state = reader.subject(ref, when);
    if (state === null || state.claims.length === 0) continue;
    const entry = watchedAs(state.id, state.doc, state.claims);
    const names = [typeof state.doc.icao24 === "string" ? state.doc.icao24 : null, bare(state.id)];
    for (const name of new Set(names)) if (name !== null) found.set(name, [...(found.get(name) ?? []), entry]);
  }
  return found;
}

function watchedAs(id: string, doc: Readonly<Record<string, unknown>>, claims: readonly Claim[]): WatchedAs {
  const says = claims
    .filter(({ attribute }) => (shownAttributes as readonly string[]).includes(attribute))
    .map((claim) => ({ what: claim.attribute, value: claimValueText(claim), source: claim.source }));
  return {
    id,
    lead: typeof doc.lead === "string" ? doc.lead : null,
    says,
    conflicts: single.filter(
      (what) => new Set(says.filter((one) => one.what === what).map(({ value }) => value)).size > 1,
    ),
  };
}

function bare(name: string): string {
  return name.replace(/[\s-]/g, "").toLowerCase();
}
