import { alpha3Of } from "../../../model/country-names.ts";
import type { DeparturePort, PortKind, PortRule } from "../../../model/departure-port.ts";
import type { NamedField } from "../../../store/named-fields.ts";
import { portName, type PortName } from "./port-name.ts";
import type { PortRow, PortTable, StateRow } from "./port-table.ts";

/** Reads the ports of one release or of many: the same writing is read once. */
export type PortReader = (said: string | null, sender: string | null) => DeparturePort;

const words = {
  listed_word: /^(.+?) (?:(?:INTERNATIONAL|REGIONAL|METROPOLITAN|MUNICIPAL) )*(AIRPORT|BRIDGE|CROSSING)$/,
  crossing_word: /\b(?:BRIDGE|CROSSING|BORDER STATION|BORDER|LAND PORT|PUENTE|TUNNEL|GATE|GARITA)\b/,
  sea_word: /\b(?:SEA ?PORT|HARBOU?R|CRUISE|FERRY|PIER|DOCKS?|MARINE TERMINAL|PORT OF)\b/,
  airport_word: /\b(?:AIRPORT|AIRFIELD|AIRPARK|AFB|AIR BASE|AIR STATION|ARB|AEROPUERTO|AEROPORT|FLUGHAFEN)\b/,
} as const satisfies Partial<Record<PortRule, RegExp>>;

/** How far apart aerodromes of one city may lie, degrees. */
const cityDegrees = 1;

/** A reader of ports by a table of them and the aerodromes of a workspace. */
export function portReader(table: PortTable, fields: readonly NamedField[]): PortReader {
  const find = finderOf(table, fields);
  const known = new Map<string, DeparturePort>();
  return (said, sender) => {
    const key = `${sender ?? ""} ${said ?? ""}`;
    const before = known.get(key);
    if (before) return before;
    const name = portName(said, table.states);
    const given: Given = { ...name, home: sender ?? "USA", stateRow: table.states[name.state ?? ""] };
    const made = portOf(readBy(given, find), name, table.states);
    known.set(key, made);
    return made;
  };
}

type Read = {
  readonly rule: PortRule;
  readonly kind: PortKind;
  readonly row?: PortRow;
  readonly fields?: readonly NamedField[];
};
/** A writing, the country that sends, and what is known of the state that it names. */
type Given = PortName & { readonly home: string; readonly stateRow: StateRow | undefined };
type Find = {
  /** The one row of the table that has a name, in the state where one is told. */
  readonly row: (name: string, state: string | null) => PortRow | null;
  readonly named: (given: Given) => readonly NamedField[];
  readonly inCity: (given: Given) => readonly NamedField[];
};

function finderOf({ ports, states }: PortTable, fields: readonly NamedField[]): Find {
  const listed = grouped(
    ports.flatMap((row) => row.names.map((name) => ({ name, row }))),
    ({ name }) => portName(name, states).name,
  );
  const named = grouped(fields, ({ name }) => fieldKey(name));
  const cities = grouped(fields, ({ municipality }) => plain(municipality ?? ""));
  const here = (found: readonly NamedField[] | undefined, { home, stateRow }: Given) =>
    (found ?? []).filter((one) => (alpha3Of[one.country] ?? one.country) === home && within(one, stateRow));
  return {
    row(name, state) {
      const rows = [...new Set((listed.get(name) ?? []).map(({ row }) => row))];
      const own = state === null ? rows : rows.filter((row) => row.state === state);
      return own.length === 1 ? (own[0] ?? null) : null;
    },
    named: (given) => here(named.get(fieldKey(given.name)), given),
    inCity: (given) => here(cities.get(cityKey(given.name)), given),
  };
}

/** The rules in their order; the first that holds answers. */
function readBy(given: Given, find: Find): Read {
  const { name, stateRow } = given;
  if (name === "") return { rule: "not_told", kind: "unknown" };
  const listed = listedRead(given, find) ?? partRead(given, find);
  if (listed) return listed;
  const byName = find.named(given);
  if (byName.length === 1) return { rule: "field_name", kind: "airport", fields: byName };
  if (words.crossing_word.test(name) && stateRow?.borders) return { rule: "crossing_word", kind: "land" };
  if (words.sea_word.test(name)) return { rule: "sea_word", kind: "sea" };
  const byCity = find.inCity(given);
  if (byCity.length > 0 && areNear(byCity)) return { rule: "field_city", kind: "city", fields: byCity };
  return words.airport_word.test(name)
    ? { rule: "airport_word", kind: "airport" }
    : { rule: "no_rule", kind: "unknown" };
}

