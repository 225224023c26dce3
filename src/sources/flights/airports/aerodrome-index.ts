import type { Aerodrome } from "../../../model/aerodrome.ts";
import { distanceNm } from "../../../model/great-circle.ts";

/** An aerodrome and how far its reference point is. */
export type Near = { readonly aerodrome: Aerodrome; readonly distance_nm: number };

/** Degrees of latitude in a row of cells. */
const cellDeg = 0.5;
const rows = 180 / cellDeg;
const columns = 360 / cellDeg;

/**
 * Aerodromes by place. The map is cut into cells of half a degree; a look-up measures only what lies in the cells that a circle touches, over the antimeridian and the
 * poles too. Cells only preselect: the exact distance decides.
 */
export class AerodromeIndex {
  readonly #cells = new Map<number, Aerodrome[]>();
  readonly #byIdent = new Map<string, Aerodrome>();

  constructor(aerodromes: Iterable<Aerodrome>) {
    for (const aerodrome of aerodromes) {
      this.#byIdent.set(aerodrome.ident, aerodrome);
      const key = rowOf(aerodrome.lat) * columns + columnOf(aerodrome.lon);
      const cell = this.#cells.get(key);
      if (cell) cell.push(aerodrome);
      else this.#cells.set(key, [aerodrome]);
    }
  }

  get size(): number {
    return this.#byIdent.size;
  }

  /** The aerodrome of an ident; null when the table has none. */
  get(ident: string): Aerodrome | null {
    return this.#byIdent.get(ident) ?? null;
  }

  /** All aerodromes whose reference point is at most `reach_nm` away, nearest first. */
  near(lat: number, lon: number, reach_nm: number): readonly Near[] {
    const found: Near[] = [];
    const reachDeg = reach_nm / 60;
    const last = rowOf(Math.min(90, lat + reachDeg));
    for (let row = rowOf(Math.max(-90, lat - reachDeg)); row <= last; row += 1)
      for (const column of columnsTouched(lat, lon, reachDeg, row))
        for (const aerodrome of this.#cells.get(row * columns + column) ?? []) {
          const distance_nm = distanceNm(lat, lon, aerodrome.lat, aerodrome.lon);
          if (distance_nm <= reach_nm) found.push({ aerodrome, distance_nm });
        }
    return found.sort((a, b) => a.distance_nm - b.distance_nm);
  }
}

/** The columns of a row that a circle can touch: all of them where it holds a pole. */
function columnsTouched(lat: number, lon: number, reachDeg: number, row: number): readonly number[] {
  const edge = Math.max(Math.abs(row * cellDeg - 90), Math.abs((row + 1) * cellDeg - 90), Math.abs(lat));
  const half = edge + reachDeg >= 90 ? 180 : reachDeg / Math.cos((edge * Math.PI) / 180);
  if (half >= 180 - cellDeg) return Array.from({ length: columns }, (_, column) => column);
  const first = Math.floor((lon - half + 180) / cellDeg);
  const count = Math.floor((lon + half + 180) / cellDeg) - first + 1;
  return Array.from({ length: count }, (_, i) => (((first + i) % columns) + columns) % columns);
}

function rowOf(lat: number): number {
  return Math.min(rows - 1, Math.floor((lat + 90) / cellDeg));
}

function columnOf(lon: number): number {
  return ((Math.floor((lon + 180) / cellDeg) % columns) + columns) % columns;
}
