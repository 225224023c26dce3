import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { LegPlace } from "../../src/model/aerodrome.ts";
import { addDays, dayOf, dayStart } from "../../src/model/day.ts";
import type { EndField, Flight } from "../../src/model/flight.ts";
import type { Leg } from "../../src/model/leg.ts";
import type { Classed } from "../../src/model/leg-class.ts";
import { positionColumns } from "../../src/model/position.ts";
import { findLegs } from "../../src/sources/flights/find-legs.ts";
import { openDuck } from "../../src/store/duckdb.ts";
import { type FlightsMade, writeFlights } from "../../src/store/flights.ts";
import { dayFile } from "../../src/store/read-positions.ts";
import { keepAerodromes } from "../../src/store/reference-aerodromes.ts";
import { readTrack, type TrackRow } from "../sources/track.ts";

/** Invented fields in a real sea. The countries are codes that ISO leaves to users. */
export const fields: Readonly<Record<string, EndField>> = Object.fromEntries(
  (
    [
      ["XEX1", "Example North", "XXA", 31.0, -40.0],
      ["XEX2", "Example South", "XXB", 12.0, -36.0],
      ["XEX3", "Example Islet", "XXC", 8.5, -30.0],
      ["XEX4", "Example Reef", "XXC", 15.0, -27.0],
      ["XEX5", "Example Far", "XXD", 2.0, -10.0],
      ["XEX6", "Example Hub", "XXA", 34.5, -44.0],
    ] as const
  ).map(([ident, name, country, lat, lon]) => [ident, { ident, name, country, lat, lon }]),
);

/** One aircraft, one day: a domestic leg, a leg abroad with a gap over the sea that lands, and one on from there that ends in the air; next day it comes from elsewhere. */
const tracks = `
0:00:00 34.500 -44.000 ground 0 EXA7
0:10:00 34.500 -44.000 ground 10 EXA7
0:10:10 34.495 -43.995 200 150 EXA7
0:30:00 33.000 -42.200 20000 400 EXA7
0:55:00 31.080 -40.080 300 150 EXA7
0:55:30 31.000 -40.000 ground 80 EXA7
2:00:00 31.000 -40.000 ground 10 EXA8
2:00:10 30.995 -39.995 200 150 EXA8
2:22:00 29.000 -39.600 34000 440 EXA8
3:00:00 24.500 -38.700 34000 440 EXA8
--
4:10:00 16.200 -36.900 34000 440 EXA8
4:45:00 12.080 -36.010 200 150 EXA8
4:45:30 12.000 -36.000 ground 90 EXA8
7:00:00 12.000 -36.000 ground 10 EXA9
7:00:10 11.995 -35.990 300 150 EXA9
7:20:00 11.000 -34.500 31000 420 EXA9
7:40:00 10.000 -32.700 31000 420 EXA9
--
15:30:00 12.400 -35.600 9000 250 EXA9
15:40:00 12.010 -36.005 150 140 EXA9
15:40:30 12.000 -36.000 ground 60 EXA9
`;

/** The same months later or earlier: how many legs of which class went where, by months before the last. */
const others: readonly (readonly [number, Classed["class"], string, string, number])[] = [
  [1, "removal", "XEX1", "XEX2", 3],
  [1, "removal_connection", "XEX6", "XEX1", 4],
  [1, "shuffle", "XEX6", "XEX1", 2],
  [2, "removal", "XEX1", "XEX2", 1],
  [2, "return", "XEX2", "XEX1", 1],
  [4, "removal", "XEX1", "XEX2", 2],
  [12, "removal", "XEX1", "XEX2", 5],
];

/** Puts positions of one day and legs of several months into a workspace, as `tarmac legs` would. Gives the legs of the day in order. */
export async function inventLegs(dir: string, day = "2031-05-02"): Promise<readonly Flight[]> {
  await writePositions(dir, readTrack(tracks, dayStart(day), 10));
  writeAerodromes(dir);
  const { legs, positions } = await findLegs(dir);
  const flown = flightsOf(legs);
  const made: Omit<FlightsMade, "legs" | "leads"> = {
    ...{ rule_version: "1", positions_digest: "invented", aerodromes_digest: "invented" },
    ...{ made_at: `${addDays(day, 20)}T09:00:00Z`, positions, masked: {} },
  };
  writeFlights(dir, [...flown, ...others.flatMap((other) => earlier(flown[1] as Flight, day, other))], made);
  return flown;
}

function flightsOf(legs: readonly Leg[]): Flight[] {
  const named: readonly (readonly [string | null, string | null, Classed])[] = [
    ["XEX6", "XEX1", classed("removal_connection", "probable")],
    ["XEX1", "XEX2", classed("removal", "probable")],
    ["XEX2", null, classed("lateral", "possible", true)],
    [null, "XEX2", classed("unclassified", "possible", true)],
  ];
  return legs.map((leg, at) => flightOf(leg, named[at] ?? [null, null, classed("unclassified", "possible")]));
}

