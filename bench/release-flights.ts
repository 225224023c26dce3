// npm run bench -- release-flights: which legs explain which rows of invented worlds, against the truth. Prints what went wrong, by kind; writes no result.
// --seeds tune (the only ones that may be looked into), --rows N, --shape 2025|2012, --list N prints so many wrong rows of each kind.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { heapsOf } from "../src/desk/heaps.ts";
import { type Heap, matchLevels } from "../src/model/heap.ts";
import { openDuck } from "../src/store/duckdb.ts";
import { closeRecord, openRecord } from "../src/store/record.ts";
import { releaseDir, releaseFile, releaseManifest } from "../src/store/removals.ts";
import { type Row, row } from "./results.ts";
import { inWorld, type WorldAsked, type WorldWorkspace } from "./world-workspace.ts";
import { heapTruths, rowKey, rowTruths } from "./world/read-truth.ts";
import { carriages, type Carriage } from "./world/row.ts";
import {
  type FlightsScore,
  type HeapCall,
  type HeapScore,
  type RowFlight,
  scoreFlights,
  scoreHeaps,
} from "./world/score-flights.ts";
import { seeds } from "./world/seeds.ts";

/** People from which on a heap without a flight is asked for. */
const least = 10;

type RowOfHeap = { readonly key: string; readonly heap: string };

/** What a world's rows were told, and how that stands to the truth. */
type FlightsFound = {
  readonly flights: FlightsScore;
  readonly heaps: HeapScore;
  /** Shares of the people of heaps of ten or more, as the page tells them. */
  readonly share: number;
  readonly share_heard: number;
  readonly heapOf: ReadonlyMap<string, Heap>;
  readonly rows: readonly RowOfHeap[];
  readonly calls: ReadonlyMap<string, readonly string[]>;
};

/** Scores the join of rows and flights on the worlds of some seeds: a row of results for each figure, over all of them. */
export async function measureReleaseFlights(
  asked: readonly number[],
  { rows = 60_000, shape = "2025" }: Partial<Pick<WorldAsked, "rows" | "shape">> = {},
): Promise<Row[]> {
  const found: FlightsFound[] = [];
  for (const seed of asked) found.push(await inWorld({ seed, shape, rows }, (made) => foundIn(made, shape)));
  return flightRows(found, `${found.length} invented worlds of ${rows.toLocaleString("en-US")} rows, shape ${shape}`);
}

function flightRows(found: readonly FlightsFound[], work: string): Row[] {
  const sum = (of: (one: FlightsFound) => number): number => found.reduce((total, one) => total + of(one), 0);
  const of = (carriage: Carriage, name: "rows" | "right" | "among_others" | "wrong" | "unexplained"): number =>
    sum(({ flights }) => flights.by_carriage[carriage][name]);
  const all = sum(({ flights }) => flights.rows);
  const others = (["unheard", "land", "commercial"] as const).reduce((n, name) => n + of(name, "wrong"), 0);
  const percent = (part: number, whole: number): readonly [number, string] => [
    whole === 0 ? 0 : (100 * part) / whole,
    "%",
  ];
  return [
    row(work, "flown rows that the right leg explains, alone", percent(of("flown", "right"), of("flown", "rows"))),
    row(
      work,
      "flown rows with other legs beside the right one",
      percent(of("flown", "among_others"), of("flown", "rows")),
    ),
    row(work, "flown rows that a wrong leg explains", percent(of("flown", "wrong"), of("flown", "rows"))),
    row(work, "flown rows that nothing explains", percent(of("flown", "unexplained"), of("flown", "rows"))),
    row(
      work,
      "rows of unheard flights, hand-overs and tickets that a leg explains",
      percent(others, all - of("flown", "rows")),
    ),
    row(
      work,
      "unheard flights of ten people or more that are a heap",
      percent(
        sum(({ heaps }) => heaps.found),
        sum(({ heaps }) => heaps.planted),
      ),
    ),
    row(work, "heaps of ten people or more without a flight where none went unheard", [
      sum(({ heaps }) => heaps.falsely_called.length),
      "heaps",
    ]),
    row(
      work,
      "share of rows explained, beside the true share",
      [sum(({ flights }) => flights.share_explained) / found.length, "of rows"],
      {
        of: ["true share", sum(({ flights }) => flights.share_true) / found.length],
      },
    ),
  ];
}

/** Asks for the heaps of a workspace's release and holds them against the truth. */
async function foundIn({ world, dir, release }: WorldWorkspace, shape: WorldAsked["shape"]): Promise<FlightsFound> {
  const manifest = releaseManifest(dir, release);
  if (manifest === null) throw new Error(`no release ${release}`);
  const record = openRecord(dir, { readOnly: true });
  const all = { verdict: null, month: null, to: null, port: null, date: null, least, offset: 0, limit: null };
  try {
    const { rows: heaps, totals } = await heapsOf(record, manifest, all, {
      when: {},
      untilMs: Number.POSITIVE_INFINITY,
    });
    const heapOf = new Map(heaps.flatMap((heap) => heap.writings.map((port) => [keyOf({ ...heap, port }), heap])));
    const rows = await rowsOf(dir, release, shape);
    const calls = new Map(rows.map(({ key, heap }) => [key, explainingLegs(heapOf.get(heap))]));
    const { sought } = totals;
    return {
      flights: scoreFlights(calls, rowTruths(join(world, "truth/rows-csv.tsv"))),
      heaps: scoreHeaps(callsOf(heaps), heapTruths(join(world, "truth/heaps.tsv")), least),
      share: sought.explained_people / sought.people,
      share_heard: sought.explained_people / (sought.people - sought.nothing_heard.people),
      ...{ heapOf, rows, calls },
    };
  } finally {
    closeRecord(record);
  }
}

