import type { Flight } from "../../model/flight.ts";
import type { LegEnd } from "../../model/leg.ts";
import type { RawEntry } from "./read-file.ts";

type Loose = Readonly<Record<string, unknown>>;
type LegOf = (id: string) => Flight | null;

/**
 * An entry in which every leg that is named by its id alone (`legs: ["5e02f925bac00bf5"]`) has become an item of its own that holds what was heard: when it departed and arrived, its route, its
 * aircraft, and the stretch of the track as the place. The values are copied, since legs are made anew. An id that nobody knows stays as it is.
 */
export function copyLegs(entry: RawEntry, legOf: LegOf): RawEntry {
  const items = entry.data.claims;
  if (entry.kind !== "movement" || !Array.isArray(items)) return entry;
  const copied = (items as Loose[]).flatMap((item, i) => copiesOf(item, legOf).map((copy) => ({ item: copy, i })));
  if (copied.length === items.length && copied.every(({ item }, i) => item === items[i])) return entry;
  return {
    ...entry,
    data: { ...entry.data, claims: copied.map(({ item }) => item) },
    lineOf: ([list, i, ...rest]) => entry.lineOf(lineOf(list, i, copied, rest)),
  };
}

/** The path at which an item stood before others were put in. */
function lineOf(
  list: PropertyKey | undefined,
  i: PropertyKey | undefined,
  copied: readonly { readonly i: number }[],
  rest: readonly PropertyKey[],
): readonly PropertyKey[] {
  if (list !== "claims" || typeof i !== "number") return [list, i, ...rest].filter((part) => part !== undefined);
  return [list, copied[i]?.i ?? i, ...rest];
}

/** An item, and one more for each leg that it names by its id. */
function copiesOf(item: Loose, legOf: LegOf): Loose[] {
  const named = item.legs === undefined ? [] : [item.legs].flat();
  const found = named.flatMap((one) => (typeof one === "string" ? (legOf(one) ?? []) : []));
  if (found.length === 0) return [item];
  const ids = new Set(found.map(({ id }) => id));
  const left = named.filter((one) => typeof one !== "string" || !ids.has(one));
  const { legs: _legs, ...rest } = item;
  const others = left.length === 0 ? rest : { ...rest, legs: left };
  return [...(hasValue(others) ? [others] : []), ...found.map((flight) => copyOf(item, flight))];
}

/** Keys of an item that say how and where something is told; the other keys are values. */
const context = new Set(["from", "at", "said_by", "utterance", "mode", "modality", "via", "scope", "method", "words"]);
const remarks = new Set(["doubt", "note", "n", "withdraw"]);

function hasValue(item: Loose): boolean {
  return Object.keys(item).some((key) => !context.has(key) && !remarks.has(key));
}

/** What was heard of a leg, as an item of the register. A time that nobody saw is left out. */
function copyOf({ from, via, doubt, note, withdraw }: Loose, flight: Flight): Loose {
  const { id, icao24, registration, typecode, operator, callsign, adep_at, ades_at } = flight;
  const [off, on] = [second(flight.first_seen_ms), second(flight.last_seen_ms)];
  const aircraft = { registration, icao24, type: typecode, callsign, operator };
  return present({
    ...{ from, via, doubt, note, withdraw },
    at: `track ${icao24} ${off} to ${on}`,
    mode: "flown",
    legs: [{ icao24, off, on, leg: id }],
    departed: momentOf(flight.atot, adep_at?.ident ?? null),
    arrived: momentOf(flight.aldt, ades_at?.ident ?? null),
    route: adep_at !== null && ades_at !== null ? [adep_at.ident, ades_at.ident] : null,
    aircraft: [present(aircraft)],
  });
}

function momentOf({ ms, source }: LegEnd, place: string | null): Loose | null {
  if (ms === null || (source !== "observed" && source !== "extrapolated")) return null;
  const about = source === "extrapolated" ? true : null;
  return present({ at: `${new Date(ms).toISOString().slice(0, 16)}`, zone: "UTC", about, place });
}

function second(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function present(map: Loose): Loose {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null && value !== undefined));
}
