const formats = new Map<string, Intl.DateTimeFormat>();
const name = /^(?:UTC|GMT|[A-Z][A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+)$/;

/** Whether it is the name of a time zone in the IANA database, such as "America/Panama" or "UTC". Offsets and abbreviations are no names. */
export function isZone(zone: string): boolean {
  // Flown times are in UTC: nobody waits for the tables of zones to be read for that.
  if (zone === "UTC") return true;
  if (!name.test(zone)) return false;
  try {
    format(zone);
    return true;
  } catch {
    return false;
  }
}

const offsets = new Map<string, number>();
const quarter = 15 * 60_000;

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. Throws for an unknown zone: ask `isZone` first. */
export function offsetAt(ms: number, zone: string): number {
  if (zone === "UTC") return 0;
  // Clocks are changed on the quarter of an hour in UTC, so one answer serves a whole quarter. Asking Intl costs more than weighing a claim.
  const start = Math.floor(ms / quarter) * quarter;
  const key = `${zone} ${start}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= 10_000) offsets.clear();
  const offset = askedOffset(start, zone);
  offsets.set(key, offset);
  return offset;
}

function askedOffset(ms: number, zone: string): number {
  const parts = new Map(
    format(zone)
      .formatToParts(ms)
      .map((part) => [part.type, Number(part.value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return (
    Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second")) -
    Math.floor(ms / 1000) * 1000
  );
}

/**
 * The instants at which a zone's clocks show a local time (given as if it were UTC), first and last. They differ for a time that a change of clocks
 * shows twice. A time that a change leaves out is taken as the clock before the change would have shown it (as Temporal's "compatible").
 */
export function instantsOf(local: number, zone: string): { readonly first: number; readonly last: number } {
  const before = local - offsetAt(local - 86_400_000, zone);
  const after = local - offsetAt(local + 86_400_000, zone);
  // No zone changes its clocks twice in two days.
  if (before === after) return { first: before, last: before };
  const shown = [before, after].filter((ms) => ms + offsetAt(ms, zone) === local);
  if (shown.length === 0) return { first: before, last: before };
  return { first: Math.min(...shown), last: Math.max(...shown) };
}

// Making a format costs far more than using it.
function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, made);
  return made;
}
