/** A time of day in words: "T05:00", "T19:26/T21:59", with its zone where the words name one. */
export type ToldTime = {
  readonly clocks: readonly string[];
  readonly offset: string;
  readonly zone?: string;
  readonly index: number;
  readonly text: string;
};

const half = String.raw`a\.?m\.?(?!\p{L})|p\.?m\.?(?!\p{L})|de la (?:manana|tarde|noche)`;
const clock = String.raw`(?:(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d)(?: ?(?:${half}))?|(?<!\d)(?:0?\d|1[0-2])(?:\.[0-5]\d)? ?(?:${half})|(?<!\d)(?:[01]?\d|2[0-3])h(?:[0-5]\d)?(?![\d\p{L}])|(?<!\d)(?:[01]\d|2[0-3])[0-5]\d(?= ?(?:hrs|hours|gmt|utc|local))|(?<!\p{L})(?:noon|mediodia)(?!\p{L}))`;
const zones: Readonly<Record<string, string>> = {
  e: "America/New_York",
  c: "America/Chicago",
  m: "America/Denver",
  p: "America/Los_Angeles",
};
const zoneWords = String.raw`(?:utc ?[+-]\d\d:\d\d|utc|gmt|zulu|z(?!\p{L})|(?:eastern|central|mountain|pacific)(?: (?:standard |daylight )?time)?(?!\p{L})|[ecmp][sd]?t(?!\p{L})|local time|local|hrs|hours)`;
const pattern = new RegExp(
  String.raw`(?<a>${clock})(?:(?: to | and | - |-| y | a )(?<b>${clock}))?(?:,? ?\(?(?<zone>${zoneWords})\)?)?`,
  "u",
);

/** The time of day in plain text; null when there is none, or none that is sure ("midnight" may be the day before or after). */
export function toldTime(text: string): ToldTime | null {
  const m = pattern.exec(text);
  if (m === null) return null;
  const { a = "", b, zone = "" } = m.groups ?? {};
  const clocks = [a, b].filter((c) => c !== undefined).map(clockCode);
  const named = /^(?:eastern|central|mountain|pacific)|^[ecmp][sd]?t$/.test(zone) ? zones[zone.charAt(0)] : undefined;
  return { clocks, offset: offsetOf(zone), index: m.index, text: m[0], ...(named ? { zone: named } : {}) };
}

function clockCode(words: string): string {
  if (/noon|mediodia/.test(words)) return "T12:00";
  const [h = "0", m, s] = /^\d{4}/.test(words)
    ? [words.slice(0, 2), words.slice(2, 4)]
    : words.split(/[^\d]+/).filter(Boolean);
  const late = /p\.?m|tarde|noche/.test(words);
  const early = /a\.?m|manana/.test(words);
  const hour = late && Number(h) < 12 ? Number(h) + 12 : early && Number(h) === 12 ? 0 : Number(h);
  const hourOnly = m === undefined && /h$/.test(words);
  return `T${String(hour).padStart(2, "0")}${hourOnly ? "" : `:${m ?? "00"}`}${s ? `:${s}` : ""}`;
}

function offsetOf(zone: string): string {
  const offset = /[+-]\d\d:\d\d$/.exec(zone)?.[0];
  if (offset) return offset;
  return /^(?:utc|gmt|zulu|z)$/.test(zone) ? "Z" : "";
}
