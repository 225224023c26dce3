import type { ClassInput } from "../../../model/flight.ts";
import { TarmacError } from "../../../model/tarmac-error.ts";
import type { Sheet } from "../../sheets/read-sheets.ts";
import type { ClassContext } from "./context.ts";
import { sightingOf } from "./facts.ts";
import type { RouteRow } from "./route-rates.ts";

/** A flight as a row of the table of routes; null when one of its ends is not known. Add them up with `routeRates`. */
export function routeRowOf(flight: ClassInput, context: Pick<ClassContext, "aircraft" | "callsigns">): RouteRow | null {
  const [origin, destination] = [flight.adep.ident, flight.ades.ident];
  if (origin === null || destination === null) return null;
  const day = new Date(flight.atot.ms ?? flight.first_seen_ms).toISOString().slice(0, 10);
  const { icao24, registration, operator } = flight;
  const callsigns = [...(flight.callsign === null ? [] : [flight.callsign]), ...flight.callsigns];
  const { tails, spoken } = sightingOf({ icao24, registration, operator, day, callsigns }, { ...context, fields: [] });
  const mission = spoken.some(({ rule }) => rule.lead === "strong") ? 1 : 0;
  return {
    origin,
    destination,
    month: day.slice(0, 7),
    legs: 1,
    watched: mission || tails.length > 0 ? 1 : 0,
    mission,
  };
}

const columns = ["origin", "destination", "month", "legs", "watched", "mission"] as const;

/**
 * Reads a table of routes: a sheet with the columns origin, destination, month (2031-05) and legs, and optionally watched and mission, which are 0 when absent. Throws a TarmacError that names the first
 * row that cannot be read.
 */
export function readRouteTable({ rows: [heading, ...rows] }: Pick<Sheet, "rows">, file: string): RouteRow[] {
  const names =
    heading?.cells.map((cell) =>
      String(cell ?? "")
        .trim()
        .toLowerCase(),
    ) ?? [];
  const missing = columns.slice(0, 4).find((name) => !names.includes(name));
  if (missing !== undefined)
    throw new TarmacError("route_table", `it has no column ${missing}`, {
      where: file,
      hint: `columns are ${columns.join(", ")}`,
    });
  return rows.map(({ line, cells }) => {
    const text = (name: string): string => String(cells[names.indexOf(name)] ?? "").trim();
    const [legs, watched, mission] = ["legs", "watched", "mission"].map((name) => Number(text(name)));
    const row = {
      origin: text("origin"),
      destination: text("destination"),
      month: text("month"),
      legs: legs ?? 0,
      watched: watched ?? 0,
      mission: mission ?? 0,
    };
    if (isSound(row)) return row;
    throw new TarmacError("route_table", "a row that cannot be right", {
      where: `${file}:${line}`,
      hint: "origin and destination are idents, month is like 2031-05, and mission ≤ watched ≤ legs are whole numbers",
    });
  });
}

function isSound({ origin, destination, month, legs, watched, mission }: RouteRow): boolean {
  const idents = [origin, destination].every((ident) => /^[A-Z0-9-]{2,8}$/.test(ident));
  const whole = [legs, watched, mission].every((n) => Number.isSafeInteger(n) && n >= 0);
  return idents && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) && whole && mission <= watched && watched <= legs;
}
