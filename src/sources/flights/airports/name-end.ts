import type { Aerodrome, AircraftClass, Candidate, LegPlace } from "../../../model/aerodrome.ts";
import { distanceNm } from "../../../model/great-circle.ts";
import type { AerodromeIndex } from "./aerodrome-index.ts";
import type { EndSight } from "./end-sight.ts";
import { type NamingRule, namingRules } from "./naming-rule.ts";
import { runwayDistanceNm } from "./runway-geometry.ts";
import { pressureErrorFt, standing, type Weighed, weighInAir } from "./weigh.ts";

/** What an end of a leg says by itself: all fields that fit with their weights, best first, and what "none of them" weighs. */
export type Evidence = {
  readonly sight: EndSight;
  readonly rule: NamingRule;
  readonly fields: readonly Weighed[];
  readonly nowhere: number;
  /** What a field weighs that lies out of reach. */
  readonly weigh: (aerodrome: Aerodrome) => Weighed;
  /** Why the weights name nothing, whatever they are; null when they may. */
  readonly refused: { readonly state: "off_field" | "unknown" | "out_of_coverage"; readonly why: string } | null;
};

/** What is needed to weigh an end. */
export type NamingOptions = {
  readonly aerodromes: AerodromeIndex;
  readonly aircraft: AircraftClass;
  /** Fields that charters and forces use though no airline flies there. */
  readonly exempt: ReadonlySet<string>;
};

/** A helicopter slower than this is about to land, or just took off. */
const slowKt = 80;
const offFieldNm = 4;

/** Weighs every field that an end can belong to. */
export function evidenceOf(sight: EndSight, options: NamingOptions): Evidence {
  const rule = namingRules[options.aircraft];
  if (sight.ground !== null && sameStop(sight.ground, rule)) return onGround(sight, rule, options);
  const alt_ft = underground(sight, options.aerodromes) ? null : sight.alt_ft;
  return inAir({ ...sight, alt_ft, ground: null }, rule, options);
}

/** Whether it was heard on the ground at this very end: soon, or near by. Later and farther off it may have landed, left and landed again unheard, as helicopters do within the hour. */
function sameStop({ after_s, away_nm }: NonNullable<EndSight["ground"]>, { chains }: NamingRule): boolean {
  if (!chains) return after_s <= 600 || away_nm <= 1;
  return away_nm <= (after_s <= 1800 ? 40 : 25);
}

/** Over a field, and far below it: the altitude is wrong, not the place. */
function underground({ lat, lon, alt_ft }: EndSight, aerodromes: AerodromeIndex): boolean {
  const [nearest] = alt_ft === null ? [] : aerodromes.near(lat, lon, 3);
  const elevation_ft = nearest?.aerodrome.elevation_ft ?? null;
  return elevation_ft !== null && (alt_ft ?? 0) < elevation_ft - pressureErrorFt - 200;
}

