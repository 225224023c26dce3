/** Height and speed over time: straight lines between knots. */
export type Knot = { readonly seconds: number; readonly ft: number; readonly kt: number };

/** Miles flown between two knots: speed changes evenly. */
export function knotNm(a: Knot, b: Knot): number {
  return ((a.kt + b.kt) / 2) * ((b.seconds - a.seconds) / 3600);
}

/** Miles flown over all knots. */
export function flownNm(knots: readonly Knot[]): number {
  return knots.slice(1).reduce((sum, knot, i) => sum + knotNm(knots[i] as Knot, knot), 0);
}

/** What an aircraft does at an instant: height, speed, vertical rate, miles flown since the first knot. */
export type Doing = { readonly ft: number; readonly kt: number; readonly fpm: number; readonly nm: number };

/** Answers for instants, quickest when they are asked in rising order. */
export function doingAt(knots: readonly Knot[]): (seconds: number) => Doing {
  const miles = [0];
  for (let i = 1; i < knots.length; i += 1)
    miles.push((miles[i - 1] ?? 0) + knotNm(knots[i - 1] as Knot, knots[i] as Knot));
  let i = 0;
  return (seconds) => {
    if (seconds < (knots[i]?.seconds ?? 0)) i = 0;
    while (i < knots.length - 2 && seconds > (knots[i + 1]?.seconds ?? 0)) i += 1;
    const a = knots[i] as Knot;
    const b = knots[i + 1] ?? a;
    const span = Math.max(1e-6, b.seconds - a.seconds);
    const share = Math.min(1, Math.max(0, (seconds - a.seconds) / span));
    const kt = a.kt + (b.kt - a.kt) * share;
    return {
      ft: a.ft + (b.ft - a.ft) * share,
      kt,
      fpm: ((b.ft - a.ft) / span) * 60,
      nm: (miles[i] ?? 0) + ((a.kt + kt) / 2) * ((share * span) / 3600),
    };
  };
}
