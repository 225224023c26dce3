import type { DiffFinding, DiffSpan, DiffWeek, ReleaseDiff } from "../../model/release-diff.ts";
import { diffSentence, findingText, trustText } from "../../model/release-diff-words.ts";
import { changesByColumn } from "./changes.ts";
import { findingsOf, type Found } from "./findings.ts";
import { compareMargins } from "./margins.ts";
import { matchRows } from "./match.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { named, quoted, type RenewableSession, type Session } from "./session.ts";
import { mondayOf } from "./span.ts";
import { writeDifferenceRows } from "./write-difference-rows.ts";
import { partsFrom, unfinishedFrom } from "./weeks.ts";

/** What a comparison reads: two files of rows, their names; where the table of differences goes. */
export type ComparedFiles = {
  readonly a: { readonly name: string; readonly file: string };
  readonly b: { readonly name: string; readonly file: string };
  readonly out: string;
};

/** Rows of which so few have a partner are not the same rows: then only their numbers are compared. */
const leastPaired = 0.3;

/** Compares two releases, row by row where that can be, else by margins, and writes the table of differences. */
export async function compareFiles(session: RenewableSession, files: ComparedFiles): Promise<ReleaseDiff> {
  const prepared = await prepare(session, { a: files.a.file, b: files.b.file });
  const { same } = await matchRows(session, prepared);
  const { paired, room } = await session.one<{ paired: number; room: number }>("paired", {
    ...spanMarks(prepared),
    same,
  });
  const { verdict } = prepared.trust;
  const pairable = prepared.telling || verdict === "trusted" || verdict === "in_part";
  const rowWise = pairable && paired >= leastPaired * room;
  if (!rowWise) {
    await session.run("unpair");
    await session.run("no-differences");
  }
  const days = prepared.covered.both;
  const late =
    days === null
      ? []
      : await session.rows<{ day: string; b: number; late: number }>("late-by-day", spanMarks(prepared));
  const unfinished = rowWise ? unfinishedFrom(late) : null;
  const found = rowWise ? await findingsOf(session, prepared, unfinished) : await compareMargins(session, prepared);
  const columns = await changesByColumn(session, prepared);
  const weeks = await session.rows<DiffWeek>("weeks");
  const told: Told = { prepared, found, unfinished, same: rowWise ? same : 0, rowWise, weeks, columns };
  const diff = await putTogether(session, files, told);
  await writeDifferences(session, prepared, files.out);
  return diff;
}

type Told = {
  readonly prepared: Prepared;
  readonly found: readonly Found[];
  readonly unfinished: string | null;
  readonly same: number;
  readonly rowWise: boolean;
  readonly weeks: readonly DiffWeek[];
  readonly columns: ReleaseDiff["columns"];
};

async function putTogether(session: Session, files: ComparedFiles, told: Told): Promise<ReleaseDiff> {
  const { prepared, found, unfinished, same, rowWise, weeks, columns } = told;
  const { a, b, trust, covered } = prepared;
  const held = trust.verdict === "trusted" || trust.verdict === "in_part";
  const respelled = columns.filter((column) => column.respelled > 0).map(respelling);
  const anew = rowWise && trust.verdict === "not" ? [allRenumbered(told)] : [];
  const kinds: DiffFinding[] = [
    ...[...found, ...anew].map((one) => ({ ...one, text: findingText(one) })),
    ...respelled,
  ];
  const why = rowWise
    ? `${capital(trustText(trust))}.`
    : !prepared.telling
      ? `The columns that both have do not tell rows apart, and ${trustText(trust)}: rows cannot be paired, so rows by week and country are compared.`
      : `Hardly a row of one release stands in the other (${trustText(trust)}), so rows by week and country are compared.`;
  const diff = {
    version: 1 as const,
    a: files.a.name,
    b: files.b.name,
    method: rowWise ? (held ? ("identifiers" as const) : ("content" as const)) : ("margins" as const),
    why,
    span: await spanOf(session, prepared),
    trust,
    rows: { a: a.rows, b: b.rows, same },
    people: { a: a.people, b: b.people },
    kinds,
    weeks,
    columns,
    parts_from: rowWise ? partsFrom(weeks, covered.both, unfinished) : null,
    unfinished_from: unfinished,
  };
  return { ...diff, says: diffSentence(diff) };
}

/** Every row that both hold has another identifier: a finding of its own, whose rows the table of differences does not list. */
function allRenumbered({ prepared, same }: Told): Found {
  const { both } = prepared.covered;
  const weeks: Found["weeks"] = both === null ? null : [mondayOf(both[0]), mondayOf(both[1])];
  return { kind: "renumbered", rows: same, people: same, where: {}, whole: true, weeks };
}

function respelling({ column, respelled }: ReleaseDiff["columns"][number]): DiffFinding {
  const where = { column };
  return {
    ...{ kind: "respelled", rows: respelled, people: 0, where, whole: false, weeks: null },
    text: `${respelled.toLocaleString("en-US")} ${respelled === 1 ? "cell" : "cells"} of ${column.replaceAll("_", " ")}: the same in another spelling.`,
  };
}

async function spanOf(session: Session, { columns, covered, by, leftOut }: Prepared): Promise<DiffSpan> {
  const outside = await session.rows<{ release: "a" | "b"; k: number; from: string; to: string }>("outside");
  const rows = outside
    .filter(({ k }) => k > 0)
    .map(({ release, k, from, to }): DiffSpan["left_out"][number] => ({
      release,
      rows: k,
      days: [from, to],
      why: `the other release covers ${(release === "a" ? covered.b : covered.a)?.join(" to ")}`,
    }));
  return {
    from: covered.both?.[0] ?? null,
    to: covered.both?.[1] ?? null,
    by,
    a: covered.a,
    b: covered.b,
    columns: columns.map(({ name }) => name),
    left_out: [...rows, ...leftOut],
  };
}

async function writeDifferences(session: RenewableSession, { a, b, trust }: Prepared, out: string): Promise<void> {
  // What was staged for comparing has left memory in pieces: the places are looked up in a new one.
  const kept = ["differences", "changed_cells"].map((table) => ({ table, file: quoted(`${out}.${table}`) }));
  for (const marks of kept) await session.run("keep-table", marks);
  await session.renew();
  for (const marks of kept) await session.run("kept-table", marks);
  const person = trust.verdict === "none" ? "cast(null as varchar)" : `p.${named("person_id")}`;
  await writeDifferenceRows(session, { a: quoted(a.file), b: quoted(b.file), person }, out);
}

/** The days that both cover, as SQL; far ends where no row has a day. */
function spanMarks({ covered }: Prepared): { readonly from: string; readonly to: string } {
  const [from, to] = covered.both ?? ["0001-01-01", "9999-12-31"];
  return { from: quoted(from), to: quoted(to) };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
