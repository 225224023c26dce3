import { type Count, sumCounts } from "../model/count.ts";
import type { MovementState } from "../model/state.ts";

/** People of a whole from its parts; null when a part has no count, since then the sum says nothing. */
export function partsOf(parts: readonly MovementState[]): Count | null {
  const counts = parts.map((p) => p.people);
  if (counts.length === 0 || counts.some((c) => c === null)) return null;
  return sumCounts(counts as Count[]);
}