function flightOf(leg: Leg, [from, to, given]: readonly [string | null, string | null, Classed]): Flight {
  return {
    ...leg,
    ...{ registration: "X-ABC1", typecode: "B738", operator: "Example Charter" },
    ...{ adep: placeOf(from), ades: placeOf(to), adep_at: fieldOf(from), ades_at: fieldOf(to) },
    classed: given,
  };
}

function fieldOf(ident: string | null): EndField | null {
  return ident === null ? null : (fields[ident] ?? null);
}

function placeOf(ident: string | null): LegPlace {
  if (ident === null)
    return {
      ...{ state: "out_of_coverage", ident: null, confidence: null, source: null, distance_nm: null, runners_up: [] },
      why: "The track ends in the air at 31,000 ft, 210 nm from any aerodrome.",
    };
  return {
    ...{ state: "aerodrome", ident, confidence: 0.98, source: "endpoint", distance_nm: 0.4 },
    runners_up: [{ ident: "XEX4", distance_nm: 41, share: 0.02 }],
    why: "The track ends on its runway.",
  };
}

function classed(name: Classed["class"], band: Classed["band"], isDoubtful = false): Classed {
  return {
    ...{ class: name, band, notable: [] },
    reasons: [
      {
        rule: "watched_tail",
        says: "The aircraft is on a watch-list.",
        field: "registration",
        value: "X-ABC1",
        source: null,
      },
      {
        rule: "staging_field",
        says: "The field is one from which removed people are brought.",
        field: "adep",
        value: "XEX1",
        source: "example-tracker",
      },
    ],
    doubts: isDoubtful
      ? [
          {
            rule: "unknown_end",
            says: "Where it came from or went is not known.",
            field: "ades",
            value: "not known",
            source: null,
          },
        ]
      : [],
  };
}

/** Legs of an earlier month: the leg of the day moved back, a day apart each. */
function earlier(flight: Flight, day: string, [months, name, from, to, count]: (typeof others)[number]): Flight[] {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return Array.from({ length: count }, (_, i) => {
    const start = Date.UTC(year, month - 1 - months, 3 + i, 10 + name.length);
    const by = start - flight.first_seen_ms;
    const moved = flightOf(flight, [from, to, classed(name, i % 2 === 0 ? "probable" : "possible", i === 2)]);
    const end = (given: Leg["atot"]): Leg["atot"] => ({
      ...given,
      ms: given.ms === null ? null : given.ms + by,
      lo_ms: given.lo_ms === null ? null : given.lo_ms + by,
      hi_ms: given.hi_ms === null ? null : given.hi_ms + by,
    });
    return {
      ...moved,
      id: `${months.toString(16).padStart(2, "0")}${Buffer.from(`${name.at(-1)}`).toString("hex")}${i.toString(16).padStart(12, "0")}`,
      ...{ icao24: "abc002", registration: "X-ABC2", callsign: `EXB${i}`, callsigns: [`EXB${i}`] },
      first_seen_ms: start,
      last_seen_ms: flight.last_seen_ms + by,
      ...{ atot: end(flight.atot), aldt: end(flight.aldt) },
      gaps: flight.gaps.map((gap) => ({ ...gap, start_ms: gap.start_ms + by, end_ms: gap.end_ms + by })),
    };
  });
}

async function writePositions(dir: string, rows: readonly TrackRow[]): Promise<void> {
  const days = [...new Set(rows.map((row) => dayOf(row.time_ms)))];
  const duck = await openDuck({ folders: [dir] });
  for (const each of days) {
    mkdirSync(dirname(dayFile(dir, each)), { recursive: true });
    const values = rows
      .filter((row) => dayOf(row.time_ms) === each)
      .map((row) => {
        const height = Number.isNaN(row.alt_ft) ? "null" : row.alt_ft;
        return `('abc001', 'icao', ${row.time_ms}, ${row.lat}, ${row.lon}, ${row.ground === 1}, ${height}, ${row.gs_kt}, '${row.callsign}')`;
      });
    const told = ["icao24", "addr_type", "time_ms", "lat", "lon", "onground", "alt_baro_ft", "gs_kt", "callsign"];
    const columns = positionColumns.map(({ name, type }) =>
      told.includes(name) ? `cast(${name} as ${type}) as ${name}` : `cast(null as ${type}) as ${name}`,
    );
    await duck.connection.run(
      `copy (select ${columns.join(", ")} from (values ${values.join(",")}) v (${told.join(", ")})) to '${dayFile(dir, each)}' (format parquet)`,
    );
  }
  duck.close();
}

function writeAerodromes(dir: string): void {
  const aerodromes = Object.values(fields).map(({ ident, name, lat, lon }) => ({
    ...{ ident, name, kind: "medium" as const, lat, lon, elevation_ft: 0, country: "ZZ" },
    ...{ municipality: null, iata: null, scheduled: true, runways: [] },
  }));
  const entry = {
    publisher: "Example",
    licence: "invented",
    got_at: "2031-05-02T00:00:00Z",
    files: [],
    rows: 6,
    rejects: 0,
  };
  keepAerodromes(dir, aerodromes, { entry, rejects: [] });
}
