/**
 * The numbers of the rule. They come from published practice (EUROCONTROL's OPDI track construction, readsb's leg marks, OpenSky's flights) and from looking at real tracks;
 * `segment.sql` holds the same ones, and a test compares the two.
 */
export const rule = {
  /** Nothing heard for longer: another leg, whatever happened. */
  longSilenceMs: 14 * 3_600_000,
  /** On the ground for shorter is a touch-and-go. */
  stopMs: 90_000,
  /** Silence that may hide a landing. */
  silenceMs: 600_000,
  /** A gap that is listed inside a leg. */
  gapMs: 300_000,
  /** The least speed that an aircraft in the air is taken to have, where none is told. */
  leastSpeedKt: 60,
  /** Faster than this nobody is on the ground, unless the row beside says the same. */
  groundSpeedKt: 80,
  /** Faster than this nobody is on the ground at all: no tyre is made for it. */
  neverGroundKt: 235,
  /** Slower than this, and level, an aircraft that says it is in the air is on the ground. Not so a helicopter. */
  stillKt: 30,
  stillRotorKt: 5,
  stillFpm: 300,
  /** Sinking before a silence, or climbing after it, at so many feet a minute is a sign of a landing. */
  trendFpm: 250,
  /** So is a speed that is this share of the greatest one that the aircraft ever told, on either side. */
  slowShare: 0.45,
  slowKt: 200,
  /** What a landing and a take-off need at least, with both signs: feet a second that the quickest sink and climb, and a stop. */
  steepSinkFtS: 50,
  steepClimbFtS: 42,
  steepStopS: 300,
  /** And without: those of an ordinary one. */
  gentleSinkFtS: 30,
  gentleClimbFtS: 25,
  gentleStopS: 600,
  /** Time that must be lost on the way before a landing is believed: so many seconds and a share of the silence for wind and detours, by the number of signs; level but low lies between. */
  twoSignsS: 300,
  twoSignsShare: 0.1,
  oneSignS: 600,
  oneSignShare: 0.15,
  noSignLowS: 1000,
  noSignLowShare: 0.1,
  noSignS: 3600,
  noSignShare: 0.2,
  lowFt: 3000,
  /** Rows so near tell by their altitudes whether the aircraft sinks or climbs. */
  trendMs: 60_000,
  /** A take-off or landing between two rows so close is seen. */
  seenMs: 60_000,
  /** "On the ground" comes from a switch or from the speed, and is told late: the truth may lie so far beyond the two rows. */
  marginMs: 15_000,
  /** Clocks of feeds differ by so much: the bounds of an end that was not seen reach so far beyond the rows. */
  clocksMs: 3000,
  /** A leg has so many rows in the air, over so long. */
  leastRows: 5,
  leastMs: 120_000,
  /** In which it was so fast, or climbed or sank so far, or told no speed: an aircraft that taxies "in the air" does not fly. */
  flyingKt: 50,
  flyingFt: 300,
  /** Or over half a minute, if it was so fast: one that was lost a minute after take-off flew. */
  shortMs: 30_000,
  shortKt: 80,
} as const;
