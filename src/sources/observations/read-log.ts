import { canonicalJson } from "../../model/canonical-json.ts";
import type { Observation, ObservationReject, RowFault } from "../../model/observation.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import { sha256 } from "../../store/hash.ts";
import type { Sheet } from "../sheets/read-sheets.ts";
import { normalAircraft, normalCallsign, prefixOf } from "./aircraft-names.ts";
import { codesIn, type FieldOf, fieldBySpelling, readRoute } from "./airport-codes.ts";
import { type ConvoyBand, convoyBand } from "./convoy-band.ts";
import { columnsOf, type LogMap } from "./log-map.ts";
import { type LogRow, logRow } from "./log-row.ts";
import { convoyPair, peopleOf } from "./row-people.ts";
import { dayIn, dayOf, instantIn, orderFault } from "./row-times.ts";
import { type Tally, tally } from "./spelling.ts";

/** What a log is called and how it is read. `fieldOf` gives the ident of an airport's code; by its spelling alone when absent. */
export type LogOptions = {
  readonly log: string;
  readonly edition: string;
  readonly file: string;
  /** What a fault names: the path as it was typed; the file's name when absent. */
  readonly path?: string;
  readonly map: LogMap;
  readonly fieldOf?: FieldOf;
};

/** An edition of a log as read. `band` is measured from its own rows; null when too few hold a count beside an estimate from vehicles. */
export type ReadLog = {
  readonly observations: readonly Observation[];
  readonly rejects: readonly ObservationReject[];
  readonly band: ConvoyBand | null;
  /** Rows that hold both an estimate from vehicles and a count. */
  readonly pairs: number;
};

/** What all rows of a log are read against. */
type Against = {
  readonly prefixes: Tally;
  readonly codes: Tally;
  readonly band: ConvoyBand | null;
  readonly fieldOf: FieldOf;
};

/** How many rows may stand above the heading. */
const headingWithin = 15;

/** Reads every sheet that has a heading of a log. Rows that are no observation are kept as rejects with their reason. Throws when no sheet has such a heading. */
export function readLog(sheets: readonly Sheet[], options: LogOptions): ReadLog {
  const { rows, rejects } = rowsOf(sheets, options);
  const pairs = rows.flatMap((row) => convoyPair(row, options.map) ?? []);
  const against: Against = {
    prefixes: tally(rows.map((row) => prefixOf(row.text("callsign")))),
    codes: tally(rows.flatMap((row) => codesIn(row.text("route")))),
    band: convoyBand(pairs),
    fieldOf: options.fieldOf ?? fieldBySpelling(options.map.airport ?? null),
  };
  const times = new Map<string, number>();
  const observations: Observation[] = [];
  for (const row of rows) {
    const read = observationOf(row, options, against);
    if ("reason" in read) rejects.push(read);
    else observations.push(keyed(read, row.text("number"), times));
  }
  return { observations, rejects, band: against.band, pairs: pairs.length };
}

function rowsOf(
  sheets: readonly Sheet[],
  { file, path = file, map }: LogOptions,
): { rows: LogRow[]; rejects: ObservationReject[] } {
  const rejects: ObservationReject[] = [];
  const rows = sheets.flatMap(({ name, rows: all, lost }): LogRow[] => {
    const reject = (row: number, reason: string): unknown => rejects.push({ file, sheet: name, row, reason, raw: "" });
    if (lost !== null) reject((all.at(-1)?.line ?? 0) + 1, `not all of the file can be read: ${lost}`);
    const heads = all.slice(0, headingWithin).map(({ cells }) =>
      columnsOf(
        cells.map((cell) => String(cell ?? "")),
        map,
      ),
    );
    const at = heads.findIndex((columns) => columns !== null);
    const columns = heads[at];
    if (columns) checkMapped(columns.names, map, path);
    if (columns) return all.slice(at + 1).map((row) => logRow(row, name, columns));
    reject(1, "the sheet has no heading of a log");
    return [];
  });
  if (rows.length > 0) return { rows, rejects };
  throw new TarmacError("no_log", "no heading of an observers' log, or no row under it", {
    where: path,
    hint: "a log needs a column with a day or time and one with a call sign, registration or address; --map MAP names columns that are called otherwise",
  });
}

