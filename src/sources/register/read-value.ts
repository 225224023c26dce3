import type { Attribute, ValueKind } from "../../model/attributes.ts";
import { type Count, exact } from "../../model/count.ts";
import { parseDate } from "../../model/partial-date.ts";
import { isZone, spanOf } from "../../model/span.ts";
import { countryNamed, isCountry } from "../../model/country.ts";
import { readCount } from "../../model/read-count.ts";
import { readDate } from "../../model/read-date.ts";
import { readMoney } from "../../model/read-money.ts";
import type { Moment, PlaceValue } from "../../model/value.ts";

/** A value as the record keeps it, or what is wrong with it. `words` are the source's own where they were given. */
export type ReadValue =
  | { readonly value: unknown; readonly words: string | null }
  | { readonly wrong: string; readonly hint: string };
type Loose = Record<string, unknown>;

type Wrong = { readonly wrong: string; readonly hint: string };
const isWrong = (x: unknown): x is Wrong => typeof x === "object" && x !== null && "wrong" in x;
const asMap = (raw: unknown, key: string): Loose =>
  typeof raw === "object" && raw !== null && !Array.isArray(raw) ? (raw as Loose) : { [key]: raw };
const text = (x: unknown): string | null => (x === undefined || x === null ? null : String(x));
/** Drops absent members, so that the same value always has the same bytes. */
const kept = <T extends object>(object: Loose): T =>
  Object.fromEntries(Object.entries(object).filter(([, v]) => v !== undefined && v !== null)) as T;

/** Words that YAML takes for a number (`type: 320`) are words all the same. */
const worded = (x: unknown): unknown => (typeof x === "number" ? String(x) : x);

/** Reads a register value of an attribute. `method` is the item's, for counts that name none. */
export function readValue(attribute: Attribute, raw: unknown, item: Loose): ReadValue {
  return readers[attribute.value](raw, item);
}

const readers: Record<ValueKind, (raw: unknown, item: Loose) => ReadValue> = {
  count: (raw, item) => count(raw, item),
  group(raw, item) {
    const map = asMap(raw, "people");
    const people =
      map.people === undefined
        ? { value: { lo: 1, hi: null, as: "at_least" } as Count, words: null }
        : count(map.people, { method: item.method, words: map.words });
    if (isWrong(people)) return people;
    const { words, people: _people, doubt, note, scope, method, ...told } = map;
    const facets = Object.fromEntries(Object.entries(told).map(([facet, value]) => [facet, worded(value)]));
    const counted = { ...(people.value as Count), ...(method ? { method: String(method) } : {}) };
    return { value: kept({ count: counted, ...facets }), words: people.words ?? text(words) };
  },
  moment(raw) {
    const map = asMap(raw, "at");
    const read = moment(map);
    return isWrong(read) ? read : { value: read, words: text(map.words) };
  },
  route(raw) {
    const points = (Array.isArray(raw) ? raw : ((raw as Loose).points as unknown[])).map(String);
    const wrong = points.map(wrongPoint).find((found) => found !== null);
    if (wrong) return wrong;
    return { value: { points }, words: text(asMap(raw, "points").words) };
  },
  stop(raw) {
    const map = raw as Loose;
    const arrived = map.arrived === undefined ? undefined : moment(asMap(map.arrived, "at"));
    const departed = map.departed === undefined ? undefined : moment(asMap(map.departed, "at"));
    if (isWrong(arrived)) return arrived;
    if (isWrong(departed)) return departed;
    const words =
      text(map.words) ?? text(asMap(map.arrived ?? "", "at").words) ?? text(asMap(map.departed ?? "", "at").words);
    return {
      value: kept({
        ...placeOf(map),
        name: text(map.name) ?? text(map.place) ?? undefined,
        role: map.role,
        arrived,
        departed,
      }),
      words,
    };
  },
  place: (raw) => ({ value: placeOf(asMap(raw, "country")), words: text(asMap(raw, "country").words) }),
  aircraft: members("registration", "icao24", "type", "callsign", "operator", "confidence"),
  leg(raw) {
    if (typeof raw === "string")
      return {
        wrong: `no leg by this id here: ${raw}`,
        hint: "make the legs with tarmac legs, or write {icao24, off, on}",
      };
    const read = members("icao24", "off", "on", "leg")(raw, {});
    const { off, on } = raw as { off: string; on: string };
    return Date.parse(off) <= Date.parse(on)
      ? read
      : { wrong: `it lands before it takes off: ${off}, ${on}`, hint: "mend off: or on:" };
  },
  funding: members("by", "how"),
  outcome: dated(members("what", "text", "date", "then")),
  milestone(raw) {
    const map = raw as Loose;
    const read = moment(map);
    return isWrong(read) ? read : { value: { what: String(map.what), ...read }, words: text(map.words) };
  },
  sender: (raw) => members("country", "actor")(asMap(raw, "country"), {}),
  countries: (raw) => ({
    value: { countries: Array.isArray(raw) ? raw : (raw as Loose).countries },
    words: text(asMap(raw, "countries").words),
  }),
  words: (raw) => ({ value: { text: String(asMap(raw, "value").value) }, words: text(asMap(raw, "value").words) }),
  id: (raw) => ({ value: { id: String(asMap(raw, "value").value) }, words: text(asMap(raw, "value").words) }),
  choice: (raw) => ({ value: { choice: String(asMap(raw, "value").value) }, words: text(asMap(raw, "value").words) }),
  stage(raw, item) {
    const map = asMap(raw, "value");
    const date = text(item.date);
    const wrong = date === null ? null : wrongDate(date);
    return wrong ?? { value: kept({ stage: String(map.value), date: date ?? undefined }), words: text(map.words) };
  },
  term: members("predicate", "value", "countries"),
  cap(raw, item) {
    const map = raw as Loose;
    const people = count(map.people ?? map.count, { method: map.method ?? item.method, words: map.words });
    if (isWrong(people)) return people;
    return {
      value: kept({
        count: people.value,
        unit: String(map.unit ?? "people"),
        per: text(map.per),
        period: text(map.period),
      }),
      words: people.words,
    };
  },
  money(raw) {
    const map = asMap(raw, "amount");
    const written = map.amount ?? map.words;
    const read =
      typeof written === "number"
        ? { lo: written, hi: written, as: "exact", currency: map.currency ?? "USD" }
        : readMoney(String(written), map.currency === undefined ? undefined : String(map.currency));
    if (!read)
      return {
        wrong: `not an amount of money: ${String(written)}`,
        hint: 'write it as the source does ("almost $2.7 million"), or as {amount: 2700000, currency: USD, words: …}',
      };
    const { words, ...value } = read as Loose;
    return { value, words: text(map.words) ?? (typeof written === "string" ? written : null) };
  },
  part(raw, item) {
    const map = raw as Loose;
    const part = count(map.count, { words: map.words, method: item.method });
    return isWrong(part) ? part : { value: { of: String(map.of), count: part.value }, words: part.words };
  },
  share(raw) {
    const map = raw as Loose;
    const of = (Array.isArray(map.of) ? map.of : [map.of]).map(String);
    return { value: { of, percent: Number(map.percent) }, words: text(map.words) };
  },
  practice: dated(members("topic", "sentence", "date")),
  treaty: dated(members("treaty", "value", "date")),
};

