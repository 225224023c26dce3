import type { Named } from "./baseline-airports.ts";
import type { TrueEnd, TrueLeg } from "./truth.ts";

/** An end with what a rule said of it; null when no leg was found for it. */
export type Answer = { readonly leg: TrueLeg; readonly end: TrueEnd; readonly named: Named | null };

/** How often a rule names an end, how often it is right, and right less twice wrong, all as shares of every true end. */
export type AirportScore = {
  readonly ends: number;
  readonly right: number;
  readonly wrong: number;
  readonly coverage: number;
  /** Of the named. */
  readonly accuracy: number;
  readonly score: number;
};

/** Scores by family, and of all together under `all`. An end off any field is right when said to be so, wrong when an aerodrome is named. */
export function scoreAirports(answers: readonly Answer[]): ReadonlyMap<string, AirportScore> {
  const families = [...new Set(answers.map(({ leg }) => leg.family))].sort();
  return new Map(
    [...families, "all"].map((name) => [
      name,
      scoreOf(answers.filter(({ leg }) => name === "all" || leg.family === name)),
    ]),
  );
}

function scoreOf(answers: readonly Answer[]): AirportScore {
  const verdicts = answers.map(verdict);
  const right = verdicts.filter((one) => one === "right").length;
  const wrong = verdicts.filter((one) => one === "wrong").length;
  const ends = answers.length;
  return {
    ends,
    right,
    wrong,
    coverage: (right + wrong) / ends,
    accuracy: right / (right + wrong),
    score: (right - 2 * wrong) / ends,
  };
}

function verdict({ end, named }: Answer): "right" | "wrong" | "silent" {
  if (named === null || named.state === "out_of_area" || named.state === "undetermined") return "silent";
  return named.ident === end.ident ? "right" : "wrong";
}
