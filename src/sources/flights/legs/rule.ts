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
  /** Silence that hides a landing when both sides are low. */
  lowSilenceMs: 900_000,
  lowFt: 5000,
  /** A gap that is listed inside a leg. */
  gapMs: 300_000,
  /** Who gets on at more than this share flew on, however low. */
  throughShare: 0.7,
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
  /** Sinking before a gap and climbing after it: the landing is as good as seen. Rates in feet a second that the quickest reach. */
  steepSinkFtS: 50,
  steepClimbFtS: 42,
  steepStopS: 300,
  steepDetour: 0.1,
  /** Level on either side: a landing needs the time of an ordinary one, with a stop. */
  gentleSinkFtS: 30,
  gentleClimbFtS: 25,
  gentleStopS: 900,
  gentleDetour: 0.2,
  trendFpm: 300,
  /** Rows so near tell by their altitudes whether the aircraft sinks or climbs. */
  trendMs: 60_000,
  /** A take-off or landing between two rows so close is seen. */
  seenMs: 60_000,
  /** "On the ground" comes from a switch or from the speed, and is told late: the truth may lie so far beyond the two rows. */
  marginMs: 15_000,
  /** A leg has so many rows in the air, over so long. */
  leastRows: 5,
  leastMs: 120_000,
  /** Or over half a minute, if it was so fast and climbed or sank so far: an aircraft that was lost a minute after take-off flew. */
  shortMs: 30_000,
  shortFt: 500,
  shortKt: 100,
} as const;
