import type { Claim } from "../model/claim.ts";
import { dayOf } from "../model/day.ts";
import { dateText, parseDate } from "../model/partial-date.ts";
import type { Moment } from "../model/value.ts";
import { momentSpan } from "../model/value-text.ts";
import { offsetAt } from "../model/zone.ts";
import { claimsOn, isPlan } from "./movement-shape.ts";
import { type VoiceOf, voiceOf } from "./voice.ts";

/** The day by which a movement is listed, and its days in words; both from the earliest departure told, else the day told, else the arrival. */
export function listedDate(claims: readonly Claim[], rootOf: VoiceOf): { date: string | null; text: string } {
  const zone = zoneOf(claims);
  const days = (attribute: string): Day[] =>
    claimsOn<Moment>(claims, attribute)
      .filter((c) => c.scope === null && !isPlan(c as Claim) && c.doubt === null)
      .flatMap((c) => {
        const date = dayIn(c.value, zone);
        return date
          ? [
              {
                ...date,
                about: c.value.about === true || parseDate(c.value.at)?.about === true,
                voice: voiceOf(c as Claim, rootOf),
              },
            ]
          : [];
      });
  const begin =
    narrowest([...days("departed"), ...days("date")]) ?? narrowest(days("arrived")) ?? narrowest(days("announced"));
  if (!begin) return { date: null, text: "date not told" };
  const end = narrowest(days("arrived")) ?? begin;
  const to = end.to > begin.to && end.from >= begin.from ? end.to : begin.to;
  const code = begin.from === to ? begin.from : `${begin.from}/${to}`;
  const month = begin.from.endsWith("-01") && lastOfMonth(begin.from) === to ? begin.from.slice(0, 7) : null;
  const parsed = parseDate(month ?? code);
  const about = begin.about || end.about ? "about " : "";
  return { date: begin.from, text: `${about}${parsed ? dateText(parsed) : code}` };
}

/** The zone in which most times are told, UTC only when no other is; null when none is. */
function zoneOf(claims: readonly Claim[]): string | null {
  const times = [...claimsOn<Moment>(claims, "departed"), ...claimsOn<Moment>(claims, "arrived")];
  const zones = times.map((c) => c.value.zone ?? null).filter((z): z is string => z !== null && z !== "UTC");
  const votes = (z: string): number => zones.filter((other) => other === z).length;
  return [...zones].sort((a, b) => votes(b) - votes(a) || (a < b ? -1 : 1))[0] ?? null;
}

/** The days of a moment as told; a time in UTC is set into the zone of the others, so that 02:40 UTC is the evening before in Chicago. */
function dayIn(moment: Moment, zone: string | null): { from: string; to: string } | null {
  const date = parseDate(moment.at);
  const span = momentSpan(moment);
  const utc = moment.zone === "UTC" || /Z$/.test(moment.at);
  if (date === null) return null;
  if (span === null || zone === null || !utc || !moment.at.includes("T")) return { from: date.from, to: date.to };
  const local = (ms: number): string => dayOf(ms + offsetAt(ms, zone));
  return { from: local(span.from), to: local(span.to - 1) };
}

type Days = { readonly from: string; readonly to: string; readonly about: boolean };
type Day = Days & { readonly voice: string };

/** The shortest span of days; of equally short ones the one that most voices give; when these are several, from the first to the last: none is chosen. */
function narrowest(days: readonly Day[]): Days | null {
  const length = (d: Day): number => Date.parse(d.to) - Date.parse(d.from);
  const votes = (d: Day): number =>
    new Set(days.filter((other) => other.from === d.from && other.to === d.to).map((other) => other.voice)).size;
  const [best] = [...days].sort((a, b) => length(a) - length(b) || votes(b) - votes(a));
  if (!best) return null;
  const level = days.filter((d) => length(d) === length(best) && votes(d) === votes(best));
  return {
    from: [...level.map((d) => d.from)].sort()[0] ?? best.from,
    to: [...level.map((d) => d.to)].sort().at(-1) ?? best.to,
    // One who says the day without "about" is sure of it.
    about: level.every((d) => d.about),
  };
}

function lastOfMonth(day: string): string {
  const [year, month] = day.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
