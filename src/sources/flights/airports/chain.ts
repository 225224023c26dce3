import type { Aerodrome, Candidate, LegPlace } from "../../../model/aerodrome.ts";
import { bearingDeg, distanceNm, turnDeg } from "../../../model/great-circle.ts";
import type { EndSight } from "./end-sight.ts";
import type { Evidence } from "./name-end.ts";

/** An end of a leg: what it says by itself, and when it was first or last heard in the air. */
export type End = { readonly place: LegPlace; readonly evidence: Evidence; readonly seen_ms: number };

/** No aircraft gets on faster over the ground than this. */
const fastestKt = 600;
/** How likely an aircraft flew elsewhere unseen between the two ends, by the hours between them. */
const unseenFlight: readonly (readonly [hours: number, chance: number])[] = [
  [0.7, 0.002],
  [12, 0.02],
  [48, 0.05],
  [Number.POSITIVE_INFINITY, 0.3],
];
/** How likely the departure is another aircraft's where several share an address. */
const otherAircraft = 0.1;
/** The least share that names an end by the other when it says something else, or nothing, by itself. */
const leastChained = 0.78;
/** How likely both ends belong to a same field that fits neither. */
const elsewhere = 0.3;

/**
 * Holds an arrival against the departure after it: an aircraft leaves from where it landed, unless it flew unseen in between. Each field gets the product of what the two ends give it;
 * so an end that nobody saw is filled from the other, two doubtful ends settle each other, and an end that the other contradicts loses confidence, or its name.
 */
export function chained(
  arrival: End,
  departure: End,
  shared: boolean,
): { readonly arrival: LegPlace; readonly departure: LegPlace } {
  const fields = new Map(
    [...arrival.evidence.fields, ...departure.evidence.fields].map((f) => [f.aerodrome.ident, f.aerodrome]),
  );
  const hours = Math.max(0, departure.seen_ms - arrival.seen_ms) / 3_600_000;
  const [, chance] = unseenFlight.find(([most]) => hours <= most) ?? [0, 0.3];
  const unseen = shared ? Math.max(otherAircraft, chance) : chance;
  const [a, d] = [sharesOf(arrival.evidence, fields, hours), sharesOf(departure.evidence, fields, hours)];
  return {
    arrival: settled(arrival, together(a, d, unseen), { fields, other: departure }),
    departure: settled(departure, together(d, a, unseen), { fields, other: arrival }),
  };
}

type Shares = {
  /** Share of the end's own weight, by ident; what is not listed has none. */
  readonly own: ReadonlyMap<string, number>;
  /** Share with what the end leaves open for a field that it does not list well. */
  readonly open: ReadonlyMap<string, number>;
  readonly nowhere: number;
};

function sharesOf(evidence: Evidence, fields: ReadonlyMap<string, Aerodrome>, hours: number): Shares {
  const listed = new Map(evidence.fields.map((field) => [field.aerodrome.ident, field.weight]));
  const sum = evidence.fields.reduce((all, field) => all + field.weight, 0);
  const nowhere = Math.max(evidence.nowhere, sum * tooHigh(evidence));
  const total = sum + nowhere;
  const own = new Map([...listed].map(([ident, weight]) => [ident, weight / total]));
  const open = new Map(
    [...fields].map(([ident, field]) => {
      const left = (nowhere / total) * within(evidence.sight, field, hours);
      return [ident, Math.max(own.get(ident) ?? 0, left)];
    }),
  );
  return { own, open, nowhere: nowhere / total };
}

/** An end that is too high, or led nowhere, says little of the fields below it. */
function tooHigh({ refused, sight }: Evidence): number {
  if (refused === null) return 0;
  return sight.votes.toward > sight.votes.away ? 1 : 4;
}

/** How likely an end that fits no field well belongs to this one all the same: by distance, course, and whether there was time to get there. */
function within(sight: EndSight, field: Aerodrome, hours: number): number {
  const at = sight.ground ?? sight;
  const away = distanceNm(at.lat, at.lon, field.lat, field.lon);
  if (away > fastestKt * hours + 3) return 0;
  if (sight.ground !== null) return 0.01;
  const angle =
    sight.toward_deg === null ? 45 : turnDeg(sight.toward_deg, bearingDeg(sight.lat, sight.lon, field.lat, field.lon));
  const leads = sight.votes.away > sight.votes.toward ? 0.2 : 1;
  const course = away < 12 ? 1 : Math.max(0.1, Math.exp(-((angle / 45) ** 2)));
  return 0.4 * leads * course * Math.exp(-Math.max(0, away - 20) / 70);
}

/** The shares of one end when the other is held against it; what is left of 1 names no field. */
function together(here: Shares, there: Shares, unseen: number): ReadonlyMap<string, number> {
  const joint = new Map<string, number>();
  for (const [ident, open] of here.open)
    joint.set(ident, (1 - unseen) * open * (there.open.get(ident) ?? 0) + unseen * (here.own.get(ident) ?? 0));
  const none = (1 - unseen) * elsewhere * here.nowhere * there.nowhere + unseen * here.nowhere;
  const total = [...joint.values()].reduce((all, one) => all + one, none);
  return new Map([...joint].map(([ident, one]) => [ident, total === 0 ? 0 : one / total]));
}

type Around = { readonly fields: ReadonlyMap<string, Aerodrome>; readonly other: End };

/** The answer after both ends were heard. */
function settled(end: End, shares: ReadonlyMap<string, number>, { fields, other }: Around): LegPlace {
  const { place, evidence } = end;
  const ranked = [...shares].sort((x, y) => y[1] - x[1]);
  const [ident = "", share = 0] = ranked[0] ?? [];
  const candidates = ranked.slice(0, 6).map(([one, of]) => candidate(evidence, fields.get(one) as Aerodrome, of));
  const sure = share >= (ident === place.ident ? evidence.rule.leastShare : leastChained);
  if (sure && ident === place.ident) return { ...place, confidence: round(share), runners_up: candidates.slice(1) };
  if (!sure && place.ident === null) return place;
  const { side } = evidence.sight;
  const when = side === "end" ? "the next leg begins" : "the leg before ended";
  if (!sure) {
    const why = `${place.why} But ${when} elsewhere, and there was hardly time to get there unseen.`;
    return {
      ...place,
      state: "unknown",
      ident: null,
      confidence: null,
      source: null,
      distance_nm: null,
      runners_up: candidates.slice(0, 5),
      why,
    };
  }
  const { distance_nm } = candidates[0] as Candidate;
  const near = other.place.ident === ident ? `at ${ident}` : `where ${ident} fits as well`;
  const why = `${place.why} ${when[0]?.toUpperCase()}${when.slice(1)} ${near}, ${Math.round(distance_nm)} NM from there: an aircraft leaves from where it landed.`;
  return {
    state: "aerodrome",
    ident,
    confidence: round(share),
    source: "chained",
    distance_nm,
    runners_up: candidates.slice(1),
    why,
  };
}

function candidate(evidence: Evidence, field: Aerodrome, share: number): Candidate {
  return { ident: field.ident, distance_nm: round(evidence.weigh(field).distance_nm), share: round(share) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
