import type { Claim } from "../model/claim.ts";
import type { Voiced } from "../model/question.ts";
import type { Answered, MovementState } from "../model/state.ts";
import type { SourceView } from "./shapes.ts";
import { theSpeaker } from "./sentence-words.ts";

/** The sources of a page, by id. */
export type Sources = Readonly<Record<string, SourceView>>;

/** The answer to an attribute; null when nothing is told under it. */
export function answerOf(state: MovementState, attribute: string): Answered | null {
  return state.answers.find((a) => a.question.attribute === attribute) ?? null;
}

/** True when no value may be used: the voices are split evenly, or the only voice contradicts itself. */
export function isOpen(answer: Answered | null): boolean {
  if (answer === null) return false;
  const { verdict, split, excluded } = answer.judged;
  return split || (verdict === "one_side_only" && excluded.length > 0);
}

/** True for a source that was not read itself: a re-post, a copy, or one known only by another that names it. */
export function isMirror(source: SourceView | undefined): boolean {
  return source === undefined || source.seen === "mirror" || source.seen === "not_seen" || source.copy_of !== null;
}

/** Claims that a sentence may rest on: of the movement's own scope, told as done, without doubt, and left out of no value shown. */
export function usableClaims(state: MovementState): Claim[] {
  const excluded = new Set(state.answers.flatMap((a) => a.judged.excluded));
  const aside = new Set(state.answers.flatMap((a) => a.question.voiced.flatMap((v) => (v.setAside ? v.claims : []))));
  const told = (c: Claim): boolean =>
    c.scope === null && c.doubt === null && !["planned", "denied", "alleged"].includes(c.modality);
  return state.claims.filter((c) => told(c) && !excluded.has(c.id) && !aside.has(c.id));
}

/** Sources that bear something together: those read themselves, else all of them when they are two voices; null when it rests on one mirror alone. */
export function bearers(claims: readonly Claim[], state: MovementState, sources: Sources): string[] | null {
  const direct = claims.filter((c) => !isMirror(sources[c.source]));
  const chosen = direct.length > 0 ? direct : voicesIn(claims, state) > 1 ? claims : [];
  return chosen.length === 0 ? null : [...new Set(chosen.map((c) => c.source))];
}

/** How many voices give some claims. */
function voicesIn(claims: readonly Claim[], state: MovementState): number {
  const ids = new Set(claims.map((c) => c.id));
  const voiced: readonly Voiced[] = state.answers.flatMap((a) => a.question.voiced);
  return new Set(voiced.filter((v) => v.claims.some((id) => ids.has(id))).map((v) => v.voice)).size;
}

/** "The Associated Press reported", "Nayib Bukele said, according to Récord (Mexico),": whose word a claim is. */
export function attribution(claim: Claim, sources: Sources): string {
  const name = sources[claim.source]?.shown ?? claim.source;
  if (claim.said_by === null) return `${theSpeaker(name)} reported`;
  // A ministry's own release needs no "according to".
  const own = claim.said_by.toLowerCase() === name.toLowerCase();
  return own ? `${theSpeaker(claim.said_by)} said` : `${theSpeaker(claim.said_by)} said, according to ${name},`;
}
