import type { Aerodrome, AerodromeKind, Runway, RunwayEnd } from "../../../model/aerodrome.ts";
import { bearingDeg } from "../../../model/great-circle.ts";
import type { ReferenceReject } from "../../../model/reference.ts";
import { type CsvRow, csvTable } from "./csv-table.ts";

/** What a file holds: rows that are kept, and what was refused or left out of them. */
export type Read<Row> = { readonly rows: readonly Row[]; readonly rejects: readonly ReferenceReject[] };

const kinds: Readonly<Record<string, AerodromeKind>> = {
  large_airport: "large",
  medium_airport: "medium",
  small_airport: "small",
  heliport: "heliport",
  seaplane_base: "seaplane",
  closed: "closed",
};
const aerodromeColumns = [
  "ident",
  "type",
  "name",
  "latitude_deg",
  "longitude_deg",
  "elevation_ft",
  "iso_country",
  "scheduled_service",
];
const runwayColumns = ["airport_ident", "length_ft", "surface", "closed", "le_latitude_deg", "he_latitude_deg"];

/** The lowest field lies by the Dead Sea, the highest with a runway in Tibet; helicopters land a little higher. */
const lowestFt = -1400;
const highestFt = 20_000;

/** Reads OurAirports' airports.csv. Balloon fields are left out without a word: no aircraft with a transponder uses them. */
export function readAerodromes(
  bytes: Uint8Array,
  file: string,
): Read<Aerodrome> & { readonly lines: ReadonlyMap<string, number> } {
  const rejects: ReferenceReject[] = [];
  const lines = new Map<string, number>();
  const rows = csvTable(bytes, file, aerodromeColumns).flatMap((row): Aerodrome[] => {
    const key = row.cells.ident ?? "";
    const reject = (says: string): [] => {
      rejects.push({ file, row: row.line, key, says });
      return [];
    };
    const kind = kinds[row.cells.type ?? ""];
    if (kind === undefined) return row.cells.type === "balloonport" ? [] : reject(`unknown type: ${row.cells.type}`);
    if (key === "") return reject("no ident");
    if (lines.has(key)) return reject(`ident stands in line ${lines.get(key)} already`);
    const [lat, lon] = [number(row, "latitude_deg"), number(row, "longitude_deg")];
    if (lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180)
      return reject(`no such place: ${row.cells.latitude_deg}, ${row.cells.longitude_deg}`);
    lines.set(key, row.line);
    return [aerodromeFrom(row, { ident: key, kind, lat, lon }, reject)];
  });
  return { rows, rejects, lines };
}

function aerodromeFrom(
  row: CsvRow,
  known: Pick<Aerodrome, "ident" | "kind" | "lat" | "lon">,
  reject: (says: string) => void,
): Aerodrome {
  const told = number(row, "elevation_ft");
  const wild = told !== null && (told < lowestFt || told > highestFt);
  if (wild) reject(`kept without its elevation, which cannot be: ${told} ft`);
  const { name = "", iso_country: country = "", municipality = "", iata_code: iata = "" } = row.cells;
  return {
    ...known,
    name,
    elevation_ft: wild ? null : told,
    country,
    municipality: municipality || null,
    iata: iata || null,
    scheduled: row.cells.scheduled_service === "yes",
    runways: [],
  };
}

/** A runway with its field's ident, and what its thresholds say of the elevation. */
export type RunwayOf = {
  readonly ident: string;
  readonly line: number;
  readonly runway: Runway;
  readonly elevation_ft: number | null;
};

/** Reads OurAirports' runways.csv. Closed runways and helipads are left out. */
export function readRunways(bytes: Uint8Array, file: string): Read<RunwayOf> {
  const rows = csvTable(bytes, file, runwayColumns)
    .filter((row) => row.cells.closed !== "1" && !/^H\d/.test(row.cells.le_ident ?? ""))
    .map((row) => ({
      ident: row.cells.airport_ident ?? "",
      line: row.line,
      elevation_ft: number(row, "le_elevation_ft") ?? number(row, "he_elevation_ft"),
      runway: {
        length_ft: number(row, "length_ft"),
        paved: /^(?:asp|con|pem|bit|mac|tar|pav|c$)/i.test(row.cells.surface ?? ""),
        ends: endsOf(row),
      },
    }));
  return { rows, rejects: [] };
}

/** Both thresholds; null when one is not known. Headings are reckoned from them: those in the table are often missing or magnetic. */
function endsOf(row: CsvRow): Runway["ends"] {
  const [le, he] = [thresholdOf(row, "le"), thresholdOf(row, "he")];
  if (le === null || he === null || (le.lat === he.lat && le.lon === he.lon)) return null;
  const heading = bearingDeg(le.lat, le.lon, he.lat, he.lon);
  return [
    { ...le, heading_deg: tenth(heading) },
    { ...he, heading_deg: tenth((heading + 180) % 360) },
  ];
}

function thresholdOf(row: CsvRow, end: "le" | "he"): Omit<RunwayEnd, "heading_deg"> | null {
  const [lat, lon] = [number(row, `${end}_latitude_deg`), number(row, `${end}_longitude_deg`)];
  if (lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180) return null;
  return { name: row.cells[`${end}_ident`] ?? "", lat, lon };
}

/** The number in a cell; null when there is none. */
function number(row: CsvRow, column: string): number | null {
  const text = row.cells[column]?.trim() ?? "";
  const value = text === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
