/** The words and types of the model that pages print. Pages import views and not the model; this is their one door to it. */
export type { Mode } from "../model/claim.ts";
export type { Count } from "../model/count.ts";
export { printPlace } from "../model/place.ts";
export { seenKinds, sourceKinds } from "../model/source.ts";
export { TarmacError } from "../model/tarmac-error.ts";
export type { Moment } from "../model/value.ts";
export type { Verdict } from "../model/verdict.ts";
export { verdicts, verdictWord } from "../model/verdict.ts";
export { severities } from "../model/severity.ts";
