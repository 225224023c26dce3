import { JSONParser } from "@streamparser/json";
import { TarmacError } from "../../../model/tarmac-error.ts";
import { aircraftJson } from "./aircraft-json.ts";
import { CutShort } from "./cut-short.ts";
import type { JsonFormat, JsonRows } from "./json-format.ts";
import { openSkyStates } from "./opensky-states.ts";
import { readsbTrace } from "./readsb-trace.ts";
import type { PositionSink } from "./sink.ts";
import { type TableOptions, TableReader } from "./table.ts";

/** JSON documents that have a format of their own; any other list of objects is read through a column map. */
export const jsonFormats: readonly JsonFormat[] = [readsbTrace, openSkyStates, aircraftJson];

/** How a JSON file is read: as a table is, and who is told which format it has. */
export type JsonOptions = TableOptions & { readonly known: (format: JsonFormat) => void };

type Document = Readonly<Record<string, unknown>>;

/** Reads a JSON document that is in memory. False when it is not one whole document: `readJsonStream` then gives what of it is good. */
export function readJsonText(text: string, sink: PositionSink, options: JsonOptions): boolean {
  const document = parsed(text);
  if (document === undefined) return false;
  const format = Array.isArray(document)
    ? undefined
    : formatOf((key) => Array.isArray((document as Document | null)?.[key]));
  if (format) readDocument(format, document as Document, sink, options);
  else readRecords(document, sink, options);
  return true;
}

/** JSON has no NaN, but Python writes it: such a value becomes a word, which no limit lets pass. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (!/\b(?:NaN|Infinity)\b/.test(text)) return undefined;
  }
  try {
    return JSON.parse(text.replace(/(?<=[[:,]\s*)-?(?:NaN|Infinity)(?=\s*[\],}])/g, '"NaN"'));
  } catch {
    return undefined;
  }
}

function formatOf(has: (key: string) => boolean): JsonFormat | undefined {
  return jsonFormats.find(({ lists }) => lists.some(has));
}

function readDocument(format: JsonFormat, document: Document, sink: PositionSink, options: JsonOptions): void {
  options.known(format);
  const rows = format.begin(sink);
  for (const key of format.heads) rows.head(key, document[key]);
  const list = format.lists.map((key) => document[key]).find(Array.isArray) ?? [];
  for (let i = 0; i < list.length; i += 1) rows.element(list[i], i + 1);
}

/** A list of objects, or an object of columns, each of them an object or a list of values by row, as pandas writes tables. */
function readRecords(document: unknown, sink: PositionSink, options: JsonOptions): void {
  const records = Array.isArray(document) ? document : rowsOfColumns(document);
  if (records === null || !records.some(isRecord)) throw noPositions(options.where);
  const header = new Set(records.slice(0, 100).filter(isRecord).flatMap(Object.keys));
  const table = new TableReader([...header], true, sink, options);
  records.forEach((record, i) => {
    if (isRecord(record)) table.row(record, i + 1);
    else table.bad([record], i + 1, "not an object");
  });
  table.end();
}

function rowsOfColumns(document: unknown): Document[] | null {
  if (!isRecord(document)) return null;
  const columns = Object.entries(document).filter(([, values]) => typeof values === "object" && values !== null);
  const [, first] = columns[0] ?? [];
  if (columns.length < 4 || first === undefined) return null;
  return Object.keys(first as object).map((row) =>
    Object.fromEntries(columns.map(([name, values]) => [name, (values as Document)[row]])),
  );
}

function isRecord(value: unknown): value is Document {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads JSON as it comes: documents too large for memory, several in one file, and those that are cut or damaged, of which it gives what is good and says what is lost. */
export async function readJsonStream(
  bytes: AsyncIterable<Buffer>,
  head: string,
  sink: PositionSink,
  options: JsonOptions,
): Promise<void> {
  const format = formatOf((key) => new RegExp(`"${key}"\\s*:\\s*\\[`).test(head));
  const isList = /^\s*\[/.test(head);
  const isLines = /^\s*\{[^\n]*\}\s*\n\s*\{/.test(head);
  if (!format && !isList && !isLines) throw noPositions(options.where);
  const reading = format ? formatReading(format, sink, options) : recordReading(isList, sink, options);
  const parser = new JSONParser({ paths: [...reading.paths], keepStack: false, separator: "" });
  parser.onValue = reading.value;
  let fault: string | null = null;
  try {
    for await (const chunk of bytes) parser.write(chunk);
    parser.end();
  } catch (error) {
    if (error instanceof TarmacError) throw error;
    fault = error instanceof CutShort ? error.message : "the JSON ends in the middle or is damaged";
  }
  reading.end();
  if (fault !== null) sink.lose(`what follows row ${reading.rows()}: ${fault}`);
}

type Reading = {
  readonly paths: readonly string[];
  readonly value: (one: { value?: unknown; key?: unknown; stack: readonly unknown[] }) => void;
  readonly end: () => void;
  readonly rows: () => number;
};

function formatReading(format: JsonFormat, sink: PositionSink, options: JsonOptions): Reading {
  options.known(format);
  let rows: JsonRows = format.begin(sink);
  let number = 0;
  const waiting = new Set(format.heads);
  return {
    paths: [...format.heads.map((key) => `$.${key}`), ...format.lists.map((key) => `$.${key}.*`)],
    value({ value, key, stack }) {
      if (stack.length === 1) {
        // A document after the first begins anew.
        if (!waiting.has(String(key))) {
          rows = format.begin(sink);
          for (const one of format.heads) waiting.add(one);
        }
        waiting.delete(String(key));
        rows.head(String(key), value);
      } else {
        number += 1;
        rows.element(value, number);
      }
    },
    end: () => {},
    rows: () => number,
  };
}

function recordReading(isList: boolean, sink: PositionSink, options: JsonOptions): Reading {
  let table: TableReader | null = null;
  let number = 0;
  return {
    paths: [isList ? "$.*" : "$"],
    value({ value }) {
      number += 1;
      if (!isRecord(value)) return sink.reject(number, "not an object", value);
      table ??= new TableReader(Object.keys(value), true, sink, options);
      table.row(value, number);
    },
    end: () => table?.end(),
    rows: () => number,
  };
}

function noPositions(where: string): TarmacError {
  return new TarmacError("no_positions", "the JSON holds no positions that Tarmac knows", {
    where,
    hint: `it reads ${jsonFormats.map(({ name }) => name).join(", ")} and lists of objects; docs/positions.md describes them`,
  });
}
