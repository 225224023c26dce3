/** The words and types of the model that pages print. Pages import views and not the model; this is their one door to it. */
import { vocabularies } from "../model/vocabularies.ts";

export type { Mode } from "../model/claim.ts";
export type { Count } from "../model/count.ts";
export { modalities } from "../model/claim.ts";
export { bands, legClasses } from "../model/leg-class.ts";
export { parseDate } from "../model/partial-date.ts";
export { printPlace } from "../model/place.ts";
export { seenKinds, sourceKinds } from "../model/source.ts";
export { TarmacError } from "../model/tarmac-error.ts";
export type { Moment } from "../model/value.ts";
export type { Verdict } from "../model/verdict.ts";
export { verdicts, verdictWord } from "../model/verdict.ts";
export const stageWords = vocabularies.stages;
export { severities } from "../model/severity.ts";
export { vocabularies } from "../model/vocabularies.ts";
