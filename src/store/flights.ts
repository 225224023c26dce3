import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Flight } from "../model/flight.ts";
import type { LeadSighting } from "../model/lead-sighting.ts";
import { sql } from "./sql.ts";
import { sqliteDriver } from "./sqlite.ts";

/** What the legs of a workspace were made from, and when. */
export type FlightsMade = {
  /** Changes when the rule changes: legs of two versions are not compared by id. */
  readonly rule_version: string;
  /** Digest of the manifest of the positions they were made from. */
  readonly positions_digest: string;
  /** Digest of the table of aerodromes; null when there was none and no end is named. */
  readonly aerodromes_digest: string | null;
  readonly made_at: string;
  readonly legs: number;
  /** Days on which a watched aircraft was heard without a leg. */
  readonly leads: number;
  readonly positions: number;
  /** Rows that were left out, by reason. */
  readonly masked: Readonly<Record<string, number>>;
};

/** The file of the legs: a cache, made anew by `tarmac legs`. */
export function flightsFile(dir: string): string {
  return join(dir, "cache", "legs.sqlite");
}

/** What stands beside the legs: how they were made, and the leads that have none. */
export type FlightsMaking = Omit<FlightsMade, "legs" | "leads"> & { readonly sightings?: readonly LeadSighting[] };

/** Writes the legs of a workspace in the place of those before. A run that is broken off leaves the old ones. */
export function writeFlights(
  dir: string,
  flights: Iterable<Flight>,
  { sightings = [], ...made }: FlightsMaking,
): FlightsMade {
  const [file, making] = [flightsFile(dir), `${flightsFile(dir)}.part`];
  mkdirSync(join(dir, "cache"), { recursive: true });
  rmSync(making, { force: true });
  const db = new (sqliteDriver().DatabaseSync)(making);
  try {
    db.exec(`pragma journal_mode = off; ${sql(import.meta.url, "flights")} begin;`);
    const insert = db.prepare(
      "insert or ignore into leg values (:id, :icao24, :registration, :typecode, :operator, :callsign, :month, :first_seen_ms, :last_seen_ms, :adep, :adep_country, :ades, :ades_country, :class, :band, :doubtful, :doc)",
    );
    let legs = 0;
    for (const flight of flights) legs += Number(insert.run(rowOf(flight)).changes);
    const insertLead = db.prepare("insert into lead values (?, ?, ?, ?)");
    for (const lead of sightings) insertLead.run(lead.day, lead.icao24, lead.last_ms, JSON.stringify(lead));
    const whole = { ...made, legs, leads: sightings.length };
    db.prepare("insert into made values (?)").run(JSON.stringify(whole));
    db.exec("commit; pragma synchronous = full;");
    db.close();
    renameSync(making, file);
    return whole;
  } finally {
    if (db.isOpen) db.close();
    rmSync(making, { force: true });
  }
}

function rowOf(flight: Flight) {
  const { id, icao24, registration, typecode, operator, callsign, first_seen_ms, last_seen_ms, classed } = flight;
  return {
    ...{ id, icao24, registration, typecode, operator, callsign, first_seen_ms, last_seen_ms },
    month: new Date(first_seen_ms).toISOString().slice(0, 7),
    adep: flight.adep_at?.ident ?? null,
    adep_country: flight.adep_at?.country ?? null,
    ades: flight.ades_at?.ident ?? null,
    ades_country: flight.ades_at?.country ?? null,
    class: classed.class,
    band: classed.band,
    doubtful: classed.doubts.length > 0 ? 1 : 0,
    doc: JSON.stringify(flight),
  };
}

/** What is asked of the legs; absent members fit all. */
export type FlightFilter = {
  readonly id?: string;
  readonly icao24?: string;
  /** An address or a registration, in any case, with or without hyphens. */
  readonly aircraft?: string;
  readonly class?: string;
  readonly band?: string;
  /** UTC month of the first position: 2031-05. */
  readonly month?: string;
  /** First month that is left out. */
  readonly before_month?: string;
  /** Country of departure and of arrival, ISO 3166-1 alpha-3; `unknown` where none is named. */
  readonly from?: string;
  readonly to?: string;
  /** OurAirports ident of either end. */
  readonly at?: string;
  /** Only legs that something speaks against. */
  readonly doubtful?: boolean;
  /** Only legs whose last position is no later than this, epoch milliseconds. */
  readonly heard_until_ms?: number;
  /** Only legs that were in the air at some time of a stretch. */
  readonly after_ms?: number;
  readonly before_ms?: number;
};

/** A value that legs have, and how many do. */
export type LegChoice = { readonly code: string; readonly count: number };
/** What the legs can be chosen by. */
export const legChoices = ["class", "band", "month", "from", "to"] as const;
export type LegChoiceName = (typeof legChoices)[number];

/** When an aerodrome or country was first an end of a leg of a class. */
export type FirstLeg = {
  readonly class: string;
  readonly country: string;
  readonly ident: string;
  readonly id: string;
  readonly first_ms: number;
};

/** A number of legs by month, class, band (null: nothing to be sure of) and country of arrival (null: not known). */
export type MonthRow = {
  readonly month: string;
  readonly class: string;
  readonly band: string | null;
  readonly to: string | null;
  readonly legs: number;
};

/** An aircraft that was heard, with its legs of one class. */
export type FleetRow = {
  readonly icao24: string;
  readonly registration: string | null;
  readonly typecode: string | null;
  readonly operator: string | null;
  readonly class: string;
  readonly legs: number;
  readonly first_ms: number;
  readonly last_ms: number;
};

