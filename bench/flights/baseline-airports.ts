import { apartNm, bearingDeg } from "./earth.ts";
import type { EndRow, LegEnds } from "./ends.ts";

/** An aerodrome as the rules below read it. */
export type Aerodrome = {
  readonly ident: string;
  readonly lat: number;
  readonly lon: number;
  readonly elevation_ft: number;
  readonly scheduled: boolean;
};

/** What a rule says of one end: an aerodrome, or one of the two ways of not naming one. */
export type Named =
  | { readonly state: "aerodrome"; readonly ident: string }
  | { readonly state: "off_field" | "out_of_area" | "undetermined"; readonly ident: null };

/** A rule that names both ends of a leg. */
export type NamingRule = (ends: LegEnds) => { readonly adep: Named; readonly ades: Named };

/** The observed area; an end within 30 NM of its edge has left it. */
export type Area = { readonly south: number; readonly north: number; readonly west: number; readonly east: number };

/** Figures of EUROCONTROL PRU's Open Performance Data Initiative (OPDI, github.com/euctrl-pru/OPDI, 2026) with the radius of 30 NM for both ends. */
const opdi = {
  radiusNm: 30,
  departureHeightFt: 15_000,
  arrivalHeightFt: 6000,
  unscheduledPenaltyNm: 10,
  bearingBandNm: 2,
  borderNm: 30,
  courseMinutes: 7,
  courseRows: 5,
  courseSeconds: 60,
  smoothRows: 2,
} as const;

const undetermined: Named = { state: "undetermined", ident: null };

/** The nearest aerodrome to the first and to the last row, whatever its height and distance. */
export function nearestRule(aerodromes: readonly Aerodrome[]): NamingRule {
  const name = (row: EndRow | undefined): Named => {
    if (row === undefined) return undetermined;
    const [best] = ranked(aerodromes, row, { reachNm: Number.POSITIVE_INFINITY, penaltyNm: 0 });
    return best === undefined ? undetermined : { state: "aerodrome", ident: best.aerodrome.ident };
  };
  return ({ first, last }) => ({ adep: name(first[0]), ades: name(last.at(-1)) });
}

/**
 * The published rule, written anew. Departure ("endpoint"): the first row's nearest aerodrome within 30 NM (10 NM added for those without scheduled service; of those within 2 NM of
 * the best the one that the track points away from), if the row is on the ground or at most 15,000 ft above it. Arrival ("trend"): rows below 6,000 ft above an aerodrome within 30 NM
 * vote by the sign of their smoothed climb; among aerodromes with more descents than climbs the one that came nearest, with the same penalty and band. Else out of area when the end
 * lies at the area's edge, else undetermined. Rows are those of the first and last half hour; theirs reads the whole track.
 */
export function opdiRule(aerodromes: readonly Aerodrome[], area: Area | null = null): NamingRule {
  return ({ first, last }) => ({
    adep: departure(aerodromes, first) ?? unnamed(first[0], area),
    ades: arrival(aerodromes, last) ?? unnamed(last.at(-1), area),
  });
}

function unnamed(row: EndRow | undefined, area: Area | null): Named {
  if (row === undefined || area === null) return undetermined;
  const dLat = opdi.borderNm / 60;
  const dLon = dLat / Math.max(0.1, Math.cos((row.lat * Math.PI) / 180));
  const inside =
    row.lat > area.south + dLat &&
    row.lat < area.north - dLat &&
    row.lon > area.west + dLon &&
    row.lon < area.east - dLon;
  return inside ? undetermined : { state: "out_of_area", ident: null };
}

function departure(aerodromes: readonly Aerodrome[], rows: readonly EndRow[]): Named | null {
  const [row] = rows;
  if (row === undefined) return null;
  const fitting = ranked(aerodromes, row, { reachNm: opdi.radiusNm, penaltyNm: opdi.unscheduledPenaltyNm });
  const best = aligned(fitting, courseTo(row, rows), row);
  if (best === undefined) return null;
  const low = row.onground || row.alt_ft - best.aerodrome.elevation_ft <= opdi.departureHeightFt;
  return low ? { state: "aerodrome", ident: best.aerodrome.ident } : null;
}

