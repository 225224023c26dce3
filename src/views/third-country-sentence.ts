import type { Claim } from "../model/claim.ts";
import type { Count } from "../model/count.ts";
import { groupDigits } from "../model/count.ts";
import type { Answered, MovementState } from "../model/state.ts";
import type { Countries, Group } from "../model/value.ts";
import { answerOf, isMirror, isOpen, type Sources, usableClaims } from "./backing.ts";
import { peopleSentence, type Sentence } from "./people-sentence.ts";
import { listed, theName, theSpeakerWithin } from "./sentence-words.ts";

/** What sources that were read themselves say of nationality: so many at least, and which sources. */
type Sound = { readonly third: number; readonly own: number; readonly sources: readonly string[] };

/**
 * How many of those moved were not nationals of the country they were sent to, by the nationalities that named sources give. Null when nobody who may be named gives
 * any, or the voices are split.
 */
export function thirdCountrySentence(state: MovementState, sources: Sources): Sentence | null {
  const { third_country: third, people, to } = state;
  const open = ["third_country", "own_nationals", "people"].some((name) => isOpen(answerOf(state, name)));
  if (third === null || people === null || to === null || open) return null;
  const sound = soundOf(state, sources, to);
  const borne = peopleSentence(state, sources) === null ? null : people;
  const share = shareText({ third, people, sound, borne, home: theName(to) });
  if (share === null || sound.sources.length === 0) return null;
  const names = [...new Set(sound.sources.map((id) => sources[id]?.shown ?? id))];
  const by = `By the nationalities that ${listed(names.map(theSpeakerWithin))} ${names.length === 1 ? "gives" : "give"}`;
  return { text: `${by}, ${share}`, sources: sound.sources };
}

type Weighed = {
  readonly third: Count;
  readonly people: Count;
  readonly sound: Sound;
  /** The people in all, when somebody may be named for them. */
  readonly borne: Count | null;
  readonly home: string;
};

function shareText({ third, people, sound, borne, home }: Weighed): string | null {
  if (borne?.hi != null && third.hi === 0 && sound.own >= borne.hi)
    return `all of those moved were nationals of ${home}; none is counted as a third-country removal.`;
  if (borne?.hi != null && third.lo === people.hi && sound.third >= borne.hi)
    return `none of those moved was a national of ${home}.`;
  if (sound.third === 0) return null;
  const were = sound.third === 1 ? "was not a national" : "were not nationals";
  const n = groupDigits(sound.third);
  if (third.lo === third.hi && third.lo === sound.third) return `${n} of those moved ${were} of ${home}.`;
  if (borne?.hi != null && sound.own > 0 && borne.hi - sound.own > sound.third)
    return `between ${n} and ${groupDigits(borne.hi - sound.own)} of those moved were not nationals of ${home}.`;
  return `at least ${n} of those moved ${were} of ${home}.`;
}

/** Lower bounds from usable claims of sources read themselves: groups by nationality, lists of nationalities, and what they count outright. */
function soundOf(state: MovementState, sources: Sources, to: string): Sound {
  const claims = usableClaims(state).filter((c) => !isMirror(sources[c.source]) && tellsNationality(c));
  const ids = new Set(claims.map((c) => c.id));
  const least = (answer: Answered | null): number =>
    Math.max(
      0,
      ...(answer?.question.voiced ?? [])
        .filter((v) => v.scope === null && !v.planned && v.value !== null && v.claims.every((id) => ids.has(id)))
        .map((v) => (v.value as Count).lo),
    );
  const named = new Set(
    claims.flatMap((c) => (c.attribute === "nationalities" ? (c.value as Countries).countries : [])),
  );
  const grouped = state.answers.flatMap((a) =>
    a.question.attribute.startsWith("nationality:") && !isOpen(a) ? [a] : [],
  );
  const counts = new Map([...named].map((n): [string, number] => [n, 1]));
  for (const a of grouped) {
    const nationality = a.question.attribute.slice("nationality:".length);
    counts.set(nationality, Math.max(counts.get(nationality) ?? 0, least(a)));
  }
  const sum = (isOurs: boolean): number =>
    [...counts].reduce((total, [n, count]) => ((n === to) === isOurs ? total + count : total), 0);
  return {
    third: Math.max(sum(false), direct(state, "third_country", ids)),
    own: Math.max(sum(true), direct(state, "own_nationals", ids)),
    sources: [...new Set(claims.map((c) => c.source))].sort(),
  };
}

/** The highest lower bound that a usable claim counts outright. */
function direct(state: MovementState, attribute: string, ids: ReadonlySet<string>): number {
  const counts = state.claims.filter((c) => c.attribute === attribute && ids.has(c.id)).map((c) => c.value as Count);
  return Math.max(0, ...counts.map((count) => count.lo));
}

function tellsNationality(c: Claim): boolean {
  if (c.attribute === "third_country" || c.attribute === "own_nationals") return (c.value as Count).as !== "unstated";
  if (c.attribute === "nationalities") return true;
  if (c.attribute !== "group") return false;
  const { nationality, role = "person" } = c.value as Group;
  return nationality !== undefined && nationality !== "unknown" && role === "person";
}
