import { type HeapNumber, sizeOf, HeapTotals } from "../model/heap-totals.ts";
import { type CarrierMovement, type Heap, type HeapRows, type HeapVerdict, soughtVerdicts } from "../model/heap.ts";
import type { ReleaseManifest } from "../model/removal.ts";
import type { MovementRow } from "../model/row.ts";
import type { PlaceValue } from "../model/value.ts";
import { flownDays } from "../sources/flights/heaps/flown-days.ts";
import { HeapCrowds } from "../sources/flights/heaps/heap-crowds.ts";
import { heapOrder } from "../sources/flights/heaps/heap-order.ts";
import { heapRule } from "../sources/flights/heaps/heap-rule.ts";
import { judgeHeap, type Known } from "../sources/flights/heaps/judge-heap.ts";
import { knownFlights } from "../sources/flights/heaps/known-flights.ts";
import { shippedPorts } from "../sources/flights/heaps/port-table.ts";
import { type PortReader, portReader } from "../sources/flights/heaps/read-port.ts";
import { carrierLegs } from "../store/carrier-legs.ts";
import { type AsOf, claimsOf } from "../store/claims.ts";
import { listDerived } from "../store/derived.ts";
import type { TarmacRecord } from "../store/record.ts";
import { namedFields } from "../store/named-fields.ts";
import { openHeaps } from "../store/removal-heaps.ts";

/** Which heaps of a release are wanted; null members fit all. */
export type HeapsWanted = {
  /** Null: those for which flights are looked for. */
  readonly verdict: HeapVerdict | null;
  /** Month of departure. */
  readonly month: string | null;
  readonly to: string | null;
  /** Words that the port has, as written or as read, in any case. */
  readonly port: string | null;
  readonly date: string | null;
  /** People from which on a heap is looked into; null: the usual number. */
  readonly least: number | null;
  readonly offset: number;
  /** Null: all. */
  readonly limit: number | null;
};

/** A heap, and whether the aircraft that explain it have too few seats for all heaps that they fit; null where they have enough. */
export type ShownHeap = Heap & { readonly crowded: string | null };

/** The heaps of a release against the flights that are known. */
export type HeapsFound = {
  readonly totals: HeapTotals;
  readonly least: number;
  /** People of explained heaps for whom the aircraft have no seat when several heaps share them. */
  readonly crowded_people: number;
  /** The page of heaps that was wanted, those worth a look first, and how many there are in all. */
  readonly rows: readonly ShownHeap[];
  readonly total: number;
  readonly unsought: Unsought;
};

/** Heaps that fit all of a filter without a verdict, but are not listed as no flight is looked for: by verdict. Small ones of ways without a known flight are left out where a day or month is asked for. */
type Unsought = Readonly<Partial<Record<HeapVerdict, HeapNumber>>>;

/** Joins the rows of a release with the legs of the workspace that were last heard by an instant, and with movements of the record. Memory holds the page that is wanted. */
export async function heapsOf(
  record: TarmacRecord,
  release: ReleaseManifest,
  wanted: HeapsWanted,
  { when, untilMs }: { readonly when: AsOf; readonly untilMs: number },
): Promise<HeapsFound> {
  const { dir } = record;
  const least = wanted.least ?? heapRule.least.value;
  const known = knownFlights(carrierLegs(dir, untilMs), carrierMovements(record, when), least);
  const readPort = portReader(shippedPorts(), namedFields(dir));
  // Words are made for the page that is wanted only.
  const wordless = { ...known, words: false };
  const [totals, crowds, order] = [new HeapTotals(least), new HeapCrowds(), heapOrder(wanted)];
  const unsought = new HeapTotals(least);
  // Small heaps of no known flight need not be told apart, unless they are what is wanted.
  const isEach = least === 1 || (wanted.verdict !== null && !soughtVerdicts.includes(wanted.verdict));
  for await (const rows of heapRows(dir, release.release, { known, readPort, least: isEach ? 0 : least })) {
    const heap = judgeHeap(rows, readPort(rows.port, rows.sender), wordless);
    totals.add(heap);
    if (heap.verdict === "explained" && sizeOf(heap) >= least) crowds.add(heap);
    if (isWanted(heap, wanted)) order.add(heap);
    else if (isUnsought(heap, wanted)) unsought.add(heap);
  }
  const { rows, total } = order;
  return {
    ...{ totals, least, total },
    unsought: unsoughtOf(unsought),
    crowded_people: crowds.people,
    rows: rows.map((heap) => ({ ...judgeHeap(heap, heap.read, known), crowded: crowds.remark(heap) })),
  };
}

