import { grouped } from "../../model/grouped.ts";
import type {
  DayRange,
  DiffColumn,
  DiffFinding,
  DiffKind,
  DiffSpan,
  DiffWeek,
  ReleaseDiff,
} from "../../model/release-diff.ts";
import { diffSentence, findingText } from "../../model/release-diff-words.ts";
import type { ComparedFiles } from "./compare-files.ts";
import { comparable } from "./columns.ts";
import { type Part, type PartDifference, pairOperations } from "./operation-pairs.ts";
import { cellsTellApart, type Scheme, withoutIncomparable } from "./operation-schemes.ts";
import { quoted, type Session } from "./session.ts";
import { writeDifferenceRows } from "./write-difference-rows.ts";
import { coveredDays, mondayOf, sharedDays } from "./span.ts";

type Told = PartDifference & { readonly told: DiffKind; readonly day: string | null };
/** A difference on a day that the other release does not cover is none. */

/** Compares two releases whose rows are parts of operations, and writes the table of differences. */
export async function compareOperations(session: Session, files: ComparedFiles): Promise<ReleaseDiff> {
  await session.run("macros");
  const marks = await marksOf(session, files);
  const [a, b] = [
    await session.rows<Part>("operation-rows", { ...marks, file: marks.a }),
    await session.rows<Part>("operation-rows", { ...marks, file: marks.b }),
  ];
  const covered = {
    a: coveredDays(await session.rows("days", { file: marks.a, day: marks.day })),
    b: coveredDays(await session.rows("days", { file: marks.b, day: marks.day })),
  };
  const alone = await session.one<{ alone: number }>("operation-alone", { ...marks, file: marks.a });
  const cells = [marks.day, marks.sender, marks.dest].filter((cell) => !cell.startsWith("cast(null")).length + 1;
  const telling = cellsTellApart(cells, alone.alone);
  const schemes = {
    a: await session.rows<Scheme>("operation-schemes", { ...marks, file: marks.a }),
    b: await session.rows<Scheme>("operation-schemes", { ...marks, file: marks.b }),
  };
  const all = pairOperations(a, b, telling);
  const { kept, leftOut } = withoutIncomparable(all, schemes, telling);
  const told = kept.map((one) => placed(one, covered));
  const findings = findingsIn(told);
  await writeOperations(session, told, findings, { files, marks });
  const ofA = all.filter((one) => one.a !== null).length;
  return putTogether(session, { files, marks, covered, told, findings, ofA, telling, leftOut });
}

/** What both tell of an operation, as SQL; what one does not tell is left out of both. */
async function marksOf(session: Session, { a, b }: ComparedFiles): Promise<Marks> {
  const names = await session.rows<{ column_name: string }>("columns-of", { file: quoted(a.file) });
  const cells = new Map(comparable(names.map(({ column_name }) => column_name)).map(({ name, cell }) => [name, cell]));
  const wanted = ["departed_date", "sender_country", "departure_country"];
  const counts = wanted.map((name, i) => `count(${cells.get(name) ?? "null"}) as c${i}`).join(", ");
  const filled = [
    await session.one<Record<string, number>>("profile", { file: quoted(a.file), counts }),
    await session.one<Record<string, number>>("profile", { file: quoted(b.file), counts }),
  ];
  const cell = (name: string, none: string): string =>
    filled.every((row) => (row[`c${wanted.indexOf(name)}`] ?? 0) > 0) ? (cells.get(name) ?? none) : none;
  return {
    year: `coalesce(year(${cells.get("departed_date") ?? "cast(null as date)"}), ${names.some(({ column_name }) => column_name === "fiscal_year") ? "fiscal_year" : "null"}, try_cast(regexp_extract(operation(operation_id), '^([a-z]+-)?(\\d{4})-', 2) as integer))`,
    ...{ a: quoted(a.file), b: quoted(b.file), day: cell("departed_date", "cast(null as date)") },
    ...{
      sender: cell("sender_country", "cast(null as varchar)"),
      dest: cell("departure_country", "cast(null as varchar)"),
    },
  };
}
type Marks = {
  readonly a: string;
  readonly b: string;
  /** The year of an operation, for that release alone. */
  readonly year: string;
  readonly day: string;
  readonly sender: string;
  readonly dest: string;
};
type Covered = { readonly a: DayRange | null; readonly b: DayRange | null };

