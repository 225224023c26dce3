/** The shapes in which removals were released. */
export const shapeNames = ["2012", "2016", "2025"] as const;
export type ShapeName = (typeof shapeNames)[number];

/** How a release is written. The shape of 2016 has pipes between its fields whatever is asked. */
export const formats = ["csv", "csv.gz", "xlsx", "stacked.xlsx"] as const;
export type Format = (typeof formats)[number];

/** Shares of rows. Those of `movements` add up to 1. */
export type Shares = {
  /** Planted removals to a third country that the record shows: under one percent. */
  readonly third: number;
  /** Rows whose countries aren't plain: two spellings, dual nationals, blanks, former states … */
  readonly odd: number;
  /** Second rows of one person on one day: half of them the same to the letter. */
  readonly twins: number;
  readonly noIdentifier: number;
  readonly movements: {
    readonly flown: number;
    readonly unheard: number;
    readonly land: number;
    readonly commercial: number;
  };
};

export type WorldOptions = {
  readonly shape: ShapeName;
  readonly rows: number;
  readonly shares: Shares;
};

/** Round invented shares. */
export const defaultShares: Shares = {
  third: 0.006,
  odd: 0.04,
  twins: 0.008,
  noIdentifier: 0.015,
  movements: { flown: 0.38, unheard: 0.12, land: 0.42, commercial: 0.08 },
};

export const defaultOptions: WorldOptions = { shape: "2025", rows: 60_000, shares: defaultShares };

/** Rows of each pair of releases where nothing else is asked: seventeen pairs of them take some 300 MB. */
export const defaultPairRows = 20_000;
