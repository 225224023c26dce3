import { addDays, dayOf } from "../../model/day.ts";
import type { Leg } from "../../model/leg.ts";
import type { TrackRow } from "../../model/track.ts";
import { readPositions } from "../../store/read-positions.ts";
import { LegFinder } from "./legs/leg-finder.ts";
import type { Row } from "./legs/row.ts";

/** The positions of a leg in order of time, without those that the rule leaves out; empty when the workspace has none of that time. The day before is read too, as the rule reads it. */
export async function trackOf(
  dir: string,
  leg: Pick<Leg, "icao24" | "emitter" | "first_seen_ms" | "last_seen_ms">,
): Promise<readonly TrackRow[]> {
  const rows: TrackRow[] = [];
  const finder = new LegFinder({
    placed(_icao24, row, emitter) {
      if (emitter !== leg.emitter || row.time_ms < leg.first_seen_ms || row.time_ms > leg.last_seen_ms) return;
      rows.push(trackRow(row));
    },
  });
  const fromDay = addDays(dayOf(leg.first_seen_ms), -1);
  const asked = { aircraft: [leg.icao24], fromDay, toDay: dayOf(leg.last_seen_ms) };
  for await (const batch of readPositions(dir, asked)) finder.push(batch);
  finder.end();
  return rows;
}

function trackRow({ time_ms, lat, lon, alt_ft, gs_kt, says }: Row): TrackRow {
  return { time_ms, lat, lon, alt_baro_ft: told(alt_ft), gs_kt: told(gs_kt), ground: says === 1 };
}

function told(number: number): number | null {
  return Number.isNaN(number) ? null : number;
}