/** The legs of a workspace, open for questions. Close it when done. */
export type FlightsTable = {
  readonly made: FlightsMade;
  /** Legs, the latest first, a page at a time. */
  readonly list: (filter: FlightFilter, page?: { limit: number; offset: number }) => Flight[];
  readonly count: (filter: FlightFilter) => number;
  /** On how many UTC days a leg was first heard. */
  readonly days: (filter: FlightFilter) => number;
  readonly months: (filter: FlightFilter) => MonthRow[];
  /** By how many legs each value of a choice is had, by value; an end without a country is `unknown`. */
  readonly choices: (name: LegChoiceName, filter: FlightFilter) => LegChoice[];
  /** The first leg of each class to each aerodrome. */
  readonly firsts: (filter: FlightFilter) => FirstLeg[];
  /** A row for each aircraft and class. */
  readonly fleet: (filter: FlightFilter) => FleetRow[];
  /** Watched aircraft that were heard without a leg, the latest first. */
  readonly leads: (filter: Required<Pick<FlightFilter, "heard_until_ms">>) => LeadSighting[];
  readonly close: () => void;
};

/** Opens the legs of a workspace for reading; null when none were made. */
export function openFlights(dir: string): FlightsTable | null {
  if (!existsSync(flightsFile(dir))) return null;
  const db = new (sqliteDriver().DatabaseSync)(flightsFile(dir), { readOnly: true });
  const all = <Row>(text: string, values: Record<string, string | number>): Row[] =>
    db.prepare(text).all(values) as unknown as Row[];
  return {
    made: JSON.parse((db.prepare("select doc from made").get() as { doc: string }).doc) as FlightsMade,
    list(filter, page = { limit: -1, offset: 0 }) {
      const { where, values } = chosen(filter);
      const text = `select doc from leg ${where} order by first_seen_ms desc, id limit :limit offset :offset`;
      return all<{ doc: string }>(text, { ...values, ...page }).map(({ doc }) => JSON.parse(doc) as Flight);
    },
    count(filter) {
      const { where, values } = chosen(filter);
      return all<{ legs: number }>(`select count(*) as legs from leg ${where}`, values)[0]?.legs ?? 0;
    },
    days(filter) {
      const { where, values } = chosen(filter);
      const text = `select count(distinct first_seen_ms / 86400000) as days from leg ${where}`;
      return all<{ days: number }>(text, values)[0]?.days ?? 0;
    },
    months(filter) {
      const { where, values } = chosen(filter);
      return all(
        `select month, class, band, ades_country as "to", count(*) as legs from leg ${where} group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
        values,
      );
    },
    choices(name, filter) {
      const { where, values } = chosen(filter);
      const text = `select ${choiceColumns[name]} as code, count(*) as count from leg ${where} group by 1 order by 1`;
      return all<LegChoice>(text, values).filter(({ code }) => code !== null);
    },
    firsts(filter) {
      const { where, values } = chosen(filter);
      // SQLite takes the other columns from the row that has the minimum.
      return all(
        `select class, ades_country as country, ades as ident, id, min(first_seen_ms) as first_ms from leg ${where} group by 1, 2, 3 having ades is not null order by first_ms, ident, class`,
        values,
      );
    },
    fleet(filter) {
      const { where, values } = chosen(filter);
      return all(
        `select icao24, max(registration) as registration, max(typecode) as typecode, max(operator) as operator, class, count(*) as legs, min(first_seen_ms) as first_ms, max(last_seen_ms) as last_ms from leg ${where} group by icao24, class order by icao24, class`,
        values,
      );
    },
    leads(filter) {
      const text = "select doc from lead where last_ms <= :heard_until_ms order by last_ms desc, icao24";
      return all<{ doc: string }>(text, filter).map(({ doc }) => JSON.parse(doc) as LeadSighting);
    },
    close: () => db.close(),
  };
}

/** One leg by its id; null when there is none, or none were made. */
export function legById(dir: string, id: string): Flight | null {
  const table = openFlights(dir);
  try {
    return table?.list({ id })[0] ?? null;
  } finally {
    table?.close();
  }
}

const choiceColumns: Readonly<Record<LegChoiceName, string>> = {
  class: "class",
  band: "band",
  month: "month",
  from: "coalesce(adep_country, 'unknown')",
  to: "coalesce(ades_country, 'unknown')",
};

const conditions: Readonly<Record<keyof FlightFilter, string>> = {
  id: "id = :id",
  icao24: "icao24 = :icao24",
  aircraft: "lower(:aircraft) in (icao24, lower(registration), lower(replace(registration, '-', '')))",
  class: "class = :class",
  band: "band = :band",
  month: "month = :month",
  before_month: "month < :before_month",
  from: "coalesce(adep_country, 'unknown') = :from",
  to: "coalesce(ades_country, 'unknown') = :to",
  at: "(adep = :at or ades = :at)",
  doubtful: "doubtful = 1",
  heard_until_ms: "last_seen_ms <= :heard_until_ms",
  after_ms: "last_seen_ms >= :after_ms",
  before_ms: "first_seen_ms <= :before_ms",
};

function chosen(filter: FlightFilter): { where: string; values: Record<string, string | number> } {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined && value !== "" && value !== false);
  const parts = given.map(([name]) => conditions[name as keyof FlightFilter]);
  const values = Object.fromEntries(given.filter(([, value]) => value !== true)) as Record<string, string | number>;
  return { where: parts.length > 0 ? `where ${parts.join(" and ")}` : "", values };
}
