import { dayStart } from "../../../model/day.ts";
import type { DeparturePort } from "../../../model/departure-port.ts";
import { instantsOf, offsetAt } from "../../../model/zone.ts";

const [dayMs, hourMs] = [86_400_000, 3_600_000];

/** The instants of a local day, epoch milliseconds: from its beginning to before its end. */
export type LocalDay = { readonly fromMs: number; readonly toMs: number };

/** A day by the clock of a port; where its zone is not known, by the sun at its longitude; in UTC where nothing is. */
export function localDay({ zone, at }: DeparturePort, day: string): LocalDay {
  const [from, to] = [dayStart(day), dayStart(day) + dayMs];
  if (zone !== null) return { fromMs: instantsOf(from, zone).first, toMs: instantsOf(to, zone).first };
  const ahead = Math.round((at?.lon ?? 0) / 15) * hourMs;
  return { fromMs: from - ahead, toMs: to - ahead };
}

/** An instant by the clock of a port, for people: "2031-05-02 at 09:10"; with "UTC" where its zone is not known. */
export function localText({ zone }: DeparturePort, ms: number): string {
  const local = new Date(ms + (zone === null ? 0 : offsetAt(ms, zone))).toISOString();
  return `${local.slice(0, 10)} at ${local.slice(11, 16)}${zone === null ? " UTC" : ""}`;
}
