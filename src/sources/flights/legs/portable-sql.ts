import { earthRadiusNm } from "../../../model/great-circle.ts";
import { sql } from "../../../store/sql.ts";
import { reach } from "./reach.ts";
import { rule } from "./rule.ts";

/** Nobody: a relation of no aircraft. */
const none = "(select cast(null as varchar) as icao24 where false)";

/**
 * The rule as one SQL text that DuckDB and Trino both run. `rows` names a table, or is a query in parentheses, of cleaned rows: icao24, emitter, rotorcraft, time_ms (no two alike within an
 * emitter), lat, lon, says (1 on the ground, 0 in the air, 2 not told), alt_baro_ft, gs_kt, baro_rate_fpm, mlat (1 or 0), callsign; null where not told. Gives legs in no order, without id,
 * call signs after the first, flags and the rows around the ends, which SQL does not say.
 */
export function segmentSql(rows: string): string {
  return filled("segment", { rows });
}

/** Cleaned rows out of a table of positions, as far as windows can tell (docs/scale.md lists the rest). `rotorcraft`: a table or query with the icao24 of helicopters. */
export function cleanSql(positions: string, rotorcraft: string = none): string {
  return filled("clean", { positions, rotorcraft });
}

/** Positions out of OpenSky's table of state vectors (`state_vectors_data4`), for `cleanSql`. `states`: the table, or a query in parentheses that picks hours and aircraft of it. */
export function openskySql(states: string): string {
  return filled("opensky", { states });
}

/** A text with its names put in: the numbers of the rule, and the relations given. */
function filled(name: string, relations: Readonly<Record<string, string>>): string {
  const known: Readonly<Record<string, string | number>> = { ...rule, ...reach, earthRadiusNm, ...relations };
  return sql(import.meta.url, name).replace(/(?<!:):([a-z]\w*)/gi, (_, key: string) => {
    const value = known[key];
    if (value === undefined) throw new Error(`unknown name in ${name}.sql: ${key}`);
    return typeof value === "number" ? literal(value) : value;
  });
}

/** A fraction is written with an exponent: without one both engines would take it for a decimal, and reckon otherwise than TypeScript. */
function literal(value: number): string {
  return Number.isInteger(value) ? String(value) : `${value}e0`;
}
