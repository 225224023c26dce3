import { dayOf, dayStart } from "../../../model/day.ts";
import type { DeparturePort } from "../../../model/departure-port.ts";
import { instantsOf, offsetAt } from "../../../model/zone.ts";

const [dayMs, hourMs] = [86_400_000, 3_600_000];

/** The instants of a local day, epoch milliseconds: from its beginning to before its end. */
export type LocalDay = { readonly fromMs: number; readonly toMs: number };

const known = new Map<string, Map<string, LocalDay>>();

/** A day by the clock of a port; where its zone is not known, by the sun at its longitude; in UTC where nothing is. */
export function localDay({ zone, at }: DeparturePort, day: string): LocalDay {
  if (zone === null) {
    const ahead = Math.round((at?.lon ?? 0) / 15) * hourMs;
    return { fromMs: dayStart(day) - ahead, toMs: dayStart(day) + dayMs - ahead };
  }
  let days = known.get(zone);
  // A release has some thousand days: asking the clocks of a zone anew for every heap would take longer than all else.
  if (days === undefined || days.size > 20_000) {
    days = new Map();
    known.set(zone, days);
  }
  let found = days.get(day);
  if (found === undefined) {
    found = { fromMs: instantsOf(dayStart(day), zone).first, toMs: instantsOf(dayStart(day) + dayMs, zone).first };
    days.set(day, found);
  }
  return found;
}

/** The day of an instant by the clock of a port, as `localDay` cuts days. */
export function localDate({ zone, at }: DeparturePort, ms: number): string {
  if (zone === null) return dayOf(ms + Math.round((at?.lon ?? 0) / 15) * hourMs);
  let dates = knownDates.get(zone);
  if (dates === undefined || dates.size > 200_000) {
    dates = new Map();
    knownDates.set(zone, dates);
  }
  // Clocks are whole quarters of an hour apart.
  const quarter = Math.floor(ms / (hourMs / 4));
  let date = dates.get(quarter);
  if (date === undefined) {
    date = dayOf(ms + offsetAt(ms, zone));
    dates.set(quarter, date);
  }
  return date;
}
const knownDates = new Map<string, Map<number, string>>();

/** An instant by the clock of a port, for people: "2031-05-02 at 09:10"; with "UTC" where its zone is not known. */
export function localText({ zone }: DeparturePort, ms: number): string {
  const local = new Date(ms + (zone === null ? 0 : offsetAt(ms, zone))).toISOString();
  return `${local.slice(0, 10)} at ${local.slice(11, 16)}${zone === null ? " UTC" : ""}`;
}
