import type { LegPlace } from "../../src/model/aerodrome.ts";
import type { EndField, Flight } from "../../src/model/flight.ts";
import type { LegEnd } from "../../src/model/leg.ts";
import type { Classed, LegClass } from "../../src/model/leg-class.ts";
import type { Draw } from "../flights/draw.ts";
import { apartNm, blend } from "../flights/earth.ts";
import type { Craft } from "./fleet.ts";
import type { Field } from "./ports.ts";

/** One hop of a journey as it truly was. Times are epoch milliseconds, UTC. */
export type Hop = {
  readonly id: string;
  readonly craft: Craft;
  readonly callsign: string;
  readonly from: Field;
  readonly to: Field;
  readonly off: number;
  readonly land: number;
  readonly class: LegClass;
};

const minute = 60_000;

/** When a hop that begins then lands: a round speed and time for the climb. */
export function landsAt(off: number, from: Field, to: Field): number {
  return off + Math.round((apartNm(from, to) / 430) * 60 + 20) * minute;
}

/** A hop as it was heard: what a workspace's flights hold. One landing abroad in ten is out of reach of receivers. */
export function heardAs(hop: Hop, draw: Draw): Flight {
  const lost = hop.to.country !== "USA" && draw.chance(0.1);
  const last = lost ? blend(hop.from, hop.to, 0.7) : hop.to;
  const heardTo = lost ? hop.off + Math.round((hop.land - hop.off) * 0.7) : hop.land - minute;
  return {
    id: hop.id,
    icao24: hop.craft.icao24,
    emitter: 0,
    callsign: hop.callsign,
    callsigns: [hop.callsign],
    first_seen_ms: hop.off + minute,
    last_seen_ms: heardTo,
    atot: endOf(hop.off, draw),
    aldt: lost ? { ms: null, lo_ms: heardTo, hi_ms: null, source: "unknown" } : endOf(hop.land, draw),
    first: { lat: hop.from.lat, lon: hop.from.lon, alt_baro_ft: 1500 },
    last: { lat: rounded(last.lat), lon: rounded(last.lon), alt_baro_ft: lost ? 34_000 : 1200 },
    break_reason: "left_ground",
    points: 400,
    points_airborne: 380,
    gaps: [],
    touch_and_gos: 0,
    max_alt_ft: 35_000,
    mlat_share: 0,
    flags: [],
    registration: hop.craft.registration,
    typecode: hop.craft.typecode,
    operator: "Example Charter (invented)",
    adep: placeAt(hop.from),
    ades: lost ? nowhere : placeAt(hop.to),
    adep_at: endField(hop.from),
    ades_at: lost ? null : endField(hop.to),
    classed: classedAs(hop),
  };
}

/** Times are not told to the second: bounds that hold the truth, and a guess within them. */
function endOf(ms: number, draw: Draw): LegEnd {
  const source = draw.chance(0.8) ? "observed" : "extrapolated";
  const most = source === "observed" ? 15_000 : 4 * minute;
  const [before, after] = [draw.whole(1000, most), draw.whole(1000, most)];
  return { ms: ms + draw.whole(-before, after), lo_ms: ms - before, hi_ms: ms + after, source };
}

function placeAt({ ident }: Field): LegPlace {
  return {
    state: "aerodrome",
    ident,
    confidence: 0.95,
    source: "endpoint",
    distance_nm: 0.8,
    runners_up: [],
    why: "Invented: the flight was made up between these two fields.",
  };
}
const nowhere: LegPlace = {
  state: "out_of_coverage",
  ident: null,
  confidence: null,
  source: null,
  distance_nm: null,
  runners_up: [],
  why: "Invented: the world lets the track end in the air.",
};
const endField = ({ ident, name, country, lat, lon }: Field): EndField => ({ ident, name, country, lat, lon });
const rounded = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;

function classedAs({ class: is, callsign }: Hop): Classed {
  const says = "Invented flight of a synthetic world.";
  const reason = { rule: "invented", says, field: "callsign", value: callsign, source: null };
  return {
    class: is,
    band: is === "unclassified" ? null : "possible",
    reasons: is === "unclassified" ? [] : [reason],
    doubts: [],
    notable: [],
  };
}
