import type { Aerodrome } from "../../../model/aerodrome.ts";
import { bearingDeg, distanceNm, turnDeg } from "../../../model/great-circle.ts";
import type { EndSight } from "./end-sight.ts";
import type { NamingRule } from "./naming-rule.ts";
import { type InLine, runwayDistanceNm, runwayInLine } from "./runway-geometry.ts";

/** A field that an end of a track may belong to, with what it is worth: the higher, the better it fits; 0 when it cannot be. */
export type Weighed = {
  readonly aerodrome: Aerodrome;
  readonly distance_nm: number;
  /** Height of the end above the field; null when either is not known. */
  readonly height_ft: number | null;
  readonly line: InLine | null;
  readonly weight: number;
};

/** The pressure altitude is off by so much at most on days of very high or low pressure. */
export const pressureErrorFt = 1000;
/** Nobody gets down more gently than this for long: a final of three degrees is 318 feet a mile. */
const gentleFtNm = { start: 400, end: 270 } as const;
/** Nor more steeply: a climb at its best, a descent with the brakes out. */
const steepFtNm = { start: 800, end: 450 } as const;
/** How far outside that an aircraft still is at times: sent out over level ground before it lands, never so after a take-off. */
const slackNm = { start: 2, end: 5 } as const;

/** What a field is worth by itself: its size, its runways, and whether airlines (or charters, by the list of exempt fields) use it. */
export function standing(aerodrome: Aerodrome, rule: NamingRule, exempt: ReadonlySet<string>): number {
  const known = aerodrome.runways.filter((runway) => runway.length_ft !== null);
  const fits = known.some((r) => (r.length_ft ?? 0) >= rule.leastRunway_ft && (!rule.paved || r.paved));
  const short = fits ? 1 : known.length > 0 ? 0.05 : aerodrome.kind === "small" ? 0.3 : 1;
  const used = aerodrome.scheduled || exempt.has(aerodrome.ident) ? 1 : rule.unscheduled;
  // A small field that airlines fly to is as good as a medium one.
  const kind = aerodrome.kind === "small" && used === 1 && rule.unscheduled < 1 ? "medium" : aerodrome.kind;
  return rule.kinds[kind] * short * used * (rule.paved ? traffic(known) : 1);
}

/** Fields with more and longer runways see more flights: 1 for one of 10,000 ft. */
function traffic(runways: Aerodrome["runways"]): number {
  const paved_ft = runways.reduce((sum, r) => sum + (r.paved ? (r.length_ft ?? 0) : 0), 0);
  return paved_ft === 0 ? 0.5 : Math.max(0.3, Math.min(3, paved_ft / 10_000)) ** 0.6;
}

/** What a field is worth for an end in the air: its standing, and whether height, course and runways lead to it. */
export function weighInAir(sight: EndSight, aerodrome: Aerodrome, worth: number): Weighed {
  const toPoint = distanceNm(sight.lat, sight.lon, aerodrome.lat, aerodrome.lon);
  const distance_nm = Math.min(toPoint, (toPoint < 40 ? runwayDistanceNm(sight, aerodrome) : null) ?? toPoint);
  const height_ft = sight.alt_ft === null ? null : sight.alt_ft - (aerodrome.elevation_ft ?? 0);
  const line = runwayInLine(sight, aerodrome);
  const ways = slopeFit(sight, distance_nm, height_ft) * courseFit(sight, aerodrome, distance_nm);
  return { aerodrome, distance_nm, height_ft, line, weight: worth * ways * lineFit(line, height_ft) };
}

/** Whether the aircraft can get down (or have come up) over that distance: 1 within what is flown, less and less outside. */
function slopeFit(sight: EndSight, distance_nm: number, height_ft: number | null): number {
  if (height_ft === null) return Math.exp(-distance_nm / 3);
  if (height_ft < -pressureErrorFt - 200) return 0;
  const height = Math.max(0, height_ft);
  const far = distance_nm - ((height + 0.4 * pressureErrorFt) / gentleFtNm[sight.side] + 2);
  const near = height / steepFtNm[sight.side] - distance_nm;
  return (
    Math.exp(-Math.max(0, far) / slackNm[sight.side]) * Math.exp(-Math.max(0, near) / 10) * Math.exp(-distance_nm / 25)
  );
}

/** Whether the course leads to the field. Near it an aircraft flies in every direction, on downwind or after a turn. */
function courseFit(sight: EndSight, aerodrome: Aerodrome, distance_nm: number): number {
  if (distance_nm < 2) return 1;
  if (sight.toward_deg === null) return 0.5;
  const angle = turnDeg(sight.toward_deg, bearingDeg(sight.lat, sight.lon, aerodrome.lat, aerodrome.lon));
  const least = distance_nm < 12 ? 0.15 : 0.04;
  return least + (1 - least) * Math.exp(-((angle / 45) ** 2));
}

/** Low and in line with a runway: hardly anybody flies so by chance. */
function lineFit(line: InLine | null, height_ft: number | null): number {
  if (line === null || height_ft === null || height_ft > 4500) return 1;
  // On a glide path the height says how far the threshold is.
  const off =
    Math.abs(height_ft - 318 * Math.max(0, line.along_nm)) / (pressureErrorFt + 150 * Math.max(0, line.along_nm));
  return 1 + 10 * Math.exp(-((line.turn_deg / 8) ** 2)) * Math.exp(-(off ** 2));
}
