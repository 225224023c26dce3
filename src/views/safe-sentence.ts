import type { MovementState } from "../model/state.ts";
import type { Sources } from "./backing.ts";
import { groupsSentence, peopleSentence, type Sentence } from "./people-sentence.ts";
import { thirdCountrySentence } from "./third-country-sentence.ts";

/**
 * Sentences that the record supports: attributed, with no value that is contradicted, and none that rests on one mirror alone; every source on which a sentence
 * rests is listed. Empty when there is none.
 */
export function safeSentences(state: MovementState, sources: Sources): Sentence[] {
  const first = peopleSentence(state, sources) ?? groupsSentence(state, sources);
  return [first, thirdCountrySentence(state, sources)].filter((s): s is Sentence => s !== null);
}
