/** A stretch of time in UTC milliseconds; both ends are equal for an instant. */
export type Stretch = { readonly from: number; readonly to: number };

/** Reads a time as told (`at` with its zone, or with an offset) into UTC; null for a day without an hour, or a zone that is not known. */
export function readStretch(at: string, zone: string | undefined): Stretch | null {
  const [first = "", second = first] = at.split("/");
  const from = readInstant(first, zone);
  const to = readInstant(second, zone);
  return from === null || to === null ? null : { from, to };
}

function readInstant(text: string, zone: string | undefined): number | null {
  if (!/T\d{2}:\d{2}/.test(text)) return null;
  if (/(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    const instant = Date.parse(text);
    return Number.isNaN(instant) ? null : instant;
  }
  if (zone === undefined) return null;
  const wall = Date.parse(`${text}Z`);
  if (Number.isNaN(wall)) return null;
  try {
    const guess = wall - offset(wall, zone);
    return wall - offset(guess, zone);
  } catch {
    return null;
  }
}

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offset(instant: number, zone: string): number {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    })
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const wall = Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`);
  return wall - Math.floor(instant / 1000) * 1000;
}

/** The hour and minute that clocks in a zone show. */
export function clockIn(instant: number, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    hour: "2-digit",
    minute: "2-digit",
  }).format(instant);
}

/** The day that calendars in a zone show: "15 Mar". */
export function dayIn(instant: number, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, day: "numeric", month: "short" }).format(instant);
}

/** "New York" for America/New_York; "UTC" as it is. */
export function zoneName(zone: string): string {
  return zone.replace(/^.*\//, "").replaceAll("_", " ");
}
