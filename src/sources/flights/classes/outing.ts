import type { LegClass } from "../../../model/leg-class.ts";
import type { LegFacts } from "./facts.ts";
import type { Finding, Fit, Run } from "./rule.ts";

/** Hours from one stop abroad to the next that still belong to one removal. */
export const onwardHours = 8;
/** Hours after which an aircraft that is still abroad is on another errand. */
export const outingHours = 72;

/** What a rule answers when it fits; `rests_on` is the leg whose class it follows from. */
export function holds(findings: readonly Finding[], rests_on: number | null = null): Fit {
  return { findings, rests_on };
}

/** The two ends of a leg, as a reason shows them. */
export function ends({ from, to }: LegFacts): Finding {
  const name = ({ ident, country, home }: LegFacts["from"]): string =>
    ident === null
      ? home === null
        ? "not known"
        : home
          ? "at home"
          : "abroad"
      : `${ident} (${country ?? "not known"})`;
  return { field: "ends", value: `${name(from)} to ${name(to)}`, source: null };
}

/** A stop, as a reason shows it; nothing when it is not known. */
export function stopText(stop: LegFacts["before"]): Finding[] {
  return stop === null ? [] : [{ field: "stop", value: `${stop.minutes} minutes at ${stop.at}`, source: null }];
}

/** The class that a leg of the run has by now; null when it has none. */
export function givenAt({ given }: Run, at: number): LegClass | null {
  return given[at]?.gives ?? null;
}

/** The removal leg that the leg before is, or goes back to; null when it is none, or the stop was too long or elsewhere. */
export function removalBefore(run: Run, at: number): number | null {
  const leg = run.legs[at];
  if (!leg?.before || leg.before.minutes > onwardHours * 60 || givenAt(run, at - 1) !== "removal") return null;
  return run.given[at - 1]?.rests_on ?? at - 1;
}

/** The removal leg with which the aircraft last left home; null when it left otherwise, or too long ago. */
export function removalOfOuting(run: Run, at: number): number | null {
  const now = run.legs[at]?.off_ms ?? 0;
  for (let back = at - 1; back >= 0; back--) {
    const leg = run.legs[back];
    if (!leg || now - leg.on_ms > outingHours * 3_600_000) return null;
    if (givenAt(run, back) === "removal") return run.given[back]?.rests_on ?? back;
    if (leg.from.home === true || leg.to.home === true) return null;
  }
  return null;
}
