import type { Claim } from "../model/claim.ts";
import { type Count, countText } from "../model/count.ts";
import type { Answered, MovementState } from "../model/state.ts";
import type { Choice, Stop, Words } from "../model/value.ts";
import { bare, placeText } from "../model/value-text.ts";
import { theName } from "./sentence-words.ts";
import type { MovementPage } from "./shapes.ts";

type Unsupported = MovementPage["not_supported"][number];
const most = 8;

/** Sentences that readers may be tempted to write and that the record does not support, each with why; at most eight. */
export function notSupported(state: MovementState): Unsupported[] {
  const all = [
    ...wholeAsThirdCountry(state),
    ...state.answers.flatMap((answered) => excludedBy(answered, state.claims)),
    ...stopsAsHandOvers(state.claims),
    ...notEnded(state),
    ...homeForAll(state),
  ];
  return unique(all).slice(0, most);
}

function wholeAsThirdCountry({ people, third_country: third, own_nationals: own, to }: MovementState): Unsupported[] {
  if (!people || !third || third.hi === null || third.hi >= people.lo || to === null) return [];
  const home = theName(to);
  const why =
    third.hi === 0
      ? `All were nationals of ${home}.`
      : own
        ? ownText(own, home)
        : "Not all were third-country nationals.";
  return [{ text: `“${countText(bare(people))} third-country removals”`, why }];
}

function ownText(own: Count, home: string): string {
  const were = own.lo === 1 ? "was a national" : "were nationals";
  return own.lo === own.hi ? `${countText(bare(own))} ${were} of ${home}.` : `At least ${own.lo} ${were} of ${home}.`;
}

function stopsAsHandOvers(claims: readonly Claim[]): Unsupported[] {
  const stops = claims.filter((c) => c.attribute === "stop").map((c) => c.value as Stop);
  return stops
    .filter((stop) => stop.role === "technical")
    .map((stop) => ({
      text: `“Handed over in ${stop.country ? theName(stop.country) : placeText(stop)}”`,
      why: "It was a technical stop; nobody is told to have changed custody.",
    }));
}

function notEnded({ claims, to }: MovementState): Unsupported[] {
  const ended = claims.flatMap((c) =>
    c.attribute === "status" && c.scope === null ? [(c.value as Choice).choice] : [],
  );
  const how = ["diverted", "blocked"].find((choice) => ended.includes(choice));
  if (how === undefined || to === null || ended.includes("arrived")) return [];
  return [{ text: `“Removed to ${theName(to)}”`, why: `The journey was ${how}; ${theName(to)} was the plan.` }];
}

// "back to their home country", "returned home"; not "people whose home countries refused them", nor "could not be sent to their own countries".
const sentHome =
  /\bto (?:their|his|her) (?:respective )?(?:home|own|native)\b|\bto (?:their|his|her) countr(?:y|ies) of origin\b|\b(?:back|sent|went|go|going|flown|returned) home\b/i;
const denied = /\b(?:not|never|cannot|can't|couldn't|refus\w+|unable|instead of|other than|rather than)\b/i;

function homeForAll({ claims, third_country: third, to }: MovementState): Unsupported[] {
  if (!third || third.lo === 0) return [];
  const told = claims.filter((c) => c.attribute === "described_as").map((c) => (c.value as Words).text);
  const was = third.lo === 1 ? "1 was not a national" : `${third.lo} were not nationals`;
  return told
    .filter((text) => sentHome.test(text) && !denied.test(text))
    .map((text) => ({
      text: `“${text}”`,
      why: `At least ${was} of ${to === null ? "the destination" : theName(to)}.`,
    }));
}

const counted = (attribute: string): boolean =>
  ["people", "third_country", "own_nationals"].includes(attribute) || /^(nationality|sex|basis):/.test(attribute);

function excludedBy(answered: Answered, claims: readonly Claim[]): Unsupported[] {
  if (!counted(answered.question.attribute)) return [];
  return answered.question.voiced.flatMap((v) => {
    const claim = claims.find((c) => c.id === v.claims[0]);
    if (!claim) return [];
    const words = claim.words ?? `${v.text} ${answered.question.label.toLowerCase()}`;
    const why = whyNot(answered, claim.id, v.scope);
    return why === null ? [] : [{ text: `“${words}”`, why }];
  });
}

function whyNot(answered: Answered, claim: string, scope: string | null): string | null {
  switch (answered.judged.relations[claim]?.relation) {
    case "different_scope":
      return `It counts something else: ${scope}.`;
    case "planned_not_done":
      return `That was a plan; ${answered.text} is what was told afterwards.`;
    case "contradicts":
      return answered.judged.excluded.includes(claim) ? `It cannot hold beside ${answered.text}.` : null;
    default:
      return null;
  }
}

/** The same words, or the same scope told for another attribute, once. */
function unique(list: readonly Unsupported[]): Unsupported[] {
  const sameScope = (a: Unsupported, b: Unsupported): boolean =>
    a.why === b.why && a.why.startsWith("It counts something else");
  return list.filter((item, i) => list.findIndex((other) => other.text === item.text || sameScope(other, item)) === i);
}
