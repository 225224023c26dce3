import type { Draw } from "./draw.ts";
import { apartNm, type Point } from "./earth.ts";
import type { Flight } from "./flight.ts";
import type { Section } from "./pen.ts";
import type { Told } from "./hear.ts";
import type { Hearing } from "./hearing.ts";

/** Heard or not: nearer to an aerodrome its receivers decide, farther away others take over. */
export function heard(
  { flight, ears }: Told,
  { section, point, ft }: { readonly section: Section; readonly point: Point; readonly ft: number },
  draw: Draw,
): boolean {
  const near = apartNm(point, flight.from) <= apartNm(point, flight.to) ? 0 : 1;
  if (section.ground) return ears[near].surface;
  for (const end of [0, 1] as const) {
    const { floorFt } = ears[end];
    const spot = end === 0 ? flight.from : flight.to;
    const above = ft - spot.groundFt;
    if (above > floorFt * 1.25 + 100) continue;
    const reach = Math.max(25, floorFt / 190);
    const away = apartNm(point, spot);
    const fading = Math.min(1, Math.max(0, 2 - away / reach));
    const floor = Math.min(floorFt, 1200) * 0.5 + (floorFt - Math.min(floorFt, 1200) * 0.5) * fading;
    if (above < floor * draw.between(0.85, 1.15)) return false;
  }
  return true;
}

/** What is to be heard at an instant, wherever and however high the aircraft is: `deaf` for nothing, `adsc` for a report from over an ocean, null where receivers decide. */
export type Reception = (ms: number) => "deaf" | "adsc" | null;

/** The silences of a flight: dropouts, stretches that are given, an ocean. Instants are asked in rising order. */
export function receptionOf(told: Told, hearing: Hearing, draw: Draw): Reception {
  const times = [...given(told), ...dropouts(told.flight, hearing, draw)];
  const ocean = overOcean(told.flight, hearing, draw);
  const everyMs = hearing.adscMinutes * 60_000;
  let nextMs = told.flight.takeoffMs + draw.between(0, everyMs);
  return (ms) => {
    if (times.some((time) => within(time, ms))) return "deaf";
    if (ocean === null || !within(ocean, ms)) return null;
    if (everyMs === 0 || ms < nextMs) return "deaf";
    nextMs = ms + everyMs * draw.between(0.8, 1.2);
    return "adsc";
  };
}

type Deaf = { readonly fromMs: number; readonly toMs: number };

const within = ({ fromMs, toMs }: Deaf, ms: number): boolean => ms >= fromMs && ms < toMs;

function given({ flight: { takeoffMs, landingMs }, deaf }: Told): Deaf[] {
  const at = (share: number): number => takeoffMs + (landingMs - takeoffMs) * share;
  return (deaf ?? []).map(([from, to]) => ({ fromMs: at(from), toMs: at(to) }));
}

function dropouts({ takeoffMs, landingMs }: Flight, hearing: Hearing, draw: Draw): Deaf[] {
  const hours = (landingMs - takeoffMs) / 3_600_000;
  const count = Math.floor(hearing.dropoutsAnHour * hours + draw.between(0, 1));
  return Array.from({ length: count }, () => {
    const fromMs = draw.between(takeoffMs, landingMs);
    return { fromMs, toMs: fromMs + draw.spread(15, 1500) * 1000 };
  });
}

/** Null on flights too short for an ocean. */
function overOcean({ takeoffMs, landingMs }: Flight, { oceanMinutes }: Hearing, draw: Draw): Deaf | null {
  const hours = (landingMs - takeoffMs) / 3_600_000;
  const ocean = Math.min(oceanMinutes / 60, hours - 1.6);
  if (oceanMinutes === 0 || ocean < 0.4) return null;
  const fromMs = takeoffMs + draw.between(0.7, hours - ocean - 0.7) * 3_600_000;
  return { fromMs, toMs: fromMs + ocean * 3_600_000 };
}
