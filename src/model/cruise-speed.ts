/** A cruise speed in still air, with the sentence that says whose it is. */
export type CruiseSpeed = { readonly kt: number; readonly says: string };

/** Speed of sound in the lower stratosphere of the standard atmosphere (ICAO Doc 7488: 216.65 K), knots. */
const soundKt = 573.6;

/** Cruise by class of aircraft, as fast as its ordinary members fly: a place is rather left inside an envelope than shut out. Jets at Mach 0.80 are at 850 km/h. */
const classKt = { jet: Math.round(0.8 * soundKt), turboprop: 300, light: 160, helicopter: 140 } as const;
export type CruiseClass = keyof typeof classKt;

/** Types that cruise faster than Mach 0.80: long-range business jets and wide-bodies. */
const fastTypes: readonly (readonly [mach: number, types: readonly string[]])[] = [
  [
    0.85,
    [
      "GLF5",
      "GLF6",
      "GLEX",
      "GL5T",
      "GL7T",
      "GA5C",
      "GA6C",
      "GA7C",
      "FA7X",
      "FA8X",
      "B788",
      "B789",
      "B78X",
      "A359",
      "A35K",
      "B744",
      "B748",
    ],
  ],
  [0.84, ["B772", "B773", "B77L", "B77W"]],
  [0.82, ["A332", "A333", "A338", "A339", "A343", "A346", "MD11"]],
];

/** Cruise speed of an aircraft: by its type where that is faster than its class, else by its class; as a jet where the class is not known, and says so. */
export function cruiseOf(typecode: string | null, cls: CruiseClass | null): CruiseSpeed {
  const fast = fastTypes.find(([, types]) => typecode !== null && types.includes(typecode));
  if (fast) {
    const kt = Math.round(fast[0] * soundKt);
    return { kt, says: `${kt} kt, Mach ${fast[0]}: cruise of a ${typecode}, in still air` };
  }
  const kt = classKt[cls ?? "jet"];
  const want = typecode === null ? "for want of a known type" : `as which any ${typecode} is taken`;
  const whose = cls === null ? `a jet, ${want}` : `a ${cls}`;
  return { kt, says: `${kt} kt: cruise of ${whose}, in still air` };
}
