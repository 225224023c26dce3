import type { End, LegFacts, Stop } from "./facts.ts";

/** Minutes on the ground of a run with people: shorter is no stop, longer is a day's end or another errand. */
export const stopMinutes = { least: 20, most: 150 } as const;

/** True for a stop as long as such a run makes. */
export function isShortStop(stop: Stop | null): boolean {
  return stop !== null && stop.minutes >= stopMinutes.least && stop.minutes <= stopMinutes.most;
}

/** For each leg the fields of its run: domestic legs, each starting where the last one ended after a short stop. Empty where fewer than two are joined. */
export function domesticRuns(legs: readonly Pick<LegFacts, "from" | "to" | "before">[]): (readonly End[])[] {
  const runs: (readonly End[])[] = legs.map(() => []);
  let start = 0;
  for (let at = 1; at <= legs.length; at++) {
    if (at < legs.length && joins(legs[at - 1], legs[at])) continue;
    const run = legs.slice(start, at);
    const fields = [...run.slice(0, 1).map(({ from }) => from), ...run.map(({ to }) => to)];
    if (run.length > 1) runs.fill(fields, start, at);
    start = at;
  }
  return runs;
}

type Leg = Pick<LegFacts, "from" | "to" | "before">;

function joins(last: Leg | undefined, next: Leg | undefined): boolean {
  return last !== undefined && next !== undefined && isDomestic(last) && isDomestic(next) && isShortStop(next.before);
}

/** True for a leg whose two ends are known to lie in removing countries. */
export function isDomestic({ from, to }: Pick<LegFacts, "from" | "to">): boolean {
  return from.home === true && to.home === true;
}
