import { columnShortNames, countedColumns, type RemovalsAsked } from "../views/removals-page-asked.ts";
import { TarmacError } from "../views/words.ts";
import { isDay } from "./asked.ts";
import { readOneOf, readPage } from "./filters.ts";
import type { Ending } from "./route.ts";

/** Small counts are hidden below this when no other number is asked for. */
const usualThreshold = 5;

/** Reads what `/removals` and the pages beside it are asked. Every column is a filter. Throws a TarmacError that names the field. */
export function readRemovalsAsked(query: URLSearchParams, ending: Ending): RemovalsAsked {
  return {
    releases: listOf(query, "release"),
    by: listOf(query, "by"),
    values: valuesOf(query),
    since: dayOf(query, "since"),
    until: dayOf(query, "until"),
    order: readOneOf(query, "order", ["number", "name"]) as RemovalsAsked["order"],
    scale: readOneOf(query, "scale", ["same", "own"]) === "own" ? "own" : "same",
    hide_below: thresholdOf(query),
    page: ending === ".csv" && !query.has("page") ? null : readPage(query),
  };
}

/** Names with commas between, or given several times. */
function listOf(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap((text) => text.split(","))
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

/** The filters: columns of ours, their short names, and columns of theirs. Words as written may hold commas: several of them are given one by one. */
function valuesOf(query: URLSearchParams): Record<string, string[]> {
  const names = [...countedColumns.map(({ name }) => name), ...Object.keys(columnShortNames)];
  const theirs = [...new Set(query.keys())].filter((name) => name.startsWith("their_"));
  const values: Record<string, string[]> = {};
  for (const name of [...names, ...theirs]) {
    const given = isWords(name) ? query.getAll(name).map((text) => text.trim()) : codesOf(query, name);
    const wanted = given.filter((text) => text !== "");
    const long = columnShortNames[name] ?? name;
    if (wanted.length > 0) values[long] = [...(values[long] ?? []), ...wanted];
  }
  return values;
}

function codesOf(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap((text) => (/^said:|, /.test(text) ? [text] : text.split(",")))
    .map((text) => text.trim());
}

function isWords(name: string): boolean {
  return name.startsWith("their_") || countedColumns.some((column) => column.name === name && column.kind === "words");
}

function dayOf(query: URLSearchParams, name: string): string | null {
  const day = query.get(name)?.trim() || null;
  if (day === null || isDay(day)) return day;
  throw new TarmacError("bad_filter", `“${day.slice(0, 40)}” is not a day.`, {
    where: name,
    hint: "Write it as 2031-05-01.",
  });
}

function thresholdOf(query: URLSearchParams): number | null {
  const below = query.get("hide_below")?.trim() || null;
  const isAsked = readOneOf(query, "hide", ["1"]) !== null;
  if (below === null) return isAsked ? usualThreshold : null;
  if (/^\d{1,6}$/.test(below)) return Number(below);
  throw new TarmacError("bad_filter", "The threshold is not a number.", {
    where: "hide_below",
    hint: "Counts below it are hidden: hide_below=5 hides 1 to 4.",
  });
}
