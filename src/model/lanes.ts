import type { Claim } from "./claim.ts";
import type { Answered, SubjectState } from "./state.ts";
import type { Verdict } from "./verdict.ts";

/** A claim that the board shows in a lane: its id, how it stands, and why, where its value alone does not say it. */
export type LaneClaim = readonly [id: string, relation: Verdict, why: string];
export type Lanes = Readonly<Record<"said" | "flown" | "recorded", readonly LaneClaim[]>>;

/** Attributes whose claims the board shows; the movement's page shows all. */
const onBoard = (attribute: string): boolean =>
  [
    "people",
    "third_country",
    "own_nationals",
    "departed",
    "arrived",
    "date",
    "aircraft",
    "route",
    "carrier",
    "vessels",
    "described_as",
  ].includes(attribute) || /^(?:nationality|sex|basis):/.test(attribute);
const mostInLane = 6;
const graveFirst = ["contradicts", "planned_not_done", "different_scope"];

type Told = { readonly claim: Claim; readonly shown: LaneClaim };

/** The claims of a movement in three lanes: the ones that differ first, then in the order of attributes; at most six a lane. */
export function lanesOf({ claims, answers }: Pick<SubjectState, "claims" | "answers">): Lanes {
  const lanes: Record<"said" | "flown" | "recorded", LaneClaim[]> = { said: [], flown: [], recorded: [] };
  const known = new Map(claims.map((c) => [c.id, c]));
  const told = answers.filter((a) => onBoard(a.question.attribute)).flatMap((answered) => toldUnder(answered, known));
  const rank = ({ shown: [, relation] }: Told): number => (graveFirst.includes(relation) ? 0 : 1);
  const taken = new Set<string>();
  for (const { claim, shown } of [...told].sort((a, b) => rank(a) - rank(b))) {
    if (claim.mode === "derived" || taken.has(claim.id) || lanes[claim.mode].length >= mostInLane) continue;
    taken.add(claim.id);
    lanes[claim.mode].push(shown);
  }
  // What differs must be there; within the lane it stands in its place.
  const place = new Map(told.map(({ claim }, i) => [claim.id, i]));
  for (const lane of Object.values(lanes)) lane.sort(([a], [b]) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  return lanes;
}

function toldUnder({ question, judged }: Answered, known: ReadonlyMap<string, Claim>): Told[] {
  const ids = [...new Set(question.voiced.flatMap((v) => v.claims))];
  return inLaneOrder(ids.flatMap((id) => known.get(id) ?? [])).map((claim) => {
    const stands = judged.relations[claim.id];
    return { claim, shown: [claim.id, stands?.relation ?? "unknown", stands?.reason ?? ""] };
  });
}

const modes = ["said", "flown", "recorded", "derived"];

/** Said, flown, recorded, derived; within a lane by the day they were public, then by id. */
export function inLaneOrder(claims: readonly Claim[]): Claim[] {
  if (claims.length < 2) return [...claims];
  const keyed = claims.map((claim) => ({
    claim,
    key: `${modes.indexOf(claim.mode)} ${claim.public_date} ${claim.id}`,
  }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ claim }) => claim);
}
