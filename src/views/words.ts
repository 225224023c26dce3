/** The words and types of the model that pages print. Pages import views and not the model; this is their one door to it. */
import { vocabularies } from "../model/vocabularies.ts";

export type { Mode } from "../model/claim.ts";
export type { Count } from "../model/count.ts";
export { modalities } from "../model/claim.ts";
export { bands, legClasses } from "../model/leg-class.ts";
export { metKinds, type MetVerdict, metVerdicts } from "../model/met-total.ts";
export { parseDate } from "../model/partial-date.ts";
export { printPlace } from "../model/place.ts";
export { seenKinds, sourceKinds } from "../model/source.ts";
export { TarmacError } from "../model/tarmac-error.ts";
export type { Moment } from "../model/value.ts";
export type { Verdict } from "../model/verdict.ts";
export { verdicts, verdictWord } from "../model/verdict.ts";
export const stageWords = vocabularies.stages;
export { severities } from "../model/severity.ts";
/** True for a source of which only a re-post, or nothing, was read: its words may be another's. */
export const isReposted = ({ seen }: { readonly seen: string }): boolean => seen === "mirror" || seen === "not_seen";
export { vocabularies } from "../model/vocabularies.ts";
