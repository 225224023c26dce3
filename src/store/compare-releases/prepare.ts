import type { DayRange, DiffSpan, IdentifierTrust } from "../../model/release-diff.ts";
import { type Compared, comparable, contentDigest, cellDigest, stableColumns } from "./columns.ts";
import { cellsTellApart } from "./operation-schemes.ts";
import { named, quoted, type Session } from "./session.ts";
import { coveredDays, sharedDays } from "./span.ts";

/** One of the two releases, read. */
export type Side = {
  readonly one: "a" | "b";
  readonly file: string;
  readonly rows: number;
  readonly people: number;
  /** Column → filled cells. */
  readonly filled: ReadonlyMap<string, number>;
};

/** Both releases as digests (`side_a`, `side_b`), and by what they can be compared. */
export type Prepared = {
  readonly a: Side;
  readonly b: Side;
  readonly columns: readonly Compared[];
  /** The column whose day places a row, as SQL. */
  readonly day: string;
  readonly covered: { readonly a: DayRange | null; readonly b: DayRange | null; readonly both: DayRange | null };
  readonly trust: IdentifierTrust;
  /** True when the columns that both have tell rows apart: only then may rows be paired by their cells. */
  readonly telling: boolean;
  readonly leftOut: DiffSpan["left_out"];
  readonly by: string | null;
};

/** Reads both files of rows: which columns can be compared, which days both cover, how far identifiers hold. */
export async function prepare(session: Session, files: { readonly a: string; readonly b: string }): Promise<Prepared> {
  await session.run("macros");
  const [a, b] = [await profiled(session, "a", files.a), await profiled(session, "b", files.b)];
  const leftOut: DiffSpan["left_out"][number][] = [];
  const columns = await sharedColumns(session, { a, b }, leftOut);
  const by = ["departed_date", "removal_date", "counted_date"].find((name) => isFilled(a, name) && isFilled(b, name));
  const day = by === undefined ? "cast(null as date)" : named(by);
  const covered = { a: await daysOf(session, a, day), b: await daysOf(session, b, day) };
  const both = sharedDays(covered.a, covered.b);
  const persons = isFilled(a, "person_id") && isFilled(b, "person_id");
  for (const side of [a, b]) await stage(session, side, { columns, day, persons });
  const trust = persons ? await trustOf(session, a.rows, both) : noIdentifiers;
  const telling = await tellApart(session, a, columns);
  return { a, b, columns, day, by: by ?? null, covered: { ...covered, both }, trust, telling, leftOut };
}

async function profiled(session: Session, one: "a" | "b", file: string): Promise<Side> {
  const described = await session.rows<{ column_name: string }>("columns-of", { file: quoted(file) });
  const names = described.map(({ column_name }) => column_name);
  const counts = names.map((name, i) => `count(${named(name)}) as c${i}`).join(", ");
  const row = await session.one<Record<string, number>>("profile", { file: quoted(file), counts });
  const filled = new Map(names.map((name, i) => [name, Number(row[`c${i}`])]));
  return { one, file, rows: Number(row.n), people: Number(row.people), filled };
}

function isFilled({ filled, rows }: Side, name: string): boolean {
  return (filled.get(name) ?? 0) > rows * 0.005;
}

/** Columns that both have and that can be set against each other; why others cannot goes to `leftOut`. */
async function sharedColumns(
  session: Session,
  { a, b }: { readonly a: Side; readonly b: Side },
  leftOut: DiffSpan["left_out"][number][],
): Promise<readonly Compared[]> {
  const names = [...new Set([...a.filled.keys(), ...b.filled.keys()])];
  const kept: Compared[] = [];
  for (const column of comparable(names)) {
    const [inA, inB] = [(a.filled.get(column.name) ?? 0) > 0, (b.filled.get(column.name) ?? 0) > 0];
    if (!inA && !inB) continue;
    if (!inA || !inB) {
      leftOut.push({ release: inA ? "b" : "a", column: column.name, why: "the column is empty or not there" });
      continue;
    }
    if (column.words && (await isWrittenApart(session, column, { a, b })))
      leftOut.push({ release: "both", column: column.name, why: "the releases write it in other words" });
    else kept.push(column);
  }
  return kept;
}

