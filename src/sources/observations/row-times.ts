import type { RowFault } from "../../model/observation.ts";
import { parseDate } from "../../model/partial-date.ts";
import { readDate } from "../../model/read-date.ts";
import { instantsOf, offsetAt } from "../../model/zone.ts";
import type { Cell } from "../sheets/read-sheets.ts";
import type { LogMap } from "./log-map.ts";

type When = Pick<LogMap, "zone" | "dates">;

/** The day that a cell gives, as an ISO day; null when it gives none, or several could be meant. "10/01/2025" needs `dates`, unless one of the two numbers can be no month. */
export function dayIn(cell: Cell, { dates }: When): string | null {
  if (cell === null) return null;
  // A date of a workbook, with its time.
  const [, dated] = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}$/.exec(cell) ?? [];
  if (dated !== undefined) return dated;
  const [, one = "", two = "", year = ""] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(cell.trim()) ?? [];
  if (year !== "") return slashed(Number(one), Number(two), { year, dates });
  // A misspelt weekday hinders nothing: "Tudsay, June 22, 2021", "Wed Oct 1 2025".
  const read =
    readDate(cell) ?? readDate(cell.replace(/^[A-Za-z]+,?\s+(?=[A-Z])/, "").replace(/(\d) (\d{4})$/, "$1, $2"));
  const day = read === null ? null : parseDate(read.at);
  return day !== null && day.from === day.to ? day.from : null;
}

function slashed(one: number, two: number, { year, dates }: { year: string; dates: When["dates"] }): string | null {
  const order = one > 12 ? "dmy" : two > 12 || one === two ? "mdy" : dates;
  if (order === undefined) return null;
  const [month, day] = order === "mdy" ? [one, two] : [two, one];
  return parseDate(`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`)?.text ?? null;
}

const clock =
  /^(?:(\d{4}-\d{2}-\d{2})[T ])?(\d{1,2}):?(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm|a|p)?\s*(z|utc|[+-]\d{2}:?\d{2})?$/i;

/**
 * The instant that a cell gives. A time without an offset is one of the map's zone and of the row's day; without a zone it is no instant. `fault` says why there is none; null for an empty
 * cell.
 */
export function instantIn(
  cell: Cell,
  day: string | null,
  { zone }: When,
): { readonly ms: number | null; readonly fault: string | null } {
  if (cell === null) return { ms: null, fault: null };
  const [, date, hour = "", minute = "", second = "0", half, offset] = clock.exec(cell.trim()) ?? [];
  if (hour === "") return { ms: null, fault: "This is no time." };
  const on = date ?? day;
  if (on === null) return { ms: null, fault: "The time has no day." };
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0);
  if (hours > 24 || Number(minute) > 59) return { ms: null, fault: "This is no time." };
  const local = Date.parse(`${on}T00:00:00Z`) + (hours * 60 + Number(minute)) * 60_000 + Number(second) * 1000;
  if (offset !== undefined) return { ms: local - offsetMs(offset), fault: null };
  return zone === undefined
    ? { ms: null, fault: "The time has no zone: name one with --zone or in the map." }
    : { ms: instantsOf(local, zone).first, fault: null };
}

function offsetMs(offset: string): number {
  const [, sign, hours = "0", minutes = "0"] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** The day of an instant where the observer stood; in UTC where no zone is known. */
export function dayOf(ms: number, { zone }: When): string {
  return new Date(ms + (zone === undefined ? 0 : offsetAt(ms, zone))).toISOString().slice(0, 10);
}

/** An aircraft that leaves before it came, or stands for more than two days, was written down wrongly. */
export function orderFault(arrived: number | null, departed: number | null, raw: string): RowFault[] {
  if (arrived === null || departed === null) return [];
  if (departed < arrived)
    return [
      { field: "departed", raw, read: raw, says: "It left before it came: one of the two is wrong, or it came twice." },
    ];
  const long = departed - arrived > 48 * 3_600_000;
  return long ? [{ field: "departed", raw, read: raw, says: "It stood for more than two days." }] : [];
}