function inAir(sight: EndSight, rule: NamingRule, { aerodromes, exempt }: NamingOptions): Evidence {
  const weigh = (aerodrome: Aerodrome): Weighed => weighInAir(sight, aerodrome, standing(aerodrome, rule, exempt));
  const fields = aerodromes
    .near(sight.lat, sight.lon, rule.reach_nm)
    .map(({ aerodrome }) => weigh(aerodrome))
    .filter((field) => field.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return {
    sight,
    rule,
    fields,
    weigh,
    nowhere: nowhereInAir(sight, rule, fields),
    refused: refusal(sight, rule, fields),
  };
}

/** The higher the end, and the less the track leads to the ground, the likelier it went on to somewhere else. */
function nowhereInAir(sight: EndSight, rule: NamingRule, fields: readonly Weighed[]): number {
  const height = fields[0]?.height_ft ?? null;
  if (height === null) return rule.nowhere * 5;
  const limit = sight.side === "start" ? rule.highestStart_ft : rule.highestEnd_ft;
  const { toward, away } = sight.votes;
  const leads = toward + away === 0 ? 0.5 : toward / (toward + away);
  return rule.nowhere * (1 + 6 * (Math.max(0, height) / limit) ** 2) * (1 + 4 * (1 - leads));
}

function refusal(sight: EndSight, rule: NamingRule, fields: readonly Weighed[]): Evidence["refused"] {
  const height = fields[0]?.height_ft ?? null;
  const limit = sight.side === "start" ? rule.highestStart_ft : rule.highestEnd_ft;
  const [verb, way] = sight.side === "start" ? ["begins", "climbing"] : ["ends", "sinking"];
  if (landsOff(sight, rule, fields))
    return { state: "off_field", why: `The track ${verb} slow and ${way}, with no aerodrome within ${offFieldNm} NM.` };
  const feet = (n: number): string => `${Math.round(n / 100) * 100} ft`;
  if (fields.length === 0)
    return {
      state: "out_of_coverage",
      why: `The track ${verb} in the air, with no aerodrome within ${rule.reach_nm} NM.`,
    };
  if (height === null)
    return sight.votes.toward > sight.votes.away
      ? null
      : { state: "unknown", why: `The track ${verb} in the air at an unknown height.` };
  if (height > limit)
    return {
      state: "out_of_coverage",
      why: `The track ${verb} ${feet(height)} above the nearest field that fits: too high to tell where.`,
    };
  const leads = sight.votes.toward > sight.votes.away || (sight.sink_fpm ?? 0) >= 300;
  if (height > rule.freely_ft && !leads)
    return {
      state: "out_of_coverage",
      why: `The track ${verb} ${feet(height)} above the nearest field that fits, and was not ${way}.`,
    };
  return null;
}

/** A helicopter that slowed down on its way to the ground, far from every aerodrome, landed where it was. */
function landsOff(sight: EndSight, rule: NamingRule, fields: readonly Weighed[]): boolean {
  if (rule.chains || !((sight.gs_kt ?? Number.POSITIVE_INFINITY) < slowKt)) return false;
  const leads = sight.votes.toward > sight.votes.away || (sight.sink_fpm ?? 0) >= 200;
  return leads && fields.every((field) => field.distance_nm > offFieldNm);
}

function onGround(sight: EndSight, rule: NamingRule, { aerodromes, exempt }: NamingOptions): Evidence {
  const at = sight.ground ?? { ...sight, exact: false };
  const reach = rule.onField_nm + (at.exact ? 0 : 2.5);
  const weigh = (aerodrome: Aerodrome): Weighed => {
    const toPoint = distanceNm(at.lat, at.lon, aerodrome.lat, aerodrome.lon);
    const distance_nm =
      runwayDistanceNm(at, aerodrome) ?? Math.max(0, toPoint - (aerodrome.kind === "heliport" ? 0 : 0.8));
    const fits = distance_nm <= reach && rule.kinds[aerodrome.kind] > 0 ? Math.exp(-distance_nm / 0.35) : 0;
    // On the ground the size of a field matters less than standing on it.
    const weight = fits * Math.max(0.02, standing(aerodrome, rule, exempt));
    return { aerodrome, distance_nm, height_ft: 0, line: null, weight };
  };
  const fields = aerodromes
    .near(at.lat, at.lon, reach + 4)
    .map(({ aerodrome }) => weigh(aerodrome))
    .filter((field) => field.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const refused =
    fields.length > 0
      ? null
      : ({ state: "off_field", why: `Seen on the ground, with no aerodrome within ${reach} NM.` } as const);
  return { sight, rule, fields, weigh, nowhere: 0.001, refused };
}

/** The answer that an end gives by itself. */
export function placeOf(evidence: Evidence): LegPlace {
  const { fields, nowhere, refused, rule, sight } = evidence;
  const total = fields.reduce((sum, field) => sum + field.weight, nowhere);
  const [best] = fields;
  const candidates = fields.slice(0, 6).map((field) => candidate(field, total));
  if (refused !== null || best === undefined)
    return nothing(refused?.state ?? "unknown", refused?.why ?? "Nothing fits.", candidates.slice(0, 5));
  const share = best.weight / total;
  if (share < rule.leastShare) return nothing("unknown", unsure(best, candidates, sight), candidates.slice(0, 5));
  return {
    state: "aerodrome",
    ident: best.aerodrome.ident,
    confidence: round(share),
    source: sourceOf(best, evidence),
    distance_nm: round(best.distance_nm),
    runners_up: candidates.slice(1),
    why: because(best, evidence),
  };
}

/** A place without a name. */
function nothing(state: LegPlace["state"], why: string, runners_up: readonly Candidate[]): LegPlace {
  return { state, ident: null, confidence: null, source: null, distance_nm: null, runners_up, why };
}

function candidate(field: Weighed, total: number): Candidate {
  return { ident: field.aerodrome.ident, distance_nm: round(field.distance_nm), share: round(field.weight / total) };
}

function sourceOf(best: Weighed, { sight }: Evidence): LegPlace["source"] {
  if (sight.ground !== null) return "ground";
  return best.distance_nm <= 3 && (best.height_ft ?? 0) <= 1500 ? "endpoint" : "descent";
}

function because(best: Weighed, { sight }: Evidence): string {
  const { aerodrome, distance_nm, line, height_ft } = best;
  const [first, way] = sight.side === "start" ? ["First", "climbing away from it"] : ["Last", "sinking towards it"];
  if (sight.ground !== null)
    return `Seen on the ground ${distance_nm.toFixed(1)} NM from a runway of ${aerodrome.ident}.`;
  const high = height_ft === null ? "at an unknown height" : `${Math.round(height_ft / 100) * 100} ft above the field`;
  const lined = line ? `, in line with runway ${line.end.name}` : "";
  const leads = sight.votes.toward > sight.votes.away ? `, ${way}` : "";
  return `${first} seen ${distance_nm.toFixed(1)} NM from ${aerodrome.ident}, ${high}${lined}${leads}.`;
}

function unsure(best: Weighed, candidates: readonly Candidate[], { side }: EndSight): string {
  const [, second] = candidates;
  const [verb] = side === "start" ? ["begins"] : ["ends"];
  const first = `The track ${verb} ${best.distance_nm.toFixed(1)} NM from ${best.aerodrome.ident}`;
  return second && second.share > 0.1
    ? `${first}, but ${second.ident} fits as well.`
    : `${first}, which does not fit well enough.`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
