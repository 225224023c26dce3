import { heapVerdicts, type Heap, type HeapVerdict, matchLevels } from "../model/heap.ts";
import type { HeapNumber, HeapTotals, SoughtNumber } from "../model/heap-totals.ts";
import { isRedaction } from "../model/redaction.ts";
import { recordedCountryName } from "../model/recorded-country.ts";
import type { ReleaseManifest } from "../model/removal.ts";
import type { AsOf } from "../store/claims.ts";
import { type FlightsMade, openFlights } from "../store/flights.ts";
import { type LegsShown, shownUntil } from "./flight-clock.ts";
import { type Choice, heldPage, rowsAPage } from "./page-of.ts";
import type { Reader } from "./reader.ts";
import { manifestsThen } from "./releases-page.ts";
import { chosenReleases } from "./removals-page-asked.ts";

/** What a reader asks of the heaps; `page` counts from 1, null asks for all rows at once (the CSV). */
export type HeapsFilter = {
  /** Null: the release that was published last. */
  readonly release: string | null;
  readonly verdict: HeapVerdict | null;
  readonly month: string | null;
  readonly to: string | null;
  readonly port: string | null;
  readonly date: string | null;
  readonly least: number | null;
  readonly page: number | null;
};

/** A heap in a list. */
export type HeapRow = {
  readonly date: string | null;
  readonly port: string | null;
  /** What `/removals/rows` calls its writings: as written, `redacted`, `not_told`. */
  readonly port_codes: readonly string[];
  /** The port as it was read, what it is, and what else is to be known of it. */
  readonly port_name: string;
  readonly port_kind: string;
  /** Aerodromes that are meant; none where any near may be. */
  readonly port_fields: readonly string[];
  readonly port_says: string | null;
  /** Whether the port's writing may as well mean something else. */
  readonly port_doubtful: boolean;
  /** Who tells what the port is; null where a rule alone read it. */
  readonly port_source: string | null;
  readonly destination: string | null;
  readonly destination_name: string;
  readonly rows: number;
  readonly people: number;
  readonly third_country: number;
  readonly cannot_tell: number;
  readonly verdict: HeapVerdict;
  readonly word: string;
  readonly reason: string;
  readonly explained: number;
  readonly heard: number;
  readonly crowded: string | null;
  readonly flights: readonly {
    readonly aircraft: string;
    readonly level: string;
    readonly carrier: string;
    readonly seats: number;
    readonly days: number;
    readonly says: string;
    readonly legs: readonly string[];
    readonly movement: string | null;
  }[];
};

/** A share of people or heaps, 0 to 1; null when there are none. */
type Shares = { readonly share: number | null; readonly share_heard: number | null };

/** Rows of a release against known flights: `/removals/flights`. */
export type HeapsPage = {
  /** Releases that are loaded and were public, the last published first. */
  readonly loaded: readonly { readonly release: string; readonly title: string }[];
  /** Null when none is loaded. */
  readonly release: Pick<ReleaseManifest, "release" | "title" | "publisher" | "published"> | null;
  /** What the legs were made from; null when none were made here. */
  readonly made: FlightsMade | null;
  readonly least: number;
  readonly verdicts: readonly (HeapNumber & {
    readonly verdict: HeapVerdict;
    readonly word: string;
    readonly says: string;
  })[];
  /** All heaps for which flights are looked for: `share` of their people is explained, and of those of days and ports where something was heard. */
  readonly sought: (SoughtNumber & Shares) | null;
  readonly crowded_people: number;
  readonly months: readonly (SoughtNumber & Shares & { readonly month: string })[];
  readonly destinations: readonly (SoughtNumber & Shares & { readonly destination: string; readonly name: string })[];
  readonly rows: readonly HeapRow[];
  readonly total: number;
  /** Heaps that fit a filter without a verdict, and for which no flight is looked for: they are not listed. Small ones of ways without a known flight are left out where a day or month is asked for. */
  readonly unsought: readonly (HeapNumber & { readonly verdict: HeapVerdict; readonly word: string })[];
  readonly page: number;
  readonly pages: number;
  readonly filter: Omit<HeapsFilter, "page" | "release">;
  readonly choices: Readonly<Record<"verdict" | "month" | "to", readonly Choice[]>>;
  readonly when: AsOf;
};

/** Verdicts of heaps in two words. */
export const heapWords: Readonly<Record<HeapVerdict, string>> = {
  no_known_flight: "No known flight",
  partly: "In part",
  nothing_heard: "Nothing heard",
  explained: "Explained",
  few_people: "Few people",
  by_land: "By land",
  by_sea: "By sea",
  no_date_or_port: "Not told",
};

/** The join of a release with the flights that are known, handed in: sources are read there where views are not. */
export type JoinHeaps = (
  release: ReleaseManifest,
  wanted: Omit<HeapsFilter, "release" | "page"> & { readonly offset: number; readonly limit: number | null },
  at: { readonly when: AsOf; readonly untilMs: number },
) => Promise<{
  readonly totals: HeapTotals;
  readonly least: number;
  readonly crowded_people: number;
  readonly rows: readonly (Heap & { readonly crowded: string | null })[];
  readonly total: number;
  readonly unsought: Readonly<Partial<Record<HeapVerdict, HeapNumber>>>;
}>;

