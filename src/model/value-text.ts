import { asBounds, type Count, countText } from "./count.ts";
import { countryName } from "./country.ts";
import { dateText, parseDate } from "./partial-date.ts";
import { type Span, spanOf, spanText } from "./span.ts";
import type { Aircraft, Cap, LegValue, Moment, PlaceValue, Stop } from "./value.ts";

/** Bounds and kind alone. */
export function bare(count: Count): Count {
  return { lo: count.lo, hi: count.hi, as: count.as };
}

/** A count with its words where they are vague ("“over 250 …”, read as at least 251"), plain where they are not. */
export function quotedCount(count: Count, words: string | null): string {
  const text = countText(bare(count));
  return count.as === "exact" || words === null
    ? text
    : `“${words}”, read as ${count.as === "about" ? countText(asBounds(count.lo, count.hi)) : text}`;
}

/** The span of a moment in UTC; null when it has no time that can be read. */
export function momentSpan(m: Moment): Span | null {
  return spanOf(m.at, { ...(m.zone ? { zone: m.zone } : {}), ...(m.about ? { about: true } : {}) });
}

/** A moment in words: "5 Jul 2025, 06:00 in Juba". */
export function momentText(m: Moment): string {
  const about = m.about ? "about " : "";
  const day = parseDate(m.at);
  const where = m.zone ? ` in ${(m.zone.split("/").at(-1) ?? m.zone).replaceAll("_", " ")}` : "";
  const time = /T\d{2}/.test(m.at);
  const span = momentSpan(m);
  if (time && span)
    return `${about}${spanText(momentSpan({ at: m.at, ...(m.zone ? { zone: m.zone } : {}) }) ?? span, m.zone ?? "UTC")}${where}`;
  return `${about}${day ? dateText(day) : m.at}${where}`;
}

/** A place in words: "Juba (HJJJ)", "El Salvador". */
export function placeText(place: PlaceValue): string {
  const name = place.name ?? (place.country ? countryName(place.country) : null);
  if (name && place.airport) return `${name} (${place.airport})`;
  return name ?? place.airport ?? "";
}

/** An aircraft in words: "N278GX, A320". */
export function aircraftText(a: Aircraft): string {
  return [a.registration, a.type, a.callsign, a.operator].filter(Boolean).join(", ");
}

/** A leg in words: "abc001, in the air 2 May 2031, 02:00 to 2 May 2031, 04:45". */
export function legText(leg: LegValue): string {
  return `${leg.icao24}, in the air ${momentText({ at: leg.off })} to ${momentText({ at: leg.on })}`;
}

/** A cap in words: "up to 160 people per year". */
export function capText(cap: Cap, words_: string | null): string {
  return `${quotedCount(cap.count, words_)} ${cap.unit}${cap.per ? (cap.per === "total" ? ", in all" : `, per ${cap.per}`) : ""}${cap.period ? ` (${cap.period})` : ""}`;
}

/** A stop's key: its airport, else its name, else its country. */
export function stopName(stop: Stop): string {
  return stop.airport ?? stop.name ?? stop.country ?? "unknown";
}