/** A map that names a column which is not there would silently read less. */
function checkMapped(names: readonly string[], { columns }: LogMap, file: string): void {
  const odd = Object.values(columns ?? {})
    .flat()
    .find((name) => !names.includes(name));
  if (odd === undefined) return;
  throw new TarmacError("log_map", `the map names a column that is not there: ${odd}`, {
    where: file,
    hint: `columns are ${names.filter((name) => name !== "").join("; ")}`,
  });
}

function observationOf(row: LogRow, options: LogOptions, against: Against): Observation | ObservationReject {
  const { file, map } = options;
  const aircraft = normalAircraft(row.text("registration"), row.text("icao24"));
  const callsign = normalCallsign(row.text("callsign"), against.prefixes);
  const times = timesOf(row, map);
  const way = wayOf(row, map, against);
  const reject = (reason: string): ObservationReject => ({
    file,
    sheet: row.sheet,
    row: row.line,
    reason,
    raw: JSON.stringify(row.raw),
  });
  if (aircraft.registration === null && aircraft.icao24 === null && callsign.value === null)
    return reject("names no aircraft and no call sign");
  if (times.day === null) return reject("gives no day that can be read");
  return {
    key: "",
    log: options.log,
    edition: options.edition,
    file,
    sheet: row.sheet,
    row: row.line,
    day: times.day,
    airport: map.airport ?? null,
    arrived_ms: times.arrived_ms,
    departed_ms: times.departed_ms,
    callsign: callsign.value,
    registration: aircraft.registration,
    icao24: aircraft.icao24,
    route: way.route,
    origin: way.origin,
    destination: way.destination,
    operator: row.text("operator"),
    people: peopleOf(row, map, against.band),
    notes: row.text("notes"),
    faults: [...aircraft.faults, ...callsign.faults, ...times.faults, ...way.faults],
    raw: row.raw,
  };
}

type Times = Pick<Observation, "arrived_ms" | "departed_ms" | "faults"> & { readonly day: string | null };

function timesOf(row: LogRow, map: LogMap): Times {
  const told = dayIn(row.cell("day"), map);
  const [arrived, departed] = (["arrived", "departed"] as const).map((field) => instantIn(row.cell(field), told, map));
  const [arrived_ms, departed_ms] = [arrived?.ms ?? null, departed?.ms ?? null];
  const first = arrived_ms ?? departed_ms;
  const faults: RowFault[] = [];
  for (const [field, read] of [
    ["arrived", arrived],
    ["departed", departed],
  ] as const)
    if (read?.fault) faults.push({ field, raw: row.text(field) ?? "", read: null, says: read.fault });
  if (told === null && row.text("day") !== null)
    faults.push({
      field: "day",
      raw: row.text("day") ?? "",
      read: null,
      says: "This is no day, or several could be meant.",
    });
  return {
    arrived_ms,
    departed_ms,
    day: told ?? (first === null ? null : dayOf(first, map)),
    faults: [...faults, ...orderFault(arrived_ms, departed_ms, row.text("departed") ?? "")],
  };
}

type Way = Pick<Observation, "route" | "origin" | "destination" | "faults">;

/** The route of the day, and the fields before and after the observer's own: as told, else by the route. */
function wayOf(row: LogRow, map: LogMap, { codes, fieldOf }: Against): Way {
  const ends = [row.text("origin"), row.text("destination")].map((code) => codesIn(code)[0] ?? null);
  const named = ends.filter((code) => code !== null);
  const { route, faults } = readRoute(row.text("route"), { codes, row: named, fieldOf });
  const [origin, destination] = ends.map((code) => (code === null ? null : (fieldOf(code) ?? code)));
  const here = map.airport === undefined ? -1 : route.indexOf(map.airport);
  return {
    route,
    origin: origin ?? route[here - 1] ?? null,
    destination: destination ?? (here < 0 ? null : (route[here + 1] ?? null)),
    faults,
  };
}

/** The key of a row: the log's own number, else its day and aircraft; the second such row of a log has a key of its own. */
function keyed(one: Observation, number: string | null, times: Map<string, number>): Observation {
  const named =
    number !== null && /^\d+$/.test(number) ? [number] : [one.day, one.icao24 ?? one.registration ?? one.callsign];
  const base = canonicalJson([one.log, ...named]);
  const nth = times.get(base) ?? 0;
  times.set(base, nth + 1);
  return { ...one, key: sha256(`${base} ${nth}`).slice(0, 16) };
}
