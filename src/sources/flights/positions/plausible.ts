import { distanceNm } from "../../../model/great-circle.ts";
import type { PositionRow } from "../../../model/position-row.ts";
import { TarmacError } from "../../../model/tarmac-error.ts";
import type { ColumnMap } from "./column-map.ts";

/** Rows that are looked at before a table is believed. */
export const sampleRows = 5000;
/** So many must speak before anything is said against a unit. */
const enough = 40;

/**
 * Looks at the first rows of a table, as the map reads them, for units that cannot be so: metres taken for feet, metres a second for knots, seconds for milliseconds. Throws with the unit that would fit. It
 * rests on what transponders do: they send altitude in steps of 25 ft, and an aircraft gets on as fast as it says.
 */
export function refuseImplausible(map: ColumnMap, rows: readonly PositionRow[], where: string): void {
  for (const check of [timeUnit, altitudeUnit, speedUnit, rateUnit]) {
    const wrong = check(map, rows);
    if (wrong === null) continue;
    throw new TarmacError(
      "implausible_unit",
      `${wrong.seen}, but the map ${map.name} takes ${wrong.column} for ${wrong.told}`,
      {
        where,
        hint: `write unit: ${wrong.fits} for ${wrong.column} in the map (--map FILE.yaml) if that is what the table holds; docs/positions.md tells how maps are written`,
      },
    );
  }
}

type Wrong = { readonly seen: string; readonly column: string; readonly told: string; readonly fits: string };

function timeUnit(map: ColumnMap, rows: readonly PositionRow[]): Wrong | null {
  const told = map.columns.time?.unit ?? "";
  const years = rows.map((row) => row.time_ms).filter((ms) => Number.isFinite(ms));
  const [factor, fits] = told === "s" ? [1 / 1000, "ms"] : [1000, "s"];
  if (!["s", "ms"].includes(told) || years.length === 0 || share(years, isThisAge) > 0.1) return null;
  if (share(years, (ms) => isThisAge(ms * factor)) < 0.9) return null;
  return { seen: `the instants make sense only as ${fits}`, column: "time", told, fits };
}

/** 1990 to 2100. */
const isThisAge = (ms: number): boolean => ms > 631e9 && ms < 4.1e12;

function altitudeUnit(map: ColumnMap, rows: readonly PositionRow[]): Wrong | null {
  return altitudeOf("alt_baro_ft", map, rows) ?? altitudeOf("alt_geom_ft", map, rows);
}

function altitudeOf(column: "alt_baro_ft" | "alt_geom_ft", map: ColumnMap, rows: readonly PositionRow[]): Wrong | null {
  const told = map.columns[column]?.unit;
  if (told !== "ft" && told !== "m") return null;
  const aloft = rows.filter((row) => row[column] > (told === "ft" ? 100 : 328));
  const written = aloft.map((row) => (told === "ft" ? row[column] : row[column] * 0.3048));
  if (written.length < enough) return null;
  const inFeet = share(written, (value) => Math.abs(value - 25 * Math.round(value / 25)) < 0.01);
  const inMetres = share(written, (value) => Math.abs(value - 7.62 * Math.round(value / 7.62)) < 0.6);
  const notInFeet = inFeet < 0.5 && (inMetres > 0.95 || jetsFlyLow(aloft, column, 350));
  if (told === "ft" && (notInFeet || jetsFlyLow(aloft, column, 430)))
    return { seen: `${column} looks like metres`, column, told: "feet", fits: "m" };
  if (told === "m" && (inFeet > 0.95 || median(aloft.map((row) => row[column])) > 60_000))
    return { seen: `${column} looks like feet`, column, told: "metres", fits: "ft" };
  return null;
}

/** Many rows are fast, and none of them is above 14,500 ft: jets cruise at twice that, and low down they may not and mostly cannot fly so fast. */
function jetsFlyLow(rows: readonly PositionRow[], column: "alt_baro_ft" | "alt_geom_ft", fast_kt: number): boolean {
  const fast = rows.filter((row) => row.gs_kt > fast_kt).map((row) => row[column]);
  return fast.length >= enough && fast.length > rows.length / 5 && quantile(fast, 0.99) < 14_500;
}

/** Speed by the positions, of rows that follow one another, over the speed told. */
function speedUnit(map: ColumnMap, rows: readonly PositionRow[]): Wrong | null {
  const told = map.columns.gs_kt?.unit;
  if (told === undefined || told === null) return null;
  const ratios = pairs(rows).flatMap(([a, b]) => {
    const hours = (b.time_ms - a.time_ms) / 3_600_000;
    const flown = distanceNm(a.lat, a.lon, b.lat, b.lon) / hours;
    return flown > 80 && flown < 1000 && b.gs_kt > 0 ? [flown / b.gs_kt] : [];
  });
  if (ratios.length < enough) return null;
  const middle = median(ratios) * knotsPer[told as keyof typeof knotsPer];
  if (Math.abs(median(ratios) - 1) < 0.12) return null;
  const fits = Object.entries(knotsPer).find(([unit, knots]) => unit !== told && Math.abs(middle / knots - 1) < 0.06);
  return fits
    ? { seen: `the speeds fit the positions only as ${fits[0]}`, column: "gs_kt", told, fits: fits[0] }
    : null;
}

const knotsPer = { kt: 1, "m/s": 3600 / 1852, "km/h": 1 / 1.852, mph: 1.609344 / 1.852 };

/** Rates are sent in steps of 64 ft a minute: values that are nearly all below 40 are metres a second. */
function rateUnit(map: ColumnMap, rows: readonly PositionRow[]): Wrong | null {
  const told = map.columns.baro_rate_fpm?.unit;
  const rates = rows.map((row) => Math.abs(row.baro_rate_fpm)).filter((rate) => rate > 0);
  if (rates.length < enough) return null;
  if (told === "fpm" && share(rates, (rate) => rate < 40) > 0.95)
    return {
      seen: "the vertical rates look like metres a second",
      column: "baro_rate_fpm",
      told: "feet a minute",
      fits: "m/s",
    };
  if (told === "m/s" && median(rates) > 12_000)
    return {
      seen: "the vertical rates look like feet a minute",
      column: "baro_rate_fpm",
      told: "metres a second",
      fits: "fpm",
    };
  return null;
}

/** Rows of one aircraft that follow one another by 2 to 120 seconds. */
function pairs(rows: readonly PositionRow[]): readonly (readonly [PositionRow, PositionRow])[] {
  const sorted = rows
    .filter((row) => !Number.isNaN(row.lat))
    .sort((a, b) => a.address - b.address || a.time_ms - b.time_ms);
  return sorted.flatMap((row, i) => {
    const before = sorted[i - 1];
    const since = before ? row.time_ms - before.time_ms : 0;
    return before && before.address === row.address && since >= 2000 && since <= 120_000
      ? [[before, row] as const]
      : [];
  });
}

function share(values: readonly number[], holds: (value: number) => boolean): number {
  return values.filter(holds).length / values.length;
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

const median = (values: readonly number[]): number => quantile(values, 0.5);
