import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import type { ThirdCountry } from "./judge.ts";
import type { Carriage } from "./row.ts";
import type { PairLine } from "./score-diff.ts";
import type { FlagTruth } from "./score-flag.ts";
import type { HeapTruth, RowFlight } from "./score-flights.ts";

/** The name of a row in every score: release, file, sheet (empty outside workbooks) and line. */
export function rowKey(release: string, { file, sheet, line }: { file: string; sheet: string; line: number }): string {
  return `${release}/${file}/${sheet}/${line}`;
}

/** What truth/rows-*.tsv tells of a row, for the flag and for flights. */
export type RowTruth = FlagTruth & RowFlight;

/** Reads truth/rows-*.tsv row by row. Memory holds a piece of the file. */
export function* rowTruths(path: string): Generator<RowTruth> {
  for (const cells of tsvRows(path)) {
    const [release = "", file = "", sheet = "", line = "", answer, kind = "", , carriage, leg, lastLeg] = cells;
    yield {
      key: rowKey(release, { file, sheet, line: Number(line) }),
      answer: answer as ThirdCountry,
      kind,
      carriage: carriage as Carriage,
      leg: leg || null,
      lastLeg: lastLeg || null,
    };
  }
}

/** Reads truth/heaps.tsv. */
export function heapTruths(path: string): HeapTruth[] {
  return [...tsvRows(path)].map(([left_on = "", port = "", , people]) => ({ left_on, port, people: Number(people) }));
}

/** Reads truth/pairs/NAME-lines.tsv. */
export function pairLines(path: string): PairLine[] {
  return [...tsvRows(path)].map(
    ([
      a,
      b,
      event = "",
      kind = "",
      column = "",
      ,
      ,
      a_week = "",
      b_week = "",
      a_text = "",
      b_text = "",
      renumbered,
    ]) => ({
      a_line: a === "" ? null : Number(a),
      b_line: b === "" ? null : Number(b),
      event,
      kind: kind as PairLine["kind"],
      column,
      a_week,
      b_week,
      a_text,
      b_text,
      renumbered: renumbered === "yes",
    }),
  );
}

/** The rows of a tab-separated file after its header. */
function* tsvRows(path: string): Generator<string[]> {
  let first = true;
  for (const line of linesOf(path)) {
    if (!first) yield line.split("\t");
    first = false;
  }
}

function* linesOf(path: string): Generator<string> {
  const fd = openSync(path, "r");
  const [bytes, decoder] = [Buffer.alloc(1 << 18), new StringDecoder("utf8")];
  let rest = "";
  try {
    for (;;) {
      const read = readSync(fd, bytes);
      if (read === 0) break;
      const lines = (rest + decoder.write(bytes.subarray(0, read))).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } finally {
    closeSync(fd);
  }
  if (rest !== "") yield rest;
}
