import { airportCountry } from "../../model/airport-country.ts";
import type { RowFault } from "../../model/observation.ts";
import { commonOf, isOneSlip, type Tally } from "./spelling.ts";

/** The ident of an airport by its code of three or four letters; null when no such code is known. */
export type FieldOf = (code: string) => string | null;

/** Codes of IATA whose three letters are not those of the ICAO indicator: the fields of removal work of which that is so. */
const otherwise: Readonly<Record<string, string>> = { AZA: "KIWA" };

/**
 * Idents without a table of airports: four letters stand for themselves; three are taken for a field of the United States (K before them) where the observer stood in one.
 */
export function fieldBySpelling(airport: string | null): FieldOf {
  return (code) => {
    if (airportCountry(code) !== null) return code;
    if (!/^[A-Z]{3}$/.test(code)) return null;
    return otherwise[code] ?? (airport?.startsWith("K") ? `K${code}` : null);
  };
}

/** The codes of a route as written, in capitals. Hyphens, arrows, slashes, commas and slips such as "=" part them. */
export function codesIn(raw: string | null): string[] {
  return (raw ?? "")
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((code) => code !== "");
}

/** What helps to tell a slip in a route: how often codes stand in the log, and the codes that other cells of the row name. */
export type RouteHints = { readonly codes: Tally; readonly row: readonly string[]; readonly fieldOf: FieldOf };

/**
 * A route as idents. A rare code that is one slip away from a common one is mended where another cell of the row names the common one; elsewhere it is kept and the row says so. A code that
 * no table knows stays as written.
 */
export function readRoute(
  raw: string | null,
  { codes, row, fieldOf }: RouteHints,
): { readonly route: readonly string[]; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  if (raw !== null && /[^A-Za-z0-9\s–—>→-]/.test(raw.trim()))
    faults.push({
      field: "route",
      raw,
      read: codesIn(raw).join("-"),
      says: "The codes are parted by another sign than a hyphen.",
    });
  const route = codesIn(raw).map((code) => {
    const named = row.find((other) => isOneSlip(code, other) && (codes.get(code) ?? 0) <= 2);
    if (named !== undefined && !row.includes(code)) {
      faults.push({
        field: "route",
        raw: code,
        read: named,
        says: `Taken for a slip of ${named}, which the row names as well.`,
      });
      return fieldOf(named) ?? named;
    }
    const common = commonOf(code, codes);
    if (common !== null)
      faults.push({
        field: "route",
        raw: code,
        read: code,
        says: `Perhaps ${common}, which stands in the rest of the log.`,
      });
    return fieldOf(code) ?? code;
  });
  return { route, faults };
}
