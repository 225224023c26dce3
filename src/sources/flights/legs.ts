// What `import … from "tarmac/legs"` gives: the rule that divides positions into legs, without a workspace.
export type { BreakReason, Gap, GapSide, Leg, LegEnd, LegFlag, LegTail, MaskReason, TailRow } from "../../model/leg.ts";
export { breakReasons, legFlags, maskReasons } from "../../model/leg.ts";
export type { PositionBatch } from "../../model/position-batch.ts";
export { nonIcaoBit } from "../../model/position-batch.ts";
export { LegFinder, type LegsOptions } from "./legs/leg-finder.ts";
export { type LegPosition, legsOf } from "./legs/legs-of.ts";
