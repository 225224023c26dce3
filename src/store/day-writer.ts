import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { type DayRange, dayRanges } from "./day-ranges.ts";
import type { Duck } from "./duckdb.ts";
import type { PositionStaging } from "./position-staging.ts";
import { sql } from "./sql.ts";
import { makingName, putWhole, removeUnfinished } from "./write-whole.ts";

/** What a day's file holds when it is written. */
export type WrittenDay = { readonly rows: number; readonly feeds: readonly string[] };
type Span = { readonly from_ms: number; readonly to_ms: number };

/** Writes the file of a day anew, from what it holds and what is staged of the day; it takes the old one's place when it is whole. */
export async function writeDay(duck: Duck, staging: PositionStaging, path: string, day: Span): Promise<WrittenDay> {
  mkdirSync(dirname(path), { recursive: true });
  removeUnfinished(dirname(path));
  const there = existsSync(path);
  await tellWords(duck, staging);
  const feeds = await feedsOf(duck, day, there ? path : null);
  if (there) await stageKept(duck, staging, path);
  await set(duck, { day_from_ms: day.from_ms, day_to_ms: day.to_ms });
  await duck.connection.run(`create or replace view chosen as from ${feeds.length > 1 ? "best_here" : "here"}`);
  const rows = await writeRanges(duck, await dayRanges(duck, day), makingName(path), feeds.join("\n"));
  putWhole(path);
  return { rows, feeds };
}

/** One range goes into the file as it is; several are written apart, since a sort of all would not fit into memory, and then joined. */
async function writeRanges(duck: Duck, ranges: readonly DayRange[], out: string, feeds: string): Promise<number> {
  const [only] = ranges;
  if (only && ranges.length === 1) return writeRange(duck, only, out, feeds);
  const parts = ranges.map((_, i) => out.replace(/\.(\d+)$/, `.part-${i}.$1`));
  for (const [i, range] of ranges.entries()) await writeRange(duck, range, parts[i] ?? "", feeds);
  const { listValue, LIST, VARCHAR } = await import("@duckdb/node-api");
  const joined = await duck.connection.run(
    sql(import.meta.url, "join-parts"),
    { parts: listValue(parts), out, feeds },
    { parts: LIST(VARCHAR), out: VARCHAR, feeds: VARCHAR },
  );
  for (const part of parts) rmSync(part);
  return joined.rowsChanged;
}

async function writeRange(duck: Duck, range: DayRange, out: string, feeds: string): Promise<number> {
  const { fromAddress, toAddress, from_ms, to_ms } = range;
  await set(duck, { from_address: fromAddress, to_address: toAddress, from_ms, to_ms });
  const made = await duck.connection.run(sql(import.meta.url, "write-day"), { out, feeds });
  return made.rowsChanged;
}

/** Views take no parameters, but they read variables. */
async function set(duck: Duck, variables: Readonly<Record<string, number>>): Promise<void> {
  for (const [name, value] of Object.entries(variables)) await duck.connection.run(`set variable ${name} = ${value}`);
}

async function stageKept(duck: Duck, staging: PositionStaging, path: string): Promise<void> {
  const read = await duck.connection.runAndReadAll(sql(import.meta.url, "kept-words"), { file: path });
  for (const [word] of read.getRowsJS()) if (word !== null) staging.numberOf(String(word));
  await tellWords(duck, staging);
  await duck.connection.run(sql(import.meta.url, "stage-kept"), { file: path });
}

/** Writes the words that are new since the last time. */
async function tellWords(duck: Duck, staging: PositionStaging): Promise<void> {
  const appender = await duck.connection.createAppender("word");
  for (const [number, word] of staging.newWords()) {
    appender.appendInteger(number);
    appender.appendVarchar(word);
    appender.endRow();
  }
  appender.closeSync();
}

/** Every feed that ever told of a day, also where none of its rows was the best: written into the file, so that it is true even when the manifest is not. */
async function feedsOf(duck: Duck, day: Span, path: string | null): Promise<readonly string[]> {
  const fresh = await duck.connection.runAndReadAll(sql(import.meta.url, "staged-feeds"), { ...day });
  const kept = path && (await duck.connection.runAndReadAll(sql(import.meta.url, "day-feeds"), { file: path }));
  const lines = [fresh, ...(kept ? [kept] : [])].flatMap((read) => read.getRowsJS().map(([feeds]) => String(feeds)));
  return [...new Set(lines.flatMap((line) => line.split("\n")))].sort();
}
