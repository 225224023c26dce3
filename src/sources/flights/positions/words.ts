/** A call sign without the blanks around it; null when nothing else is there. */
export function callsignOf(text: unknown): string | null {
  if (typeof text !== "string") return null;
  const trimmed = text.trim();
  return trimmed === "" ? null : trimmed;
}

/** A transponder code as four octal digits; null when it is none. */
export function squawkOf(value: unknown): string | null {
  const text = typeof value === "number" ? String(Math.trunc(value)).padStart(4, "0") : value;
  if (typeof text !== "string") return null;
  const [, code] = /^\s*(\d{1,4})(?:\.0)?\s*$/.exec(text) ?? [];
  const padded = code?.padStart(4, "0");
  return padded !== undefined && /^[0-7]{4}$/.test(padded) ? padded : null;
}

/** A number; NaN where nothing is told; infinity for what is no number, which no limit lets pass. */
export function numberOf(value: unknown): number {
  if (typeof value === "number") return value;
  return value === undefined || value === null ? Number.NaN : Number.POSITIVE_INFINITY;
}