/** Heaps of rows of a release with what is known of their flights, those worth a look first. Throws `bad_filter` for a release that there is not. */
export async function removalsFlightsPage(
  reader: Reader,
  { release: name, page, ...filter }: HeapsFilter,
  when: AsOf,
  { join, ...shown }: LegsShown & { readonly join: JoinHeaps },
): Promise<HeapsPage> {
  const loaded = manifestsThen(reader.record.dir, when);
  const [release] = chosenReleases(loaded, name === null ? [] : [name]);
  const head = { loaded: loaded.map(({ release, title }) => ({ release, title })), filter, when, page: page ?? 1 };
  if (release === undefined) return { ...head, ...nothing };
  const table = openFlights(reader.record.dir);
  const made = table?.made ?? null;
  table?.close();
  const paging = page === null ? { offset: 0, limit: null } : { offset: (page - 1) * rowsAPage, limit: rowsAPage };
  const untilMs = shownUntil(reader.record, when, shown);
  const { totals, rows, total, unsought, least, crowded_people } = await join(
    release,
    { ...filter, ...paging },
    { when, untilMs },
  );
  const pages = page === null ? 1 : Math.max(1, Math.ceil(total / rowsAPage));
  const { publisher, published, title } = release;
  return {
    ...head,
    release: { release: release.release, title, publisher, published },
    ...{ made, least, crowded_people, total },
    verdicts: verdictsOf(totals),
    sought: { ...totals.sought, ...sharesOf(totals.sought) },
    months: totals.months.map((one) => ({ ...one, ...sharesOf(one) })),
    destinations: totals.destinations.map((one) => ({
      ...one,
      ...sharesOf(one),
      name: recordedCountryName(one.destination),
    })),
    rows: rows.map(rowOf),
    unsought: verdictsOf(totals).flatMap(({ verdict, word }) => {
      const number = unsought[verdict];
      return number === undefined ? [] : [{ verdict, word, ...number }];
    }),
    ...{ page: heldPage(page ?? 1, pages), pages },
    choices: {
      verdict: verdictsOf(totals).flatMap(({ verdict, word, heaps }) =>
        heaps === 0 ? [] : [{ code: verdict, text: word, count: heaps }],
      ),
      month: totals.months.map(({ month, heaps }) => ({ code: month, text: month, count: heaps })).reverse(),
      to: totals.destinations
        .map(({ destination, heaps }) => ({ code: destination, text: recordedCountryName(destination), count: heaps }))
        .sort((a, b) => (a.text < b.text ? -1 : 1)),
    },
  };
}

const nothing = {
  ...{ release: null, made: null, least: 0, verdicts: [], sought: null, crowded_people: 0, months: [] },
  ...{ destinations: [], rows: [], unsought: [], total: 0, pages: 1, choices: { verdict: [], month: [], to: [] } },
} satisfies Partial<HeapsPage>;

function verdictsOf(totals: HeapTotals): HeapsPage["verdicts"] {
  return (Object.keys(heapVerdicts) as HeapVerdict[]).map((verdict) => ({
    ...{ verdict, word: heapWords[verdict], says: heapVerdicts[verdict] },
    ...totals.verdicts[verdict],
  }));
}

function sharesOf({ people, explained_people, nothing_heard }: SoughtNumber): Shares {
  const heard = people - nothing_heard.people;
  return {
    share: people === 0 ? null : explained_people / people,
    share_heard: heard === 0 ? null : explained_people / heard,
  };
}

function rowOf(heap: Heap & { readonly crowded: string | null }): HeapRow {
  const { date, port, read, destination, rows, people, third_country, cannot_tell, verdict, reason, matches } = heap;
  return {
    port_codes: [...new Set(heap.writings.map(portCode))],
    ...{ date, port, port_name: read.name, port_kind: read.kind, port_fields: read.fields, port_says: read.says },
    ...{ port_doubtful: read.doubtful, port_source: read.source },
    ...{ destination, destination_name: destination === null ? "not told" : recordedCountryName(destination) },
    ...{ rows, people, third_country, cannot_tell, verdict, word: heapWords[verdict], reason },
    ...{ explained: heap.explained, heard: heap.heard, crowded: heap.crowded },
    flights: matches.map(({ aircraft, level, carrier, seats, days, says, legs, movement }) => ({
      ...{ aircraft, level, carrier, seats, days, says, legs, movement },
    })),
  };
}

function portCode(written: string): string {
  return written === "" ? "not_told" : isRedaction(written) ? "redacted" : written;
}

/** The sentence of a level of match. */
export function levelSays(level: string): string {
  return matchLevels[level as keyof typeof matchLevels]?.says ?? "";
}

/** What of a filter is not listed, in a sentence; null where all is, or where the filter names a verdict. */
export function unsoughtSays(unsought: HeapsPage["unsought"]): string | null {
  if (unsought.length === 0) return null;
  const told = unsought.map(
    ({ verdict, word, heaps, rows }) =>
      `${word.toLowerCase()} ${counted(heaps, "heap")} of ${counted(rows, "row")} (verdict=${verdict})`,
  );
  return `Only heaps for which flights are looked for are listed, those that left by air. Not listed, though the rest of the filter fits: ${told.join(", ")}.`;
}

function counted(n: number, one: string): string {
  return `${n.toLocaleString("en-US")} ${one}${n === 1 ? "" : "s"}`;
}
