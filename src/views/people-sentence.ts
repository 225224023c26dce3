import type { Claim } from "../model/claim.ts";
import { type Count, compareCounts, countText } from "../model/count.ts";
import { nationalsOf } from "../model/country.ts";
import type { MovementState } from "../model/state.ts";
import type { Group } from "../model/value.ts";
import { bare } from "../model/value-text.ts";
import { answerOf, attribution, bearers, isMirror, isOpen, type Sources, usableClaims } from "./backing.ts";
import { journeyOf } from "./journey-text.ts";
import { listed } from "./sentence-words.ts";
import type { MovementPage } from "./shapes.ts";

export type Sentence = MovementPage["safe"][number];

/** How many people were moved, by the name of one who says just that; null when nobody does who may be named. */
export function peopleSentence(state: MovementState, sources: Sources): Sentence | null {
  const journey = journeyOf(state, sources);
  const claims = peopleClaims(state);
  const ids = bearers(claims, state, sources);
  const { people } = state;
  if (journey === null || ids === null || people === null) return null;
  const [named] = [...claims].filter((c) => ids.includes(c.source)).sort(earliest);
  const were = people.lo === 1 && people.hi === 1 ? "person was" : "people were";
  return {
    text: `${attribution(named as Claim, sources)} that ${countText(bare(people))} ${were} ${journey.text}.`,
    sources: [...new Set([...ids, ...journey.sources])],
  };
}

/** Claims that give just the value shown, each the first of its sum. */
function peopleClaims(state: MovementState): Claim[] {
  const answer = answerOf(state, "people");
  const shown = answer?.judged.shown as Count | null | undefined;
  if (!answer || !shown || isOpen(answer)) return [];
  const usable = new Map(usableClaims(state).map((c) => [c.id, c]));
  return answer.question.voiced.flatMap((v) => {
    const told = v.scope === null && !v.planned && v.value !== null && v.claims.every((id) => usable.has(id));
    const claim = usable.get(v.claims[0] ?? "");
    return told && claim && compareCounts(v.value as Count, shown) === "equal" ? [claim] : [];
  });
}

const earliest = (a: Claim, b: Claim): number => (a.public_date + a.id < b.public_date + b.id ? -1 : 1);

/** When the whole rests on too little: the groups by nationality that one source, read itself, gives in somebody's name. */
export function groupsSentence(state: MovementState, sources: Sources): Sentence | null {
  const journey = journeyOf(state, sources);
  const [chosen] = bundles(groupClaims(state, sources)).sort(
    (a, b) => sizeOf(b) - sizeOf(a) || (keyOf(a) < keyOf(b) ? -1 : 1),
  );
  const [first] = chosen ?? [];
  if (journey === null || chosen === undefined || first === undefined) return null;
  const groups = chosen.map((c) => c.value as Group).sort((a, b) => b.count.lo - a.count.lo);
  const were = sizeOf(chosen) === 1 ? "was" : "were";
  return {
    text: `${attribution(first, sources)} that ${listed(groups.map(groupText))} ${were} ${journey.text}.`,
    sources: [...new Set([first.source, ...journey.sources])],
  };
}

function groupText({ count, nationality = "unknown" }: Group): string {
  return `${countText(bare(count))} ${nationalsOf(nationality, count.lo === 1 ? "one" : "many")}`;
}

function groupClaims(state: MovementState, sources: Sources): Claim[] {
  return usableClaims(state).filter((c) => {
    if (c.attribute !== "group" || isMirror(sources[c.source])) return false;
    const { nationality, count, role = "person" } = c.value as Group;
    if (nationality === undefined || nationality === "unknown" || count.as !== "exact" || role !== "person")
      return false;
    return !isOpen(answerOf(state, `nationality:${nationality}`));
  });
}

/** Groups of one source in one name, each nationality once: of several groups of one nationality none is chosen. */
function bundles(claims: readonly Claim[]): Claim[][] {
  const keys = [...new Set(claims.map((c) => keyOf([c])))].sort();
  const nationality = (c: Claim): string | undefined => (c.value as Group).nationality;
  return keys
    .map((key) => claims.filter((c) => keyOf([c]) === key))
    .map((list) => list.filter((a) => list.every((b) => a === b || nationality(a) !== nationality(b))))
    .filter((list) => list.length > 0);
}

const keyOf = ([first]: readonly Claim[]): string => JSON.stringify([first?.source, first?.said_by, first?.utterance]);
const sizeOf = (claims: readonly Claim[]): number => claims.reduce((sum, c) => sum + (c.value as Group).count.lo, 0);
