/** A time of day in words: "T05:00", "T19:26/T21:59", with its zone where the words name one. */
export type ToldTime = {
  readonly clocks: readonly string[];
  readonly offset: string;
  readonly zone?: string;
  /** The words name a zone that is not known here; that of the place they tell of must not be put in its stead. */
  readonly elsewhere?: true;
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
/** Abbreviations that stand for one offset everywhere. */
const offsets: Readonly<Record<string, string>> = {
  utc: "Z",
  gmt: "Z",
  zulu: "Z",
  z: "Z",
  bst: "+01:00",
  wat: "+01:00",
  cet: "+01:00",
  cest: "+02:00",
  cat: "+02:00",
  sast: "+02:00",
  eat: "+03:00",
};
const zoneWords = String.raw`(?:(?:utc|gmt) ?[+-]\d{1,2}(?::?\d\d)?(?!\d)|(?:${Object.keys(offsets).join("|")})(?!\p{L})|(?:eastern|central|mountain|pacific)(?: (?:standard |daylight )?time)?(?!\p{L})|[ecmp][sd]?t(?!\p{L})|local time|hora local|local|hrs|hours|(?:in )?(?<city>\p{L}+(?: \p{L}+)?) time(?!\p{L})|hora de (?<ciudad>\p{L}+))`;
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
  const city = m.groups?.city ?? m.groups?.ciudad;
  const named = city === undefined ? zoneOfWords(zone) : zoneOfCity(city);
  return {
    clocks,
    offset: offsetOf(zone),
    index: m.index,
    text: m[0],
    ...(named ? { zone: named } : city === undefined ? {} : { elsewhere: true }),
  };
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

function zoneOfWords(zone: string): string | undefined {
  return /^(?:eastern|central|mountain|pacific)|^[ecmp][sd]?t$/.test(zone) ? zones[zone.charAt(0)] : undefined;
}

// The names of zones end in a city: "Africa/Juba". Washington keeps New York's time.
function zoneOfCity(city: string): string | undefined {
  if (city === "washington") return "America/New_York";
  const end = `/${city.replace(" ", "_")}`;
  return Intl.supportedValuesOf("timeZone").find((name) => name.toLowerCase().endsWith(end));
}

// "utc-4", "utc+0530" and "gmt +02:00" are offsets too.
function offsetOf(zone: string): string {
  const m = /([+-])(\d{1,2}?):?(\d\d)?$/.exec(zone);
  return m ? `${m[1]}${(m[2] ?? "").padStart(2, "0")}:${m[3] ?? "00"}` : (offsets[zone] ?? "");
}
