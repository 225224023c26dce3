import type { Gap } from "../model/leg.ts";
import type { TrackRow } from "../model/track.ts";

/** Between two rows further apart no line is drawn where only the ends of a leg are kept. */
const tailSeconds = 900;

/** Stretches of a track between which nothing was heard, or of which nothing is kept here. No line may join two of them. */
export function trackSegments(rows: readonly TrackRow[], gaps: readonly Gap[], isHeld: boolean): TrackRow[][] {
  const segments: TrackRow[][] = [];
  let before: TrackRow | null = null;
  for (const row of [...rows].sort((a, b) => a.time_ms - b.time_ms)) {
    const isCut = before === null || isApart(before, row, gaps, isHeld);
    if (isCut) segments.push([row]);
    else segments.at(-1)?.push(row);
    before = row;
  }
  return segments;
}

function isApart(before: TrackRow, row: TrackRow, gaps: readonly Gap[], isHeld: boolean): boolean {
  if (!isHeld && row.time_ms - before.time_ms > tailSeconds * 1000) return true;
  return gaps.some((gap) => before.time_ms <= gap.start_ms && row.time_ms >= gap.end_ms);
}
