import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { type CountWay, countWays } from "../../model/observation.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import { isZone } from "../../model/zone.ts";

/** What a column of a log can tell, with the sentence that documentation prints and the headings by which it is known without a map. */
export const logFields = {
  number: { says: "The log's own number of the row.", known: ["flight count", "no", "number", "#"] },
  day: { says: "The day.", known: ["date", "day"] },
  arrived: { says: "When it arrived.", known: ["arrive", "arrived", "arrival", "landed"] },
  departed: { says: "When it left.", known: ["depart", "departed", "departure", "took off"] },
  callsign: { says: "Call sign or flight number.", known: ["callsign", "call sign", "flight number", "flight"] },
  registration: { says: "Registration.", known: ["reg", "registration", "tail", "tail number", "n-number"] },
  icao24: {
    says: "24-bit address, or a link that holds it as `icao=`.",
    known: ["icao24", "hex", "icao", "tracking", "link"],
  },
  route: { says: "Route of the day.", known: ["aircraft route (day)", "route", "route of the day"] },
  origin: { says: "From where it came.", known: ["origin", "previous airport", "from"] },
  destination: { says: "Where it went next.", known: ["destination", "next airport", "to"] },
  operator: { says: "Operator.", known: ["airline", "operator", "carrier"] },
  on: { says: "How many boarded.", known: ["detainees on", "people on", "boarded"] },
  on_way: {
    says: "How those who boarded were counted.",
    known: ["count method (detainees on)", "count method", "how counted"],
  },
  on_counted: {
    says: "How many were seen to board.",
    known: ["detainees on, observed", "people on, observed", "observed"],
  },
  on_convoy: {
    says: "How many the vehicles of the convoy could hold.",
    known: ["convoy detainee estimate", "convoy estimate"],
  },
  off: { says: "How many left.", known: ["detainees off", "people off", "deplaned"] },
  notes: { says: "Notes.", known: ["notes", "observations", "remarks"] },
} as const satisfies Record<string, { readonly says: string; readonly known: readonly string[] }>;
export type LogField = keyof typeof logFields;

const ident = z.string().regex(/^[A-Z0-9-]{2,8}$/, "not an OurAirports ident");
const ways = Object.keys(countWays) as CountWay[];
const headings = z.union([z.string(), z.array(z.string())]).transform((one) => (Array.isArray(one) ? one : [one]));
const mapSchema = z.strictObject({
  log: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, "a name has lower-case letters, digits and hyphens")
    .optional(),
  airport: ident.optional(),
  zone: z.string().refine(isZone, "not a time zone of the IANA database, such as America/Chicago").optional(),
  dates: z.enum(["mdy", "dmy"]).optional(),
  count_way: z.enum(ways as [CountWay, ...CountWay[]]).optional(),
  columns: z.partialRecord(z.enum(Object.keys(logFields) as [LogField, ...LogField[]]), headings).optional(),
});

/** How a log is to be read, where its headings do not say: `docs/observations.md` tells each key. */
export type LogMap = z.infer<typeof mapSchema>;

/** Reads a map in YAML. Throws a TarmacError that names the key. */
export function readLogMap(file: string): LogMap {
  let given: unknown;
  try {
    given = parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new TarmacError("log_map", `the map cannot be read: ${(cause as Error).message}`, { where: file, cause });
  }
  return parseLogMap(given ?? {}, file);
}

/** Checks a map. Throws a TarmacError that names the key. */
export function parseLogMap(given: unknown, file: string): LogMap {
  const read = mapSchema.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new TarmacError("log_map", `${issue?.path.join(".") || "the map"}: ${issue?.message}`, {
    where: file,
    hint: `keys are log, airport, zone, dates, count_way and columns; columns are ${Object.keys(logFields).join(", ")}`,
  });
}

/** The places of the columns that tell a field, by field, and the headings with a number where one stands twice. Null when the row is no heading of a log. */
export function columnsOf(
  heading: readonly string[],
  map: LogMap,
): { readonly names: readonly string[]; readonly at: Partial<Record<LogField, readonly number[]>> } | null {
  const names = heading.map((name, i) => {
    const before = heading.slice(0, i).filter((other) => other === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
  const at: Partial<Record<LogField, readonly number[]>> = {};
  for (const field of Object.keys(logFields) as LogField[]) {
    const wanted = map.columns?.[field];
    const found = wanted ? placesOf(wanted, names) : known(field, names);
    if (found.length > 0) at[field] = found;
  }
  const names_aircraft = at.callsign ?? at.registration ?? at.icao24;
  return names_aircraft && (at.day ?? at.arrived ?? at.departed) ? { names, at } : null;
}

function placesOf(wanted: readonly string[], names: readonly string[]): number[] {
  return wanted.map((name) => names.indexOf(name)).filter((place) => place >= 0);
}

/** The first known heading that is there: "Date" goes before "Day". */
function known(field: LogField, names: readonly string[]): number[] {
  const plain = names.map((name) => name.trim().toLowerCase());
  const place = (logFields[field].known as readonly string[]).map((name) => plain.indexOf(name)).find((i) => i >= 0);
  return place === undefined ? [] : [place];
}
