import { dayStart } from "../model/day.ts";
import type { TarmacRecord } from "../store/record.ts";
import type { AsOf } from "../store/claims.ts";

const hourMs = 3_600_000;

/** How old the last position of a leg must be before pages show it: nobody shall follow an aircraft with people aboard by them. */
export const quietHours = 24;

/** Which legs a reader sees. `recent` shows legs of the last hours too: for the person whose machine it is, never for a public page. */
export type LegsShown = { readonly recent: boolean };

/**
 * The latest last position of a leg that is shown, epoch milliseconds: a day ago, or a day before the end of the day that is asked for. Legs are made anew from positions, and
 * say nothing of when they were published: as of a day, only later flights are left out.
 */
export function shownUntil(record: TarmacRecord, when: AsOf, { recent }: LegsShown): number {
  const now = record.effects.now().getTime();
  const clocks = [
    now,
    ...(when.as_of === undefined ? [] : [dayStart(when.as_of) + 24 * hourMs]),
    ...(when.known_at === undefined ? [] : [Date.parse(when.known_at)]),
  ];
  return Math.min(...clocks) - (recent ? 0 : quietHours * hourMs);
}