/** A place of the table, or one with a word for an aerodrome or a crossing behind it ("Laredo Bridge", "Nogales Airport"); the table is of the United States. */
function listedRead({ name, state, home }: Given, find: Find): Read | null {
  if (home !== "USA") return null;
  const whole = find.row(name, state);
  if (whole) return { rule: "listed", kind: whole.kind, row: whole };
  const [, city, word] = words.listed_word.exec(name) ?? [];
  const row = city === undefined ? null : find.row(city, state);
  if (row === null || row.kind === "sea") return null;
  if (word === "AIRPORT") return { rule: "listed_word", kind: row.fields.length > 0 ? "airport" : "city", row };
  return row.kind === "land" || row.kind === "either" ? { rule: "listed_word", kind: "land", row } : null;
}

/** Each of the places that are written, in their order: the first that is listed. */
function partRead({ parts, state, home }: Given, find: Find): Read | null {
  if (home !== "USA" || parts.length < 2) return null;
  const row = parts.map((part) => find.row(part, state)).find((found) => found !== null);
  return row ? { rule: "listed_part", kind: row.kind, row } : null;
}

function portOf({ rule, kind, row, fields }: Read, name: PortName, states: PortTable["states"]): DeparturePort {
  const state = states[row?.state ?? name.state ?? ""];
  const walks = kind === "land" || kind === "either";
  // A city's aerodromes are only the first that come to mind: any other near may be meant.
  const own = kind === "land" || rule === "field_city" ? [] : (row?.fields ?? (fields ?? []).map(({ ident }) => ident));
  return {
    name: nameOf(row?.names.includes(name.name) ? name.name : (row?.names[0] ?? name.name), row?.state ?? name.state),
    key: keyOf(kind, own, name),
    ...{ kind, rule, at: placeOf(row, fields), fields: own },
    zone: row?.zone ?? state?.zone ?? null,
    borders: walks ? (state?.borders ?? null) : null,
    doubtful: row?.doubtful ?? false,
    says: row?.says ?? null,
    source: row?.source ?? null,
  };
}

/** Writings that mean the same aerodromes are one place; others are by their words alone. */
function keyOf(kind: PortKind, fields: readonly string[], { name, state }: PortName): string {
  if (name === "") return "";
  return kind === "airport" && fields.length > 0 ? [...fields].sort().join(" ") : `${kind} ${name}, ${state ?? ""}`;
}

function placeOf(row: PortRow | undefined, fields: Read["fields"]): DeparturePort["at"] {
  if (row) return { lat: row.at[0], lon: row.at[1] };
  const [first] = fields ?? [];
  return first ? { lat: first.lat, lon: first.lon } : null;
}

/** "ALEXANDRIA INTERNATIONAL AIRPORT", LA → "Alexandria International Airport, LA". */
function nameOf(name: string, state: string | null): string {
  const words = name.toLowerCase().replace(/(^|[\s/-])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase());
  return state === null || state === "GB" ? words : `${words}, ${state}`;
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** The name of an aerodrome without the words that writings leave out or add. */
function fieldKey(name: string): string {
  return plain(name)
    .replace(/\b(?:AIRPORT|INTERNATIONAL|AIRFIELD|THE)\b/g, " ")
    .replace(/[^A-Z0-9]+/g, " ")
    .trim();
}

/** A city's name without the words for its aerodrome. */
function cityKey(name: string): string {
  return plain(name.replace(words.airport_word, "").replace(/ (?:INTERNATIONAL|REGIONAL)\b/, ""));
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase().replace(/\./g, "").trim();
}

function within({ lat, lon }: NamedField, state: StateRow | undefined): boolean {
  if (state === undefined) return true;
  const [south, west, north, east] = state.box;
  return lat >= south && lat <= north && lon >= west && lon <= east;
}

function areNear(fields: readonly NamedField[]): boolean {
  const [first] = fields;
  return fields.every(
    ({ lat, lon }) => first && Math.abs(lat - first.lat) < cityDegrees && Math.abs(lon - first.lon) < cityDegrees,
  );
}