/** Heaps for which a flight is wanting, whether or not anything was heard around their port: by day and port, with the people for whom none is known. */
function callsOf(heaps: readonly Heap[]): HeapCall[] {
  return heaps
    .filter(({ verdict }) => verdict !== "explained")
    .map(({ date, port, people }) => ({ day: date ?? "", port: port ?? "", rows: people }));
}

/** The legs that left the port and landed in the destination, of each flight that explains. */
function explainingLegs(heap: Heap | undefined): readonly string[] {
  const matches = (heap?.matches ?? []).filter(({ level }) => matchLevels[level].explains);
  return [...new Set(matches.flatMap(({ legs }) => [legs[0] ?? "", legs.at(-1) ?? ""]))];
}

function keyOf({ date, port, destination }: Pick<Heap, "date" | "port" | "destination">): string {
  return [date, port, destination].map((cell) => cell ?? "").join("|");
}

async function rowsOf(dir: string, release: string, shape: string): Promise<RowOfHeap[]> {
  const duck = await openDuck({ folders: [releaseDir(dir, release)], memoryMb: 400 });
  try {
    const text = `select file, cast(row as double), cast(departed_date as varchar), nullif(trim(departure_port), ''), departure_country
      from read_parquet($file)`;
    const read = await duck.connection.runAndReadAll(text, { file: releaseFile(dir, release) });
    return read.getRowsJS().map(([file, line, date, port, destination]) => ({
      key: rowKey(shape, { file: String(file), sheet: "", line: Number(line) }),
      heap: keyOf({ date, port, destination } as Pick<Heap, "date" | "port" | "destination">),
    }));
  } finally {
    duck.close();
  }
}

if (process.argv[1] === import.meta.filename) await printTuned();

async function printTuned(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: "string", default: "tune" },
      rows: { type: "string", default: "60000" },
      shape: { type: "string", default: "2025" },
      list: { type: "string", default: "5" },
    },
  });
  if (values.seeds !== "tune") throw new Error("only the worlds of the tune seeds may be looked into");
  const shape = values.shape === "2012" ? "2012" : "2025";
  const found: FlightsFound[] = [];
  for (const seed of seeds.tune)
    await inWorld({ seed, shape, rows: Number(values.rows) }, async (made) => {
      const one = await foundIn(made, shape);
      found.push(one);
      console.log(`seed ${seed}\n${wrongText(one, made, Number(values.list))}\n`);
    });
  for (const { work, metric, value, unit, against } of flightRows(found, "tune"))
    console.log(`${work}  ${metric}: ${value} ${unit}${against === null ? "" : ` (${against})`}`);
}

type Wrong = { count: number; readonly says: string[] };

function wrongText(found: FlightsFound, { world }: WorldWorkspace, most: number): string {
  const { flights, heaps } = found;
  const lines = [...wrongKinds(found, join(world, "truth/rows-csv.tsv"), most)]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([name, { count, says }]) => [`  ${count} ${name}`, ...says].join("\n"));
  return [
    ...Object.keys(carriages).map((name) => `  ${name}: ${JSON.stringify(flights.by_carriage[name as Carriage])}`),
    `  explained ${flights.share_explained.toFixed(4)}, truly ${flights.share_true.toFixed(4)}; heaps found ${heaps.found} of ${heaps.planted}, falsely called ${heaps.falsely_called.length}`,
    ...lines,
    ...heaps.missed.map((heap) => `  missed ${JSON.stringify(heap)}`),
    ...heaps.falsely_called.slice(0, most).map((call) => `  falsely called ${JSON.stringify(call)}`),
  ].join("\n");
}

/** Rows that are wrong, by how they truly left, what was called, and the verdict of their heap; of each kind at most so many in words. */
function wrongKinds({ rows, heapOf, calls }: FlightsFound, path: string, most: number): Map<string, Wrong> {
  const heapKeys = new Map(rows.map(({ key, heap }) => [key, heap]));
  const kinds = new Map<string, Wrong>();
  for (const truth of rowTruths(path)) {
    const called = callText(calls.get(truth.key), truth);
    if (called === "right" || (called === "unexplained" && truth.carriage !== "flown")) continue;
    const key = heapKeys.get(truth.key) ?? "";
    const heap = heapOf.get(key);
    const name = `${truth.carriage}, ${called}, ${heap?.verdict ?? "no heap of its own"}`;
    const kind = kinds.get(name) ?? { count: 0, says: [] };
    kinds.set(name, kind);
    kind.count++;
    const says = `    ${key} (${heap?.people}), truly ${truth.leg}: ${heap?.reason ?? ""}`;
    if (kind.says.length < most && !kind.says.includes(says)) kind.says.push(says);
  }
  return kinds;
}

function callText(legs: readonly string[] | undefined, { leg, lastLeg }: RowFlight): string {
  if (legs === undefined) return "no row";
  if (legs.length === 0) return "unexplained";
  const own = legs.filter((id) => id === leg || id === lastLeg).length;
  return own === 0 ? "wrong" : own < legs.length ? "among others" : "right";
}
