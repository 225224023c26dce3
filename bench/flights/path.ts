import { apartNm, bearingDeg, blend, greatCircle, onward, type Point } from "./earth.ts";

/** A way over the ground: the point after so many miles of it. */
export type Path = { readonly lengthNm: number; readonly at: (nm: number) => Point };

/** Circles flown at one place of a path: where, how many miles of them in all, in how many rounds. */
export type Loop = { readonly atNm: number; readonly lengthNm: number; readonly rounds: number };

/** Great circles from point to point, with corners rounded as aircraft turn. */
export function pathThrough(points: readonly Point[], turnNm: number): Path {
  const legs = points.slice(1).map((to, i) => {
    const from = points[i] as Point;
    return { lengthNm: Math.max(1e-9, apartNm(from, to)), along: greatCircle(from, to) };
  });
  const pieces: Path[] = [];
  let cut = 0;
  for (const [i, leg] of legs.entries()) {
    const next = legs[i + 1];
    const reach = next === undefined ? 0 : Math.min(turnNm, leg.lengthNm * 0.45, next.lengthNm * 0.45);
    const [from, straightNm] = [cut, leg.lengthNm - cut - reach];
    pieces.push({ lengthNm: straightNm, at: (nm) => leg.along((from + nm) / leg.lengthNm) });
    if (next !== undefined && reach > 0) {
      const [start, end] = [leg.along(1 - reach / leg.lengthNm), next.along(reach / next.lengthNm)];
      pieces.push(bend(start, points[i + 1] as Point, end));
    }
    cut = reach;
  }
  return chain(pieces, points[0] as Point);
}

/** Pieces one after another, quickest when asked in rising order. */
function chain(pieces: readonly Path[], start: Point): Path {
  const ends: number[] = [];
  for (const piece of pieces) ends.push((ends.at(-1) ?? 0) + piece.lengthNm);
  const lengthNm = ends.at(-1) ?? 0;
  let near = 0;
  return {
    lengthNm,
    at(nm) {
      const clamped = Math.min(Math.max(nm, 0), lengthNm);
      if (near > 0 && clamped < (ends[near - 1] ?? 0)) near = 0;
      while (near < pieces.length - 1 && clamped > (ends[near] ?? 0)) near += 1;
      const piece = pieces[near];
      return piece === undefined ? start : piece.at(clamped - (ends[near] ?? 0) + piece.lengthNm);
    },
  };
}

const bendParts = 8;

/** A turn (a quadratic curve), measured so that speed stays even in it. */
function bend(start: Point, middle: Point, end: Point): Path {
  const points = Array.from({ length: bendParts + 1 }, (_, n) => {
    const share = n / bendParts;
    return blend(blend(start, middle, share), blend(middle, end, share), share);
  });
  const pieces = points.slice(1).map((to, i) => {
    const from = points[i] as Point;
    const lengthNm = Math.max(1e-9, apartNm(from, to));
    return { lengthNm, at: (nm: number) => blend(from, to, nm / lengthNm) };
  });
  return chain(pieces, start);
}

/** The path with circles flown in it; `atNm` counts along the path without them, in rising order. */
export function withLoops(path: Path, loops: readonly Loop[]): Path {
  if (loops.length === 0) return path;
  const extra = loops.reduce((sum, loop) => sum + loop.lengthNm, 0);
  return {
    lengthNm: path.lengthNm + extra,
    at(nm) {
      let rest = nm;
      for (const loop of loops) {
        if (rest < loop.atNm) break;
        if (rest < loop.atNm + loop.lengthNm) return circling(path, loop, rest - loop.atNm);
        rest -= loop.lengthNm;
      }
      return path.at(rest);
    },
  };
}

function circling(path: Path, loop: Loop, flownNm: number): Point {
  const entry = path.at(loop.atNm);
  const course = bearingDeg(path.at(Math.max(0, loop.atNm - 0.05)), path.at(loop.atNm + 0.05));
  const radius = loop.lengthNm / loop.rounds / (2 * Math.PI);
  const centre = onward(entry, course + 90, radius);
  return onward(centre, course - 90 + (flownNm / radius) * (180 / Math.PI), radius);
}
