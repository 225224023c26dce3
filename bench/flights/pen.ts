import type { Point } from "./earth.ts";
import type { Field } from "./fields.ts";
import type { Path } from "./path.ts";
import { type Doing, doingAt, type Knot } from "./profile.ts";

/** Where a flight starts or ends: an aerodrome, or a place off any (field null). */
export type Spot = Point & { readonly groundFt: number; readonly runwayDeg: number; readonly field: Field | null };

/** The spot of an aerodrome. */
export function spotOf(field: Field): Spot {
  return { lat: field.lat, lon: field.lon, groundFt: field.elevation_ft, runwayDeg: field.runwayDeg, field };
}

/** A part of a flight, on the ground or in the air. */
export type Section = {
  readonly ground: boolean;
  readonly startMs: number;
  readonly endMs: number;
  readonly doing: (seconds: number) => Doing;
  readonly path: Path;
};

/** Where, how high, how fast and which way an aircraft is at the end of a section in the air. */
export type Leaving = {
  readonly point: Point;
  readonly deg: number;
  readonly ft: number;
  readonly kt: number;
  readonly spot: Spot;
};

export type Pen = ReturnType<typeof sectionsFrom>;

/** Sections one after another. */
export function sectionsFrom(startMs: number) {
  const sections: Section[] = [];
  let at = startMs;
  const add = (ground: boolean, knots: readonly Knot[], path: Path): void => {
    const endMs = at + ((knots.at(-1)?.seconds ?? 0) - (knots[0]?.seconds ?? 0)) * 1000;
    sections.push({ ground, startMs: at, endMs, doing: doingAt(knots), path });
    at = endMs;
  };
  const still = (ground: boolean) => (point: Point, ft: number, seconds: number) =>
    add(
      ground,
      [
        { seconds: 0, ft, kt: 0 },
        { seconds, ft, kt: 0 },
      ],
      { lengthNm: 0, at: () => point },
    );
  /** True until something longer than a hover was flown. */
  const first = (): boolean => sections.every(({ ground, path }) => ground || path.lengthNm === 0);
  return { sections, now: () => at, add, first, stand: still(true), hover: still(false) };
}