function members(...names: string[]): (raw: unknown, item: Loose) => ReadValue {
  return (raw) => {
    const map = raw as Loose;
    return { value: kept(Object.fromEntries(names.map((name) => [name, worded(map[name])]))), words: text(map.words) };
  };
}

function dated(read: (raw: unknown, item: Loose) => ReadValue): (raw: unknown, item: Loose) => ReadValue {
  return (raw, item) => {
    const date = text((raw as Loose).date);
    return (date === null ? null : wrongDate(date)) ?? read(raw, item);
  };
}

function count(raw: unknown, item: Loose): ReadValue {
  const map = asMap(raw, "count");
  const written = map.count ?? map.words;
  const words = text(map.words) ?? text(item.words) ?? (typeof map.count === "string" ? map.count : null);
  const read =
    typeof written === "number"
      ? Number.isSafeInteger(written) && written >= 0
        ? exact(written)
        : null
      : readCount(String(written ?? ""));
  if (!read) {
    return {
      wrong: `not a number of people that can be read: ${String(written ?? "nothing")}`,
      hint: 'write it as "43", "more than 40", "about 360", "up to 300", "not stated", or give {count: 43, words: "…"}',
    };
  }
  const method = text(map.method) ?? text(item.method);
  return { value: { lo: read.lo, hi: read.hi, as: read.as, ...(method === null ? {} : { method }) }, words };
}

function moment(map: Loose): Moment | Wrong {
  const at = String(map.at ?? "");
  const zone = text(map.zone);
  if (zone !== null && !isZone(zone))
    return { wrong: `unknown time zone: ${zone}`, hint: "use a name such as America/Panama or Africa/Juba" };
  const span = spanOf(at, kept({ zone: zone ?? undefined, about: map.about === true ? true : undefined }));
  if (!span) return wrongDate(at) ?? { wrong: `not a date or time: ${at}`, hint: dateHint };
  return kept({
    at,
    zone: zone ?? undefined,
    about: map.about === true ? (true as const) : undefined,
    place: text(map.place) ?? text(map.from) ?? text(map.to) ?? undefined,
  });
}

const dateHint =
  "dates are 2025-02-03, 2025-02, 2025, 2025-03-15/2025-03-16, 2025-08-mid or 2025-12~; times are 2025-02-03T09:00 with a zone";

/** What is wrong with a date, or null. */
export function wrongDate(date: string): Wrong | null {
  if (parseDate(date)) return null;
  if (/^\d{1,2}:\d\d/.test(date))
    return {
      wrong: `not a date: ${date}`,
      hint: "a time needs its day and its zone: {at: 2032-03-10T09:30, zone: America/Chicago}",
    };
  const meant = readDate(date)?.at;
  const hint = meant === undefined ? dateHint : `did you mean ${meant}? ${dateHint}`;
  return { wrong: `not a date: ${date}`, hint };
}

/** A point of a route is a country or an airport: "United States" and "Djibouti" are neither, and would be taken for a name. */
function wrongPoint(point: string): Wrong | null {
  if (isCountry(point) || (/^[A-Z0-9-]{3,7}$/.test(point) && !/^[A-Z]{3}$/.test(point))) return null;
  const meant = countryNamed(point);
  return {
    wrong: `neither a country nor an airport: ${point}`,
    hint:
      meant === null
        ? "countries are ISO 3166 alpha-3 (COL), airports OurAirports idents, mostly four letters (MPMG)"
        : `did you mean ${meant}?`,
  };
}

function placeOf(map: Loose): PlaceValue {
  return kept({
    country: text(map.country) ?? undefined,
    airport: text(map.airport) ?? undefined,
    name: text(map.name) ?? undefined,
  });
}
