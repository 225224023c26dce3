/** The instant of a cell, in milliseconds since 1970; NaN when it is none. Text without an offset is UTC. `any` takes large numbers for milliseconds and small ones for seconds. */
export function instantOf(cell: unknown, unit: string): number {
  const number = typeof cell === "number" ? cell : unit === "text" ? Number.NaN : Number(cell);
  if (unit === "s") return Math.round(number * 1000);
  if (unit === "ms") return Math.round(number);
  if (!Number.isNaN(number)) return unit === "any" ? Math.round(number > 1e11 ? number : number * 1000) : Number.NaN;
  return textInstant(String(cell));
}

const written =
  /^\s*(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?\s*$/;

function textInstant(text: string): number {
  const found = written.exec(text);
  if (!found) return Number.NaN;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const ms = Math.round(Number(`0.${found[7] ?? 0}`) * 1000);
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  // The 31st of February is no day, and 25 o'clock no hour.
  if (at.getUTCDate() !== day || at.getUTCMonth() !== month - 1 || at.getUTCHours() !== hour) return Number.NaN;
  return at.getTime() + ms - offsetMs(found[8]);
}

function offsetMs(zone: string | undefined): number {
  const [, sign, hours, minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? "") ?? [];
  if (sign === undefined) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
