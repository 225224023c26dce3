import type { Draw } from "./draw.ts";

/** How one aircraft is heard, and what goes wrong with it. Shares are of rows unless said. */
export type Hearing = {
  /** Seconds between rows in the air. */
  readonly everyS: number;
  /** What the transponder says of being on the ground: the truth, always "in the air", or nothing. */
  readonly ground: "told" | "never" | "blank";
  /** Share of flights known by multilateration. */
  readonly mlat: number;
  readonly falseGround: number;
  readonly falseAir: number;
  /** Bursts an hour of 3 to 25 rows that are all false in the same way. */
  readonly burstsAnHour: number;
  readonly teleports: number;
  readonly altitudes: number;
  readonly duplicates: number;
  readonly blankCallsigns: number;
  readonly wrongCallsigns: number;
  readonly dropoutsAnHour: number;
  /** Clocks of the feeds that are merged, milliseconds away from true time; each row comes from one of them. */
  readonly clocksMs: readonly number[];
  /** Minutes of an ocean that nobody hears, on flights long enough. */
  readonly oceanMinutes: number;
  /** Minutes of rows between reports from over the ocean; 0 for none. */
  readonly adscMinutes: number;
  /** Share of flights with a stretch of jammed positions. */
  readonly spoofed: number;
  /** Heard all the time while it stands, where the surface is heard. */
  readonly onAtGate: boolean;
};

/** A well-behaved transponder among ordinary receivers, with the faults that all of them have. */
export function plainHearing(draw: Draw): Hearing {
  return {
    everyS: draw.pick([1, 2, 4, 5, 5, 5, 8, 8, 10, 15]),
    ground: "told",
    mlat: 0,
    falseGround: draw.chance(0.7) ? 0 : 0.0004,
    falseAir: 0.004,
    burstsAnHour: 0,
    teleports: draw.chance(0.6) ? 0 : 0.0003,
    altitudes: 0.0004,
    duplicates: 0.002,
    blankCallsigns: 0.03,
    wrongCallsigns: 0.0005,
    dropoutsAnHour: draw.spread(0.1, 0.9),
    clocksMs: [0],
    oceanMinutes: 0,
    adscMinutes: 0,
    spoofed: 0,
    onAtGate: draw.chance(0.1),
  };
}