/** The heaps of a release, after it is known which flights have rows of their own. */
async function* heapRows(
  dir: string,
  release: string,
  { known, readPort, least }: { readonly known: Known; readonly readPort: PortReader; readonly least: number },
): AsyncGenerator<HeapRows> {
  const table = await openHeaps(dir, release, (said, sender) => readPort(said || null, sender || null).key);
  try {
    const flown = table.ways.map((way) => ({ ...way, days: flownDays(way, readPort(way.port, way.sender), known) }));
    for await (const batch of table.flown(flown))
      for (const rows of batch) known.own.add(rows, readPort(rows.port, rows.sender));
    for await (const batch of table.all(flown, least)) yield* batch;
  } finally {
    table.close();
  }
}

/** Whether a heap fits, but for the verdict, a filter that names none. Several small heaps in one have no one day. */
function isUnsought(heap: Heap, wanted: HeapsWanted): boolean {
  const { verdict, month, to, port, date } = wanted;
  if (verdict !== null || [month, to, port, date].every((one) => one === null)) return false;
  if (heap.heaps > 1 && (month ?? date) !== null) return false;
  return fits(heap, wanted);
}

function unsoughtOf({ verdicts }: HeapTotals): Unsought {
  return Object.fromEntries(Object.entries(verdicts).filter(([, { heaps }]) => heaps > 0));
}

function isWanted(heap: Heap, wanted: HeapsWanted): boolean {
  const { verdict } = wanted;
  if (verdict === null ? !soughtVerdicts.includes(heap.verdict) : heap.verdict !== verdict) return false;
  return fits(heap, wanted);
}

function fits(heap: Heap, { month, to, port, date }: HeapsWanted): boolean {
  if (month !== null && heap.date?.slice(0, 7) !== month) return false;
  if (date !== null && heap.date !== date) return false;
  if (to !== null && heap.destination !== to) return false;
  return port === null || `${heap.port} ${heap.read.name}`.toUpperCase().includes(port.toUpperCase());
}

/** Movements of the record that went from one country to another on a day that is known; those that did not happen are left out. A movement of several aircraft is one: its people are counted in the whole, which lists give and parts are left out of. */
function carrierMovements(record: TarmacRecord, when: AsOf): CarrierMovement[] {
  const rows = listDerived<MovementRow>(record, "movement", {}, when, { limit: -1, offset: 0 });
  return rows.flatMap(({ id, title, date, from, to, people, state, parts, ...row }) => {
    if (date === null || !/^\d{4}-\d{2}-\d{2}$/.test(date) || from === null || to === null) return [];
    if (state === "planned_not_done") return [];
    const [from_country, to_country] = [row.from_country?.code ?? from.code, row.to_country?.code ?? to.code];
    const airports = () => [...new Set([id, ...parts].flatMap((one) => originAirports(record, one, when)))];
    return [{ id, title, date, airports, from_country, to_country, people: people?.hi ?? null }];
  });
}

/** Aerodromes that claims name for where a movement left from. */
function originAirports(record: TarmacRecord, id: string, when: AsOf): string[] {
  const origins = claimsOf(record, `movement/${id}`, when).filter(({ attribute }) => attribute === "origin");
  return origins.flatMap(({ value }) => (value as PlaceValue).airport ?? []);
}
