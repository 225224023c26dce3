import type { PositionRow } from "../../../model/position-row.ts";
import { type ColumnMap, type ColumnSource, type MapColumn, mapColumns } from "./column-map.ts";
import { instantOf } from "./instant.ts";
import { unitsOf } from "./units.ts";
import { addressOf } from "../../../model/position-batch.ts";
import { callsignOf, squawkOf } from "./words.ts";

/** A row of a table: cells in order, or by name. */
export type Cells = readonly unknown[] | Readonly<Record<string, unknown>>;
/** Fills a row from the cells; gives why it cannot, null when it can. */
export type FillRow = (cells: Cells, row: PositionRow) => string | null;

type Step = (cell: unknown, row: PositionRow) => string | null;

/** Makes of a map the function that reads rows. `at` tells where a column of theirs stands in the cells: its number, or its name; null when the table has none. */
export function rowFiller(map: ColumnMap, at: (name: string) => string | number | null): FillRow {
  const steps = (Object.entries(map.columns) as [MapColumn, ColumnSource][]).flatMap(([name, source]) => {
    const places = source.from.flatMap((theirs) => at(theirs) ?? []);
    return places.length === 0 ? [] : [{ places, source, step: stepOf(name, source) }];
  });
  const fixed = (Object.entries(map.constants) as [MapColumn, string][]).map(([name, value]) => {
    const step = stepOf(name, {
      from: [],
      unit: mapColumns[name].units?.[0] ?? null,
      pattern: null,
      blank: [],
      says: "",
    });
    return (row: PositionRow) => step(value, row);
  });
  return (cells, row) => {
    for (const set of fixed) set(row);
    for (const { places, source, step } of steps) {
      const cell = cellOf(cells as Readonly<Record<string | number, unknown>>, places, source);
      const fault = cell === null ? null : step(cell, row);
      if (fault !== null) return fault;
    }
    // On the ground a pressure altitude means nothing.
    if (row.ground === 1) row.alt_baro_ft = Number.NaN;
    return null;
  };
}

/** The first cell that tells something; null when none does. */
function cellOf(
  cells: Readonly<Record<string | number, unknown>>,
  places: readonly (string | number)[],
  { pattern, blank }: ColumnSource,
): unknown {
  for (const place of places) {
    let cell = cells[place];
    if (typeof cell === "string") {
      if (pattern) cell = pattern.exec(cell)?.[1];
      if (typeof cell !== "string" || nothing.has(cell) || cell.trim() === "" || blank.includes(cell)) continue;
      return cell;
    }
    if (cell !== null && cell !== undefined) return cell;
  }
  return null;
}

/** How tables write that a cell is empty. NaN is not among them: in a coordinate it is a fault. */
const nothing = new Set(["", "null", "NULL", "None", "NA", "N/A", "\\N"]);

function stepOf(name: MapColumn, { unit }: ColumnSource): Step {
  if (name in textSteps) return textSteps[name as keyof typeof textSteps];
  if (name === "time") return timeStep(unit ?? "any");
  if (name === "lat" || name === "lon") return numberStep(name, 1, false);
  const altitude = numberStep(name as NumberColumn, factorOf(name, unit), true);
  if (name !== "alt_baro_ft") return altitude;
  return (cell, row) => {
    if (cell !== "ground") return altitude(cell, row);
    row.ground = 1;
    return null;
  };
}

const textSteps = {
  icao24(cell: unknown, row: PositionRow) {
    row.address = addressOf(cell);
    return Number.isNaN(row.address) ? `not a 24-bit address: ${short(cell)}` : null;
  },
  onground(cell: unknown, row: PositionRow) {
    const word = String(cell).toLowerCase();
    row.ground = yes.has(word) ? 1 : no.has(word) ? 0 : 2;
    return row.ground === 2 ? `onground is neither true nor false: ${short(cell)}` : null;
  },
  callsign(cell: unknown, row: PositionRow) {
    row.callsign = callsignOf(String(cell));
    return null;
  },
  squawk(cell: unknown, row: PositionRow) {
    row.squawk = squawkOf(cell);
    return null;
  },
  source_type(cell: unknown, row: PositionRow) {
    row.source_type = callsignOf(String(cell));
    return null;
  },
};

const yes = new Set(["true", "t", "1", "1.0", "yes"]);
const no = new Set(["false", "f", "0", "0.0", "no"]);

function timeStep(unit: string): Step {
  return (cell, row) => {
    row.time_ms = instantOf(cell, unit);
    return Number.isNaN(row.time_ms) ? `time is no instant: ${short(cell)}` : null;
  };
}

type NumberColumn =
  | "lat"
  | "lon"
  | "alt_baro_ft"
  | "alt_geom_ft"
  | "gs_kt"
  | "track_deg"
  | "baro_rate_fpm"
  | "nic"
  | "sil";

/** `mayBeNan`: NaN in the cell means that it is not told; in a coordinate it is a fault. */
function numberStep(name: NumberColumn, factor: number, mayBeNan: boolean): Step {
  return (cell, row) => {
    const value = typeof cell === "number" ? cell : Number(cell);
    const isNan = Number.isNaN(value);
    if (isNan && !(mayBeNan && (typeof cell === "number" || /^\s*nan\s*$/i.test(String(cell)))))
      return `${name} is not a number: ${short(cell)}`;
    row[name] = value * factor;
    return null;
  };
}

function factorOf(name: MapColumn, unit: string | null): number {
  const kind = name.startsWith("alt") ? "altitude" : name === "gs_kt" ? "speed" : "rate";
  return unit === null ? 1 : ((unitsOf[kind] as Readonly<Record<string, number>>)[unit] ?? 1);
}

function short(cell: unknown): string {
  const text = String(cell);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
