import type { CountWay, PeopleSeen } from "../../model/observation.ts";
import type { ConvoyBand, ConvoyPair } from "./convoy-band.ts";
import type { LogMap } from "./log-map.ts";
import type { LogRow } from "./log-row.ts";
import { numberIn, type PeopleCell, peopleSeen, wayIn } from "./people-seen.ts";

/** Who boarded and left, by every column that tells. A number that stands in two columns is told once. */
export function peopleOf(row: LogRow, map: LogMap, band: ConvoyBand | null): readonly PeopleSeen[] {
  const way = wayOfOn(row, map);
  const cells: PeopleCell[] = [
    ...row
      .texts("on")
      .map(({ column, text }) => ({ which: "on" as const, words: text, way, wayWords: row.text("on_way"), column })),
    ...row.texts("on_counted").map(({ column, text }) => ({
      which: "on" as const,
      words: text,
      // What an observer guessed is no count, in whichever column it stands.
      way: way === "observer_estimate" ? way : ("counted" as const),
      wayWords: null,
      column,
    })),
    ...row.texts("on_convoy").map(({ column, text }) => ({
      which: "on" as const,
      words: text,
      way: "convoy" as const,
      wayWords: null,
      column,
    })),
    ...row.texts("off").map(({ column, text }) => ({
      which: "off" as const,
      words: text,
      way: map.count_way ?? ("not_told" as const),
      wayWords: null,
      column,
    })),
  ];
  const once = cells.filter((cell, at) => cells.findIndex((other) => isSame(cell, other)) === at);
  return once.flatMap((cell) => peopleSeen(cell, band) ?? []);
}

/** The estimate from vehicles and the count of one row; null when it lacks one of the two. */
export function convoyPair(row: LogRow, map: LogMap): ConvoyPair | null {
  const estimate = numberIn(row.text("on_convoy"));
  const counted = numberIn(row.text("on_counted")) ?? numberIn(row.text("on"));
  return wayOfOn(row, map) === "counted" && estimate !== null && counted !== null ? { estimate, counted } : null;
}

function wayOfOn(row: LogRow, map: LogMap): CountWay {
  const told = wayIn(row.text("on_way"));
  if (told !== null) return told;
  const [on, seen] = [numberIn(row.text("on")), numberIn(row.text("on_counted"))];
  if (seen !== null && (on === null || on === seen)) return "counted";
  return map.count_way ?? "not_told";
}

function isSame(a: PeopleCell, b: PeopleCell): boolean {
  return a.which === b.which && a.way === b.way && (numberIn(a.words) ?? a.words) === (numberIn(b.words) ?? b.words);
}