function arrival(aerodromes: readonly Aerodrome[], rows: readonly EndRow[]): Named | null {
  const end = rows.at(-1);
  if (end === undefined) return null;
  const told = rows.filter(({ alt_ft }) => !Number.isNaN(alt_ft));
  const smooth = told.map((_, i) => meanAltitude(told, i));
  const reach = { reachNm: opdi.radiusNm + 120, penaltyNm: 0 };
  const fitting = ranked(aerodromes, end, reach).flatMap(({ aerodrome }) => {
    const near = told.flatMap((row, i) => {
      const nm = apartNm(row, aerodrome);
      const low = row.alt_ft - aerodrome.elevation_ft <= opdi.arrivalHeightFt;
      return low && nm <= opdi.radiusNm ? [{ ft: smooth[i] ?? Number.NaN, nm }] : [];
    });
    let descents = 0;
    for (const [i, { ft }] of near.entries()) if (i > 0) descents += Math.sign((near[i - 1]?.ft ?? ft) - ft);
    if (descents <= 0) return [];
    const nm = Math.min(...near.map((one) => one.nm));
    return [{ aerodrome, nm: nm + (aerodrome.scheduled ? 0 : opdi.unscheduledPenaltyNm) }];
  });
  fitting.sort((a, b) => a.nm - b.nm);
  const best = aligned(fitting, courseTo(end, rows), end);
  return best === undefined ? null : { state: "aerodrome", ident: best.aerodrome.ident };
}

function meanAltitude(rows: readonly EndRow[], at: number): number {
  const window = rows.slice(Math.max(0, at - opdi.smoothRows), at + opdi.smoothRows + 1);
  return window.reduce((sum, { alt_ft }) => sum + alt_ft, 0) / window.length;
}

type Ranked = { readonly aerodrome: Aerodrome; readonly nm: number };

/** Aerodromes within reach of a row, the nearest first, with the penalty in their distance. */
function ranked(
  aerodromes: readonly Aerodrome[],
  row: EndRow,
  { reachNm, penaltyNm }: { reachNm: number; penaltyNm: number },
): Ranked[] {
  const near: Ranked[] = [];
  for (const aerodrome of aerodromes) {
    if (Math.abs(aerodrome.lat - row.lat) * 60 > reachNm) continue;
    const nm = apartNm(row, aerodrome);
    if (nm <= reachNm) near.push({ aerodrome, nm: nm + (aerodrome.scheduled ? 0 : penaltyNm) });
  }
  return near.sort((a, b) => a.nm - b.nm);
}

/** Of the candidates that distance cannot separate the best aligned with the course, which points to the aerodrome at both ends. */
function aligned(fitting: readonly Ranked[], course: number | null, row: EndRow): Ranked | undefined {
  const [best] = fitting;
  if (best === undefined || course === null) return best;
  const off = ({ aerodrome }: Ranked): number => Math.abs(((bearingDeg(row, aerodrome) - course + 540) % 360) - 180);
  const band = fitting.filter(({ nm }) => nm <= best.nm + opdi.bearingBandNm);
  return band.reduce((a, b) => (off(b) < off(a) ? b : a), best);
}

/** The bearing to an end from where the aircraft was minutes away from it; null with too few rows or too short a time. */
function courseTo(end: EndRow, rows: readonly EndRow[]): number | null {
  const within = rows.filter(({ ms }) => Math.abs(ms - end.ms) <= opdi.courseMinutes * 60_000);
  const far = within.reduce((a, b) => (Math.abs(b.ms - end.ms) > Math.abs(a.ms - end.ms) ? b : a), end);
  const enough = within.length >= opdi.courseRows && Math.abs(far.ms - end.ms) >= opdi.courseSeconds * 1000;
  return enough ? bearingDeg(far, end) : null;
}