/** True when hardly a cell of either release holds what the other has. */
async function isWrittenApart(
  session: Session,
  { cell }: Compared,
  { a, b }: { readonly a: Side; readonly b: Side },
): Promise<boolean> {
  const marks = { cell, a: quoted(a.file), b: quoted(b.file) };
  const { of_a, of_b } = await session.one<{ of_a: number | null; of_b: number | null }>("shared-values", marks);
  return Math.max(of_a ?? 0, of_b ?? 0) < 0.5;
}

async function daysOf(session: Session, { file }: Side, day: string): Promise<DayRange | null> {
  return coveredDays(await session.rows("days", { file: quoted(file), day }));
}

async function stage(
  session: Session,
  { one, file }: Side,
  { columns, day, persons }: { columns: readonly Compared[]; day: string; persons: boolean },
): Promise<void> {
  const stable = columns.flatMap(({ name }, i) => (stableColumns.includes(name) ? [cellDigest(columns, i)] : []));
  await session.run("side", {
    side: `side_${one}`,
    file: quoted(file),
    day,
    // The highest bit stays free: 0 stands for no identifier.
    person: persons ? "case when plain(person_id) is null then null else hash(plain(person_id)) end" : "null::ubigint",
    content: contentDigest(columns),
    stable: stable.length === 0 ? contentDigest(columns) : stable.reduce((all, next) => `xor(${all}, ${next})`),
  });
  if (persons) await session.run("placeholders", { side: `side_${one}` });
}

/** Whether the cells of rows of A tell them apart: three columns with several values, or two by which half of the rows stand alone. */
async function tellApart(session: Session, { file, rows }: Side, columns: readonly Compared[]): Promise<boolean> {
  const several = columns.map(({ cell }) => `cast(coalesce(min(${cell}) <> max(${cell}), false) as integer)`);
  const got = await session.one<{ alone: number; several: number }>("telling", {
    ...{ file: quoted(file), modulus: Math.max(1, Math.floor(rows / looked)) },
    several: several.length === 0 ? "0" : several.join(" + "),
  });
  return cellsTellApart(got.several, got.alone);
}

const noIdentifiers: IdentifierTrust = {
  verdict: "none",
  ...{ of_a_in_b: null, of_b_in_a: null, attributes_agree: null, unique_a: null, unique_b: null },
};

/** Identifiers of about this many rows are looked at. */
const looked = 200_000;

async function trustOf(session: Session, rows: number, both: DayRange | null): Promise<IdentifierTrust> {
  const [from, to] = both ?? ["0001-01-01", "9999-12-31"];
  const modulus = Math.max(1, Math.floor(rows / looked));
  const marks = { modulus, from: quoted(from), to: quoted(to) };
  const got = await session.one<Record<string, number>>("trust", marks);
  const [idsA, idsB, shared] = [Number(got.ids_a), Number(got.ids_b), Number(got.shared)];
  if (idsA === 0 || idsB === 0) return noIdentifiers;
  // Where nearly all are alike in what hardly changes, only all cells together tell people apart.
  const beyond = (n: unknown, chance: unknown): number =>
    shared === 0 ? 0 : Math.max(0, (Number(n) / shared - Number(chance)) / Math.max(1 - Number(chance), 0.05));
  const agree = Math.min(1, Math.max(beyond(got.agree, got.chance), beyond(got.equal, got.equal_chance)));
  const hold = (shared / Math.min(idsA, idsB)) * agree;
  return {
    verdict: hold >= 0.5 && agree >= 0.7 ? "trusted" : hold >= 0.02 ? "in_part" : "not",
    of_a_in_b: shared / idsA,
    of_b_in_a: shared / idsB,
    attributes_agree: shared === 0 ? null : agree,
    unique_a: Number(got.unique_a) / idsA,
    unique_b: Number(got.unique_b) / idsB,
  };
}
