import type { DayRange, DiffFinding } from "../../model/release-diff.ts";
import { removalColumns } from "../../model/removal.ts";
import { type Bounds, type Described, describeBlocks, type Ground } from "./describe-blocks.ts";
import { describing } from "./columns.ts";
import { describeEdges, isEdgeKind } from "./edges.ts";
import type { Prepared, Side } from "./prepare.ts";
import { named, quoted, type Session } from "./session.ts";

/** A finding without its words. */
export type Found = Omit<DiffFinding, "text">;

/** Finds what bounds the differences of each kind, and writes `differences`: a row a difference, with its finding. */
export async function findingsOf(session: Session, prepared: Prepared, unfinished: string | null): Promise<Found[]> {
  await session.run("no-differences");
  const found: Found[] = [];
  for (const kind of told) {
    const ground = groundOf(kind, prepared, unfinished);
    const described = await describedBy(session, { kind, ground, prepared });
    if (kind === "added") await session.run("other-kind");
    const file = ground?.marksFile ?? prepared.b.file;
    found.push(...(await tell(session, { kind, ...described, base: found.length, file })));
  }
  return found;
}

/** `added` is looked for among the rows that are late, and comes before them. */
const told = [
  "lost",
  "doubled",
  "added",
  "changed",
  "renumbered",
  "cut_off",
  "late",
  "new_weeks",
  "earlier_weeks",
] as const;
type Told = (typeof told)[number];

async function describedBy(
  session: Session,
  { kind, ground, prepared }: { readonly kind: Told; readonly ground: Ground | null; readonly prepared: Prepared },
): Promise<Described> {
  if (isEdgeKind(kind)) return describeEdges(session, kind, prepared);
  if (ground !== null) return describeBlocks(session, ground);
  await session.run("no-marks");
  return { blocks: [], mostly: null };
}

async function tell(
  session: Session,
  given: Described & { readonly kind: Told; readonly base: number; readonly file: string },
): Promise<Found[]> {
  const { kind, blocks, mostly, base, file } = given;
  const marks = { kind: quoted(kind), base, blocks: blocks.length };
  if (kind === "changed" || kind === "renumbered") await session.run("tell-pairs", marks);
  else if (kind === "lost" || kind === "cut_off")
    await session.run("tell-rows", { ...marks, one: "a", na: "placed.n", nb: "null" });
  else await session.run("tell-rows", { ...marks, one: "b", na: "null", nb: "placed.n" });
  const sizes = await session.rows<Size>("finding-sizes", { kind: quoted(kind) });
  const found: Found[] = [];
  for (const { finding, k, people, from, to } of sizes) {
    const bounds = blocks[finding - base];
    const common = bounds ?? (kind === "added" || kind === "late" ? null : mostly);
    const where = common === null ? {} : await whereOf(session, common, file);
    const weeks: DayRange | null = from === null || to === null ? null : [from, to];
    found.push({ kind, rows: k, people, where, whole: bounds !== undefined, weeks });
  }
  return found;
}
type Size = {
  readonly finding: number;
  readonly k: number;
  readonly people: number;
  readonly from: string | null;
  readonly to: string | null;
};

/** Among which rows a description is looked for; null for kinds that need none. */
function groundOf(kind: Told, prepared: Prepared, unfinished: string | null): Ground | null {
  const { a, b, day, covered } = prepared;
  const { both } = covered;
  const universe =
    both === null ? "true" : `(${day} is null or ${day} between ${quoted(both[0])} and ${quoted(both[1])})`;
  const unmarked = (l: number, n: number): number => Math.max(0, n - l);
  const whole = { day, universe, against: unmarked, daysAlone: true };
  if (kind === "lost") return { ...whole, ...ofSide(a), which: "select n from placed_a where state = 'lost'" };
  // Rows that are lost speak neither for nor against what befell those that stayed.
  const stayed = `${universe} and f.id not in (select n from placed_a)`;
  if (kind === "renumbered")
    return { ...whole, universe: stayed, ...ofSide(a), which: "select na as n from pairs where how = 'renumbered'" };
  // Of a group that stands there twice, each row of A has its double.
  if (kind === "doubled")
    return {
      ...{ ...whole, universe: stayed, ...ofSide(a), columns: ofBoth(a, b), marksFile: b.file },
      which: "select n from placed_b where state = 'doubled'",
    };
  if (kind !== "added") return null;
  // Rows of another kind are ones whose like A does not hold: rows of A speak against them. At the unfinished end of A everything is late.
  const settled = unfinished === null ? "true" : `(${day} is null or ${day} < ${quoted(unfinished)})`;
  return {
    ...{ day, universe, against: (_l, n) => n, daysAlone: false },
    ...ofSide(a),
    columns: ofBoth(a, b),
    marksFile: b.file,
    which: `select n from placed_b where state = 'late' and ${settled.replaceAll(day, "day")}`,
  };
}

/** Values are compared as cells are: spelling is no difference. */
function describingCell(name: string): string {
  return name.endsWith("_country")
    ? `country(${named(name)}, ${named(`${name}_said`)})`
    : `plain(cast(${named(name)} as varchar))`;
}

/** The bounds of a description, its values as the release of its rows writes them. */
async function whereOf(session: Session, { values, days }: Bounds, file: string): Promise<Record<string, string>> {
  const where: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const marks = { column: named(name), file: quoted(file), cell: describingCell(name), value: quoted(value) };
    const said = name.endsWith("_country")
      ? null
      : (await session.one<{ said: string | null }>("as-written", marks)).said;
    where[name] = said ?? value;
  }
  return days === null ? where : { ...where, days: days.join(" to ") };
}

const known = new Set<string>(removalColumns.map(({ name }) => name));

function ofSide(side: Side): Pick<Ground, "file" | "marksFile" | "columns"> {
  return { file: side.file, marksFile: side.file, columns: ofBoth(side, side) };
}

/** Columns that both have, and what of them is compared. */
function ofBoth(a: Side, b: Side): Ground["columns"] {
  const isFilled = (side: Side, name: string): boolean => (side.filled.get(name) ?? 0) > side.rows * 0.005;
  const names = describing.filter((name) => known.has(name) && isFilled(a, name) && isFilled(b, name));
  const usable = a === b ? names : names.filter((name) => name !== "file" && name !== "sheet");
  return Object.fromEntries(usable.map((name) => [name, describingCell(name)]));
}