function placed(one: PartDifference, { a, b }: Covered): Told {
  const day = one.a?.day ?? one.b?.day ?? null;
  if (one.kind === "lost") {
    const out = day !== null && b !== null && (day < b[0] || day > b[1]);
    return { ...one, day, told: out ? "cut_off" : "lost" };
  }
  if (one.kind === "untold" || one.kind === "in_parts") return { ...one, day, told: "changed" };
  if (one.kind !== "extra") return { ...one, day, told: one.kind };
  if (day === null || a === null) return { ...one, day, told: "late" };
  return { ...one, day, told: day > a[1] ? "new_weeks" : day < a[0] ? "earlier_weeks" : "late" };
}

const order = [
  "lost",
  "doubled",
  "changed",
  "renumbered",
  "cut_off",
  "other_rule",
  "late",
  "new_weeks",
  "earlier_weeks",
] as const;

/** One finding a kind. */
function findingsIn(told: readonly Told[]): DiffFinding[] {
  return order.flatMap((kind) => {
    const own = told.filter((one) => one.told === kind);
    if (own.length === 0) return [];
    const weeks = own.flatMap(({ day }) => (day === null ? [] : [mondayOf(day)])).sort();
    const [from, to] = [weeks[0], weeks.at(-1)];
    const people = own.reduce((sum, { a, b }) => sum + (b?.people ?? a?.people ?? 0), 0);
    const span: DayRange | null = from === undefined || to === undefined ? null : [from, to];
    const found = { kind, rows: own.length, people, where: {}, whole: false, weeks: span };
    return [{ ...found, text: findingText(found) + rulesText(own) }];
  });
}

/** The readings of operations that are counted by another rule: the first of them. */
function rulesText(own: readonly Told[]): string {
  const rules = [...new Map(own.map(({ rule, a, b }) => [a?.op ?? b?.op, rule])).entries()].flatMap(([op, rule]) =>
    rule === undefined ? [] : [`${(op ?? "").toUpperCase()}: ${rule}`],
  );
  const more = rules.length > 5 ? `; and ${rules.length - 5} more` : "";
  return rules.length === 0 ? "" : ` ${rules.slice(0, 5).join("; ")}${more}.`;
}

const fields = [
  ["operation_id", "op"],
  ["departed_date", "day"],
  ["sender_country", "sender"],
  ["departure_country", "dest"],
  ["people", "people"],
] as const;

function changedCells({ a, b, told }: Told): [string, string | null, string | null][] {
  if (a === null || b === null || (told !== "changed" && told !== "renumbered")) return [];
  return fields.flatMap(([column, field]): [string, string | null, string | null][] =>
    a[field] === b[field] || (field === "people" && (a.people === null || b.people === null))
      ? []
      : [[column, textOf(a[field]), textOf(b[field])]],
  );
}

function textOf(value: string | number | null): string | null {
  return value === null ? null : String(value);
}

async function writeOperations(
  session: Session,
  told: readonly Told[],
  findings: readonly DiffFinding[],
  { files, marks }: { readonly files: ComparedFiles; readonly marks: Marks },
): Promise<void> {
  await session.run("no-differences");
  await session.run("no-changed-cells");
  const kinds = findings.map(({ kind }) => kind);
  const rows = told.map(
    ({ told: kind, day, a, b }) =>
      `(${kinds.indexOf(kind)}, ${quoted(kind)}, ${day === null ? "null" : quoted(mondayOf(day))}, ${a?.n ?? "null"}, ${b?.n ?? "null"}, ${b?.people ?? a?.people ?? "null"})`,
  );
  for (let i = 0; i < rows.length; i += 1000)
    await session.run("tell-operations", { rows: rows.slice(i, i + 1000).join(", ") });
  const cells = told.flatMap((one) =>
    changedCells(one).map(([column, from, to]) => {
      const texts = [from, to].map((text) => (text === null ? "null" : quoted(text)));
      return `(${one.a?.n}, ${one.b?.n}, ${quoted(column)}, ${texts.join(", ")})`;
    }),
  );
  for (let i = 0; i < cells.length; i += 1000)
    await session.run("tell-cells", { rows: cells.slice(i, i + 1000).join(", ") });
  await writeDifferenceRows(session, { a: marks.a, b: marks.b, person: "cast(null as varchar)" }, files.out);
}

