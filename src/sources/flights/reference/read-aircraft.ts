import { strFromU8, unzipSync } from "fflate";
import type { Aircraft } from "../../../model/aircraft.ts";
import type { ReferenceReject } from "../../../model/reference.ts";
import { csvTable, refused } from "./csv-table.ts";
import type { Read } from "./read-aerodromes.ts";

/** Descriptions of aircraft types by designator: B738 → L2J. */
export type TypeDescriptions = ReadonlyMap<string, string>;

/** Reads a table of aircraft: Mictronics' indexedDB.zip, or a CSV file with a header. */
export function readAircraft(bytes: Uint8Array, file: string, types: TypeDescriptions = new Map()): Read<Aircraft> {
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? fromZip(bytes, file) : fromCsv(bytes, file, types);
}

const mostBytes = 400e6;

/** Mictronics' database: JSON files in a ZIP, keyed by address (registration, type, flags), and by type (name, description, wake). */
function fromZip(bytes: Uint8Array, file: string): Read<Aircraft> {
  const files = unzipped(bytes, file);
  const json = (name: string): Record<string, unknown> => {
    const found = files[name];
    if (found === undefined) throw refused(file, `it holds no ${name}`, "is it another file?");
    return JSON.parse(strFromU8(found)) as Record<string, unknown>;
  };
  const types = new Map(
    Object.entries(json("types.json")).map(([type, row]) => [type, text((row as unknown[])[1]) ?? ""]),
  );
  const rejects: ReferenceReject[] = [];
  const rows = Object.entries(json("aircrafts.json")).flatMap(([address, row], i) => {
    const [registration, typecode, flags] = row as unknown[];
    const made = aircraftFrom(
      {
        address,
        registration,
        typecode,
        operator: null,
        description: null,
        military: String(flags ?? "").startsWith("1"),
      },
      types,
    );
    if (made === null) rejects.push({ file, row: i + 1, key: address, says: "no 24-bit address" });
    return made === null ? [] : [made];
  });
  if (rows.length === 0) throw refused(file, "it holds no aircraft", "get it again");
  return { rows, rejects };
}

function unzipped(bytes: Uint8Array, file: string): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => name.endsWith(".json") && originalSize <= mostBytes,
    });
  } catch (cause) {
    throw refused(file, `it is cut or no ZIP file: ${(cause as Error).message}`, "get it again");
  }
}

/** What the columns are called in tables that people have: Mictronics as CSV, Virtual Radar Server's standing data, OpenSky's, BaseStation's. */
const columns = {
  address: ["icao24", "ICAO", "ModeS", "hex"],
  registration: ["registration", "Registration", "reg"],
  typecode: ["typecode", "type", "ModelICAO", "ICAOTypeCode"],
  description: ["icaoAircraftClass", "description"],
  operator: ["operator", "Operator", "RegisteredOwners"],
  military: ["military", "flags"],
} as const;

function fromCsv(bytes: Uint8Array, file: string, types: TypeDescriptions): Read<Aircraft> {
  const table = csvTable(bytes, file, []);
  const names = Object.keys(table[0]?.cells ?? {});
  const column = (of: keyof typeof columns): string => columns[of].find((name) => names.includes(name)) ?? "";
  for (const of of ["address", "registration"] as const)
    if (column(of) === "")
      throw refused(file, `it has no column for the ${of}`, `one of ${columns[of].join(", ")} is looked for`);
  const at = {
    address: column("address"),
    registration: column("registration"),
    typecode: column("typecode"),
    description: column("description"),
    operator: column("operator"),
    military: column("military"),
  };
  const rejects: ReferenceReject[] = [];
  const rows = table.flatMap(({ line, cells }) => {
    const address = cells[at.address] ?? "";
    const military = /^(?:1|t)/i.test(cells[at.military] ?? "");
    const made = aircraftFrom(
      {
        address,
        military,
        registration: cells[at.registration],
        typecode: cells[at.typecode],
        description: cells[at.description],
        operator: cells[at.operator],
      },
      types,
    );
    if (made === null) rejects.push({ file, row: line, key: address, says: "no 24-bit address" });
    return made === null ? [] : [made];
  });
  return { rows, rejects };
}

type Told = {
  readonly address: string;
  readonly registration: unknown;
  readonly typecode: unknown;
  readonly description: unknown;
  readonly operator: unknown;
  readonly military: boolean;
};

function aircraftFrom(told: Told, types: TypeDescriptions): Aircraft | null {
  const icao24 = told.address.trim().toLowerCase();
  if (!/^[0-9a-f]{6}$/.test(icao24)) return null;
  const typecode = text(told.typecode)?.toUpperCase() ?? null;
  const description = text(told.description);
  return {
    icao24,
    registration: text(told.registration),
    typecode,
    // Some tables hold a name here ("BOEING 737-800"), not a description.
    description:
      description !== null && /^[A-Z](?:\d|C)[A-Z]$/.test(description) ? description : text(types.get(typecode ?? "")),
    operator: text(told.operator),
    military: told.military,
  };
}

function text(value: unknown): string | null {
  const trimmed = typeof value === "string" ? value.trim() : "";
  return trimmed === "" ? null : trimmed;
}
