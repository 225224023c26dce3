/** How a kind of aircraft flies. Ranges are drawn from for each flight. Speeds through the air in knots at sea level unless said. */
export type Aircraft = {
  readonly kind: string;
  readonly cruiseFt: readonly [lo: number, hi: number];
  /** True air speed in cruise. */
  readonly cruiseKt: readonly [lo: number, hi: number];
  readonly climbFpm: readonly [lo: number, hi: number];
  /** Rate that is left when it reaches its highest cruise. */
  readonly climbAtTopFpm: number;
  readonly descentFpm: readonly [lo: number, hi: number];
  readonly liftOffKt: readonly [lo: number, hi: number];
  readonly approachKt: readonly [lo: number, hi: number];
  /** Indicated speed in climb and descent above 10,000 ft; below, at most 250. */
  readonly climbKt: readonly [lo: number, hi: number];
  readonly turnNm: number;
};

/** Round figures of kinds of aircraft, not of any type. */
export const aircraftKinds = {
  narrow: {
    kind: "narrow",
    cruiseFt: [29000, 39000],
    cruiseKt: [430, 470],
    climbFpm: [1700, 3200],
    climbAtTopFpm: 600,
    descentFpm: [1100, 2700],
    liftOffKt: [130, 155],
    approachKt: [120, 150],
    climbKt: [270, 310],
    turnNm: 1.6,
  },
  heavy: {
    kind: "heavy",
    cruiseFt: [29000, 41000],
    cruiseKt: [460, 500],
    climbFpm: [1200, 2600],
    climbAtTopFpm: 400,
    descentFpm: [1000, 2300],
    liftOffKt: [145, 175],
    approachKt: [130, 155],
    climbKt: [280, 320],
    turnNm: 2.2,
  },
  business: {
    kind: "business",
    cruiseFt: [33000, 45000],
    cruiseKt: [400, 480],
    climbFpm: [2200, 4500],
    climbAtTopFpm: 700,
    descentFpm: [1300, 3500],
    liftOffKt: [105, 135],
    approachKt: [100, 130],
    climbKt: [250, 300],
    turnNm: 1.4,
  },
  turboprop: {
    kind: "turboprop",
    cruiseFt: [11000, 25000],
    cruiseKt: [220, 310],
    climbFpm: [900, 1900],
    climbAtTopFpm: 400,
    descentFpm: [800, 1800],
    liftOffKt: [95, 120],
    approachKt: [90, 125],
    climbKt: [150, 200],
    turnNm: 0.8,
  },
  light: {
    kind: "light",
    cruiseFt: [1800, 9500],
    cruiseKt: [85, 165],
    climbFpm: [350, 1100],
    climbAtTopFpm: 250,
    descentFpm: [300, 900],
    liftOffKt: [50, 75],
    approachKt: [55, 80],
    climbKt: [70, 100],
    turnNm: 0.25,
  },
  helicopter: {
    kind: "helicopter",
    cruiseFt: [600, 3500],
    cruiseKt: [95, 150],
    climbFpm: [500, 1500],
    climbAtTopFpm: 400,
    descentFpm: [400, 1100],
    liftOffKt: [0, 8],
    approachKt: [0, 8],
    climbKt: [60, 90],
    turnNm: 0.15,
  },
  glider: {
    kind: "glider",
    cruiseFt: [2500, 6500],
    cruiseKt: [48, 80],
    climbFpm: [400, 1500],
    climbAtTopFpm: 300,
    descentFpm: [200, 600],
    liftOffKt: [38, 55],
    approachKt: [45, 60],
    climbKt: [48, 65],
    turnNm: 0.12,
  },
} as const satisfies Record<string, Aircraft>;
