import type { FoundLeg } from "./match-legs.ts";
import type { EndScore, FamilyScore, Score, Wrong } from "./score.ts";
import type { TrueLeg } from "./truth.ts";

const percent = (part: number, whole: number): string => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(2)} %`);
const seconds = (value: number): string => (Number.isNaN(value) ? "-" : String(Math.round(value)));

/** A line a family: what became of its legs; of those that began in silence since the flight before (and might as well have flown on), how many were merged. */
export function fateTable(score: Score): string {
  const head = [
    "family",
    "legs",
    "clean",
    "",
    "fragmented",
    "merged",
    "both",
    "missed",
    "found",
    "spurious",
    "silent stops",
    "fly on",
  ];
  const lines = [...score.families].map(([name, family]) => fateLine(name, family));
  return aligned([head, ...lines]);
}

function fateLine(name: string, family: FamilyScore): string[] {
  const { legs, clean, fragmented, merged, both, missed, found, spurious } = family;
  const stops = `${family.silent_merged} of ${family.silent}`;
  const flyOn = `${family.fly_on_merged} of ${family.fly_on}`;
  return [name, legs, clean, percent(clean, legs), fragmented, merged, both, missed, found, spurious, stops, flyOn].map(
    String,
  );
}

/** A line a family and kind of end: errors in seconds, bounds. */
export function endTable(score: Score): string {
  const head = ["family", "end", "seen low", "ends", "timed", "p10 s", "p50 s", "p90 s", "bounded", "hold", "width s"];
  const lines = [...score.families].flatMap(([name, family]) =>
    (
      [
        ["take-off", "yes", family.takeoff_seen],
        ["take-off", "no", family.takeoff_unseen],
        ["landing", "yes", family.landing_seen],
        ["landing", "no", family.landing_unseen],
      ] as const
    ).map(([end, seen, one]) => [name, end, seen, ...endCells(one)]),
  );
  return aligned([head, ...lines]);
}

function endCells({ ends, timed, p10_s, p50_s, p90_s, bounded, hold, width_p50_s }: EndScore): string[] {
  const held = bounded === 0 ? "-" : percent(hold, 1);
  return [
    String(ends),
    String(timed),
    ...[p10_s, p50_s, p90_s].map(seconds),
    String(bounded),
    held,
    seconds(width_p50_s),
  ];
}

/** Each wrong leg with its times and what was found for it, so that a person can look. */
export function wrongText(wrong: readonly Wrong[]): string {
  return wrong
    .map(({ fate, leg, found }) => [leg ? trueLine(fate, leg) : fate, ...found.map(foundLine)].join("\n"))
    .join("\n");
}

const time = (ms: number | null): string => (ms === null ? "-" : new Date(ms).toISOString().slice(0, 19));

function trueLine(fate: string, leg: TrueLeg): string {
  const { icao24, emitter, family, from, to, takeoff_ms, landing_ms, heard_airborne, first, last } = leg;
  const low = (end: TrueLeg["first"]): string =>
    end === null ? "-" : `${Math.round(end.aboveFt)} ft at ${end.awayNm.toFixed(1)} NM`;
  return [
    `${fate}: ${family} ${icao24}/${emitter} ${from.ident ?? "off field"} ${time(takeoff_ms)} -> ${to.ident ?? "off field"} ${time(landing_ms)}`,
    `${heard_airborne} rows, first ${time(first?.ms ?? null)} ${low(first)}, last ${time(last?.ms ?? null)} ${low(last)}`,
  ].join("; ");
}

function foundLine({ icao24, emitter, first_seen_ms, last_seen_ms, atot, aldt }: FoundLeg): string {
  const ends = `off ${time(atot.ms)} (${atot.source}), on ${time(aldt.ms)} (${aldt.source})`;
  return `    found ${icao24}/${emitter} ${time(first_seen_ms)} to ${time(last_seen_ms)}; ${ends}`;
}

/** Lines of cells as columns. */
export function aligned(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((line) => (line[i] ?? "").length)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