async function putTogether(
  session: Session,
  given: {
    readonly files: ComparedFiles;
    readonly marks: Marks;
    readonly covered: Covered;
    readonly told: readonly Told[];
    readonly findings: readonly DiffFinding[];
    /** Rows of A that are not the same in B. */
    readonly ofA: number;
    readonly telling: boolean;
    readonly leftOut: DiffSpan["left_out"];
  },
): Promise<ReleaseDiff> {
  const { files, marks, covered, told, findings, ofA, telling, leftOut } = given;
  const both = sharedDays(covered.a, covered.b);
  const cellsOfBoth = [marks.day, marks.sender, marks.dest];
  const apart = ["departed_date", "sender_country", "departure_country"].filter((_, i) =>
    cellsOfBoth[i]?.startsWith("cast(null"),
  );
  const [a, b] = [
    await session.one<{ n: number; people: number }>("profile", { file: marks.a, counts: "0 as none" }),
    await session.one<{ n: number; people: number }>("profile", { file: marks.b, counts: "0 as none" }),
  ];
  const weeks = weeksOf(await session.rows("operation-weeks", marks), told);
  const diff: Omit<ReleaseDiff, "says"> = {
    ...{ version: 1, a: files.a.name, b: files.b.name, method: "operations" },
    why: telling
      ? "Rows are counts of people by operation, member state and destination, so they are paired by these and the day."
      : "Rows are counts of people by operation. Besides its number both releases tell too little for that to tell rows apart, so rows of different numbers cannot be paired.",
    span: {
      ...{
        from: both?.[0] ?? null,
        to: both?.[1] ?? null,
        by: apart.includes("departed_date") ? null : "departed_date",
        a: covered.a,
        b: covered.b,
      },
      columns: fields.map(([column]) => column).filter((column) => !apart.includes(column)),
      left_out: [
        ...leftOut,
        ...apart.map((column) => ({ release: "both" as const, column, why: "not both releases tell it" })),
      ],
    },
    trust: {
      verdict: "none",
      of_a_in_b: null,
      of_b_in_a: null,
      attributes_agree: null,
      unique_a: null,
      unique_b: null,
    },
    rows: { a: a.n, b: b.n, same: a.n - ofA },
    people: { a: a.people, b: b.people },
    kinds: findings,
    weeks,
    columns: columnsOf(told),
    parts_from: null,
    unfinished_from: null,
  };
  return { ...diff, says: diffSentence(diff) };
}

function weeksOf(
  sizes: readonly { readonly week: string | null; readonly a: number; readonly b: number }[],
  told: readonly Told[],
): DiffWeek[] {
  const own = grouped(told, ({ day }) => (day === null ? null : mondayOf(day)));
  return sizes.map(({ week, a, b }) => {
    const count = (...kinds: readonly DiffKind[]): number =>
      (own.get(week) ?? []).filter((one) => kinds.includes(one.told)).length;
    return {
      ...{ week, a, b, gone: count("lost"), added: count("late", "new_weeks") },
      ...{ changed: count("changed"), doubled: count("doubled") },
    };
  });
}

function columnsOf(told: readonly Told[]): DiffColumn[] {
  const cells = told.flatMap((one) => (one.told === "changed" ? changedCells(one) : []));
  const columns = grouped(cells, ([column]) => column);
  return [...columns]
    .map(([column, own]) => {
      const counted = grouped(own, ([, from, to]) => JSON.stringify([from, to]));
      const from_to = [...counted]
        .map(([key, all]) => {
          const [from, to] = JSON.parse(key) as [string | null, string | null];
          return { from, to, rows: all.length };
        })
        .sort((x, y) => y.rows - x.rows)
        .slice(0, 10);
      return { column, changed: own.length, from_to, respelled: 0 };
    })
    .sort((x, y) => y.changed - x.changed);
}
