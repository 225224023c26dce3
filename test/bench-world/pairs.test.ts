import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultShares, type ShapeName } from "../../bench/world/options.ts";
import { pairs } from "../../bench/world/pairs.ts";
import { pairLines } from "../../bench/world/read-truth.ts";
import { type DiffCalls, type LineCall, type PairLine, type RowKind, scoreDiff } from "../../bench/world/score-diff.ts";
import { shapes } from "../../bench/world/shape.ts";
import { type PairTruth, writePair } from "../../bench/world/write-pair.ts";
import { worldFolder } from "./folder.ts";
import { readDelimited, readTsv } from "./read-files.ts";

const folder = worldFolder();

function written(name: string, shape: ShapeName) {
  const out = join(folder, shape);
  const pair = pairs[name];
  if (pair === undefined) throw new Error(name);
  const truth = writePair(out, [name, pair], { shape, rows: 6000, seed: 3307, shares: defaultShares });
  const head = shapes[shape].title(0).length + 1;
  const read = (file: string): Map<number, readonly string[]> =>
    new Map(
      readDelimited(join(out, "pairs", file), shapes[shape].delimiter)
        .slice(head)
        .map(({ line, fields }) => [line, fields]),
    );
  const linesFile = join(out, "truth/pairs", `${name}-lines.tsv`);
  return { truth, a: read(truth.a.file), b: read(truth.b.file), rows: readTsv(linesFile), lines: pairLines(linesFile) };
}
type Written = ReturnType<typeof written>;

const cases = (["2025", "2012", "2016"] as const).flatMap((shape) =>
  Object.entries(pairs)
    .filter(([, pair]) => shapes[shape].identifiers || !pair.identified)
    .filter(([name]) => shape !== "2012" || name === "everything")
    .map(([name]) => [name, shape] as const),
);

describe.each(cases)("the pair %s in the shape of %s", (name, shape) => {
  const made = written(name, shape);

  it("has every row of both releases in its truth once", () => {
    const numbers = (of: "a_line" | "b_line"): number[] =>
      made.lines.flatMap((line) => line[of] ?? []).sort((one, other) => one - other);
    expect(numbers("a_line")).toEqual([...made.a.keys()]);
    expect(numbers("b_line")).toEqual([...made.b.keys()]);
    expect([made.truth.a.rows, made.truth.b.rows]).toEqual([made.a.size, made.b.size]);
  });

  it("says of every row what the files show", () => {
    const copies = new Map<string, number>();
    for (const fields of made.b.values()) copies.set(fields.join("\t"), (copies.get(fields.join("\t")) ?? 0) + 1);
    for (const row of made.rows) {
      const [a, b] = [made.a.get(Number(row.a_line)), made.b.get(Number(row.b_line))];
      expect([row.kind, a !== undefined, b !== undefined]).toEqual([row.kind, ...sides(row.kind as RowKind)]);
      if (row.kind === "doubling") expect(copies.get((b ?? []).join("\t"))).toBeGreaterThan(1);
      if (a !== undefined && b !== undefined) expectDifference(shape, row, [a, b]);
    }
  });

  it("sums its events up as its rows say", () => {
    const counted = new Map<string, number>();
    const count = (id: string): Map<string, number> => counted.set(id, (counted.get(id) ?? 0) + 1);
    for (const { event, renumbered } of made.lines) {
      if (event !== "") count(event);
      if (renumbered && event !== "doubled_weeks") count("renumbering");
    }
    expect(new Map(made.truth.events.map(({ id, rows }) => [id, rows]))).toEqual(counted);
    const planted = pairs[name]?.faults({ seed: 3307, shape }).map(({ id }) => id) ?? [];
    expect(planted.filter((id) => !counted.has(id))).toEqual([]);
  });

  it("is scored in full for who calls it as it is, and not for who calls nothing", () => {
    const truth = truthOf(made);
    const full = scoreDiff(callsOf(made), truth);
    expect(full.falsely).toEqual([]);
    expect(Object.values(full.kinds).map(({ missed }) => missed)).toEqual([0, 0, 0, 0]);
    expect(full.renumbering.right).toBe(true);
    const empty = scoreDiff({ lines: [], weeks: [], renumbered: "nobody" }, truth);
    expect(Object.values(empty.kinds).every(({ found }) => found === 0)).toBe(true);
    expect(empty.renumbering.right).toBe(!["some", "everybody", "swapped"].includes(made.truth.identifiers));
  });
});

/** Fails unless two rows differ just where their truth says so: in a changed column, in the identifier of a renumbered person. */
function expectDifference(shape: ShapeName, row: Record<string, string>, [a, b]: readonly (readonly string[])[]): void {
  const { columns, identifiers } = shapes[shape];
  const named = columns.flatMap(({ name }, n) => (a?.[n] === b?.[n] ? [] : [name]));
  const identifier = identifiers && row.renumbered === "yes" ? columns.at(-1)?.name : "";
  expect(named).toEqual([row.column, identifier].filter((one) => one !== ""));
  const at = columns.findIndex(({ name }) => name === row.column);
  if (at >= 0) expect([a?.[at], b?.[at]]).toEqual([row.was, row.is]);
}

function truthOf({ truth, lines }: Pick<Written, "truth" | "lines">) {
  const free = new Set(truth.events.filter(({ demanded }) => !demanded).map(({ id }) => id));
  return { lines, identifiers: truth.identifiers, free };
}

/** Whether a row of a kind stands in the first release, and in the second. A copy stands in the second alone. */
function sides(kind: RowKind | ""): readonly [a: boolean, b: boolean] {
  return [kind === "" || kind === "change" || kind === "loss", kind !== "loss"];
}

/** Calls as one who knows would make them. */
function callsOf({ truth, lines }: { truth: PairTruth; lines: Written["lines"] }): DiffCalls {
  const renumbered = truth.identifiers === "none" ? "nobody" : truth.identifiers;
  return {
    lines: lines.flatMap((line) => callOf(line) ?? []),
    weeks: [],
    renumbered: renumbered === "swapped" ? "everybody" : renumbered,
  };
}

function callOf({ kind, a_line, b_line, column }: PairLine): LineCall | null {
  if (kind === "") return null;
  if (kind === "loss") return { kind, line: a_line ?? 0, of: "a" };
  const call = { kind, line: b_line ?? 0, of: "b" } as const;
  return kind === "change" ? { ...call, column } : call;
}
