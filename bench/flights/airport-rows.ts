import { type Row, row } from "../results.ts";
import { type AirportScore, type Answer, scoreAirports } from "./score-airports.ts";
import { aligned } from "./score-table.ts";

type Answers = { readonly departures: readonly Answer[]; readonly arrivals: readonly Answer[] };

const percent = (share: number): string => (Number.isNaN(share) ? "-" : `${(100 * share).toFixed(2)} %`);

/** A line a family, departures and arrivals apart. */
export function airportTable({ departures, arrivals }: Answers): string {
  const head = ["family", "ends", "right", "wrong", "coverage", "accuracy", "score"];
  const cells = (end: string, scores: ReadonlyMap<string, AirportScore>): string[][] =>
    [...scores].map(([name, one]) => [
      `${name}, ${end}`,
      ...[one.ends, one.right, one.wrong].map(String),
      ...[one.coverage, one.accuracy, one.score].map(percent),
    ]);
  return aligned([
    head,
    ...cells("departures", scoreAirports(departures)),
    ...cells("arrivals", scoreAirports(arrivals)),
  ]);
}

/** Each end that is named wrong, so that a person can look. */
export function wrongEnds({ departures, arrivals }: Answers): string {
  const lines = (which: string, answers: readonly Answer[]): string[] =>
    answers
      .filter(
        ({ end, named }) =>
          named !== null && ["aerodrome", "off_field"].includes(named.state) && named.ident !== end.ident,
      )
      .map(({ leg, end, named }) => {
        const said = named?.ident ?? named?.state;
        return `${which} ${leg.family} ${leg.icao24} ${new Date(leg.takeoff_ms).toISOString().slice(0, 19)}: ${said}, truly ${end.ident ?? "off field"}`;
      });
  return [...lines("departure", departures), ...lines("arrival", arrivals)].join("\n");
}

/** The figures that are told of a run, each rule's; ours beside OPDI's, with the bars. */
export function airportRows(scored: readonly { readonly name: string; readonly answers: Answers }[]): Row[] {
  return scored.flatMap(({ name, answers }) =>
    (["departures", "arrivals"] as const).flatMap((which) => {
      const all = scoreAirports(answers[which]).get("all");
      const peer = scored.find((one) => one.name === "OPDI's");
      const theirs = peer && scoreAirports(peer.answers[which]).get("all");
      if (all === undefined) return [];
      const work = `${name}, ${all.ends} ${which}`;
      if (name !== "ours" || theirs === undefined)
        return [
          row(work, "coverage", [all.coverage, ""]),
          row(work, "accuracy", [all.accuracy, ""]),
          row(work, "right less twice wrong", [all.score, ""]),
        ];
      return [
        row(work, "coverage", [all.coverage, ""], { of: ["OPDI's", theirs.coverage], bar: { least: 1 } }),
        row(work, "accuracy", [all.accuracy, ""], { bar: { least: 0.98 } }),
        row(work, "right less twice wrong", [all.score, ""], { of: ["OPDI's", theirs.score], bar: { least: 1 } }),
      ];
    }),
  );
}
