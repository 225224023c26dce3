import { addressOf } from "../../model/position-batch.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import type { LoadOptions, Outcome } from "../../sources/flights/positions/load-positions.ts";
import { closeRecord, openRecord } from "../../store/record.ts";
import { watchedAircraft } from "../../store/watched-aircraft.ts";
import { type Call, type Effects, workspaceOf } from "../command.ts";
import { readingBar } from "../progress.ts";
import type { LoadKind } from "./load-kind.ts";

/** `tarmac load positions FILE…`. */
export const loadPositionFiles: LoadKind = {
  name: "positions",
  summary:
    "where aircraft were: readsb and tar1090 traces, adsb.lol archives, OpenSky state vectors, aircraft.json, and any CSV, JSON or Parquet by a column map (docs/positions.md). Files may be packed with gzip; a folder stands for all in it. Loading a file twice changes nothing.",
  options: {
    map: {
      type: "string",
      value: "MAP",
      says: "positions: how the columns of a table are read, a name or a YAML file",
    },
    feed: { type: "string", value: "NAME", says: "positions: who told them (default: the format's own)" },
    aircraft: { type: "string", value: "HEX,…", says: "positions: only these 24-bit addresses" },
    all: { type: "boolean", says: "positions: every aircraft of an archive, not only those the record watches" },
  },
  example: "tarmac load positions traces/ -w removals",
  async load(files, call, effects) {
    const { loadPositions } = await import("../../sources/flights/positions/load-positions.ts");
    const options = await optionsOf(call, effects);
    let rows = 0;
    const bar = readingBar(effects, () => rows);
    try {
      const outcomes = await loadPositions(workspaceOf(call), files, options, {
        progress(far) {
          rows = far.rows;
          bar.tell(far.part, far.done, far.of);
        },
        now: effects.now,
      });
      bar.end();
      return report(outcomes, call, effects);
    } finally {
      bar.end();
    }
  },
};

async function optionsOf(call: Call, effects: Effects): Promise<LoadOptions> {
  const { namedMap } = await import("../../sources/flights/positions/choose-map.ts");
  const { map, feed } = call.options;
  const record = openRecord(workspaceOf(call), { readOnly: true }, effects);
  const watched = watchedAircraft(record);
  closeRecord(record);
  const named = aircraftOf(call);
  return {
    map: map === undefined ? null : namedMap(String(map)),
    feed: feed === undefined ? null : String(feed),
    aircraft: named,
    archiveAircraft: named ?? (call.options.all ? null : watched.size > 0 ? watched : "none_watched"),
  };
}

/** The addresses that `--aircraft` names; null when it is not there. */
export function aircraftOf(call: Call): ReadonlySet<number> | null {
  if (call.options.aircraft === undefined) return null;
  const words = String(call.options.aircraft)
    .split(",")
    .filter((word) => word.trim() !== "");
  const wrong = words.find((word) => Number.isNaN(addressOf(word)));
  if (wrong !== undefined || words.length === 0)
    throw new TarmacError("usage", `not a 24-bit address: ${wrong ?? "nothing"}`, {
      hint: "six hex digits, with commas between: --aircraft abc001,abc002",
    });
  return new Set(words.map(addressOf));
}

function report(outcomes: readonly Outcome[], call: Call, effects: Effects): number {
  const refused = outcomes.flatMap((one) => (one.state === "refused" ? [one] : []));
  // One file, refused: that is the command's own error.
  if (refused[0] && outcomes.length === 1) throw refused[0].fault;
  effects.out(call.options.json ? `${JSON.stringify(jsonOf(outcomes), null, 2)}\n` : textOf(outcomes));
  for (const { name, fault } of refused)
    effects.err(`${fault.where ?? name}: ${fault.message}${fault.hint ? `\n  ${fault.hint}` : ""}\n`);
  return refused.length > 0 ? 1 : 0;
}

function jsonOf(outcomes: readonly Outcome[]): unknown {
  return {
    ...sumsOf(outcomes),
    files: outcomes.map((one) =>
      one.state === "refused"
        ? {
            state: one.state,
            name: one.name,
            error: { code: one.fault.code, message: one.fault.message, hint: one.fault.hint },
          }
        : { state: one.state, ...one.input },
    ),
  };
}

function sumsOf(outcomes: readonly Outcome[]) {
  const loaded = outcomes.flatMap((one) => (one.state === "loaded" ? [one.input] : []));
  const sum = (of: (input: (typeof loaded)[number]) => number): number =>
    loaded.reduce((all, input) => all + of(input), 0);
  const days = [...new Set(loaded.flatMap((input) => input.days))].sort();
  return {
    loaded: loaded.length,
    already_loaded: outcomes.filter((one) => one.state === "already_loaded").length,
    refused: outcomes.filter((one) => one.state === "refused").length,
    rows: sum((input) => input.rows),
    rejects: sum((input) => input.rejects),
    passed_over: sum((input) => input.passed_over),
    days: { count: days.length, first: days[0] ?? null, last: days.at(-1) ?? null },
  };
}

/** Files that are told one by one; of more only those with something to tell. */
const fewFiles = 12;

function textOf(outcomes: readonly Outcome[]): string {
  const all = outcomes.length <= fewFiles;
  const lines = outcomes.flatMap((one) => (one.state === "refused" ? [] : linesOf(one, all)));
  const s = sumsOf(outcomes);
  const n = (value: number): string => value.toLocaleString("en-US");
  const days =
    s.days.count === 0
      ? ""
      : `, ${n(s.days.count)} ${s.days.count === 1 ? "day" : "days"} (${[...new Set([s.days.first, s.days.last])].join(" to ")})`;
  const parts = [
    `${n(s.loaded)} loaded`,
    ...(s.already_loaded > 0 ? [`${n(s.already_loaded)} already loaded`] : []),
    ...(s.refused > 0 ? [`${n(s.refused)} refused`] : []),
  ];
  const passed = s.passed_over > 0 ? `, ${n(s.passed_over)} of other aircraft passed over` : "";
  return `${[...lines, `${parts.join(", ")}: ${n(s.rows)} rows, ${n(s.rejects)} rejects${passed}${days}`].join("\n")}\n`;
}

function linesOf(one: Exclude<Outcome, { state: "refused" }>, all: boolean): readonly string[] {
  const { name, rows, rejects, rejects_file, format, lost } = one.input;
  if (one.state === "already_loaded") return all ? [`${name}: already loaded`] : [];
  const told = [
    ...(rejects > 0
      ? [
          `  ${rejects.toLocaleString("en-US")} rows cannot be right: they and why stand in tables/positions/${rejects_file}`,
        ]
      : []),
    ...(lost === null ? [] : [`  lost: ${lost}`]),
  ];
  return all || told.length > 0 ? [`${name}: ${rows.toLocaleString("en-US")} rows (${format})`, ...told] : [];
}
