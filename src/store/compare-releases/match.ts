import { believedPairs, type ChanceWeek, doubledWeeks, type DoubleWeek } from "./chance.ts";
import { cellDigest } from "./columns.ts";
import type { Prepared } from "./prepare.ts";
import { quoted, type Session } from "./session.ts";
import { wholeWeeks } from "./span.ts";

/** Chance is measured on about this many rows. */
const looked = 500_000;

/**
 * Pairs the rows of both releases. Afterwards `pairs` holds a row per pair of rows that are one and the same (`how`: renumbered, changed); `placed_a` and `placed_b` each row that is left of a release
 * with its `state`: lost, cut_off, doubled, late, new_weeks, earlier_weeks. Gives how many rows are equal; where identifiers do not hold, without them.
 */
export async function matchRows(session: Session, prepared: Prepared): Promise<{ readonly same: number }> {
  const { verdict } = prepared.trust;
  const held = verdict === "trusted" || verdict === "in_part";
  const key = held ? "coalesce(p, 0)" : "0::ubigint";
  await session.run("uneven", { key });
  for (const [one, other] of sides) await session.run("rest", { one, other, key: held ? "coalesce(s.p, 0)" : key });
  await session.run("pairs");
  await settle(session);
  if (held) {
    if (prepared.telling) await pairByContent(session, "reserve");
    await pairByIdentifier(session, prepared);
    if (prepared.telling) await pairByContent(session, "free");
    await believeRenumbered(session, prepared);
  }
  if (prepared.telling) await pairNear(session, prepared, !held);
  await placeLeft(session, prepared, await doublesOf(session, prepared, held));
  const { k } = await session.one<{ k: number }>("rest-of-a");
  return { same: prepared.a.rows - k };
}

const sides = [
  ["a", "b"],
  ["b", "a"],
] as const;

/** What has no pair yet. */
async function settle(session: Session): Promise<void> {
  for (const [one] of sides) await session.run("settle", { one });
}

/** Pairs left rows with the same cells; with `reserve` not those whose person is left in both. */
async function pairByContent(session: Session, which: "reserve" | "free"): Promise<void> {
  for (const [one, other] of sides) await session.run(which, { one, other });
  await session.run("pair-content");
  await settle(session);
}

/** Rows of one identifier, the nearest first; a person with several rows needs several rounds. */
async function pairByIdentifier(session: Session, prepared: Prepared): Promise<void> {
  const k = prepared.columns.length;
  const differing = prepared.columns.map((_, i) => `cast(a.x${i} <> b.x${i} as integer)`).join(" + ");
  for (let round = 0; round < 3; round += 1) {
    for (const [one, other] of sides) await cellsOf(session, prepared, one, `p in (select p from left_${other})`);
    await session.run("pair-identifier", {
      differing,
      most_same_day: Math.max(1, Math.floor(k / 2)),
      most: Math.min(3, Math.max(1, Math.floor(k / 4))),
    });
    await settle(session);
  }
}

async function cellsOf(session: Session, prepared: Prepared, one: "a" | "b", which: string): Promise<void> {
  const cells = prepared.columns.map((_, i) => `${cellDigest(prepared.columns, i)} as x${i}`).join(", ");
  await session.run("cells", { one, cells, which, file: quoted(prepared[one].file) });
}

async function believeRenumbered(session: Session, { a }: Prepared): Promise<void> {
  const found = await session.rows<{ week: string | null; k: number }>("pairs-by-week", { how: "'renumbered'" });
  if (found.length === 0) return;
  const chance = await session.rows<ChanceWeek>("chance", {
    source: "select week, c as h, p as who from side_a",
    week: "week",
    modulus: modulusOf(a.rows),
    left_a: "rest_a anti join (select na from pairs where how = 'changed') on n = na",
    left_b: "rest_b anti join (select nb from pairs where how = 'changed') on n = nb",
  });
  const believed = believedPairs(chance, found);
  if (believed === "all") return;
  await session.run("loosen", { which: inWeeks(believed) });
  await settle(session);
}

/** Rows without an identifier that holds, which differ in one cell. `all`: identifiers hold nowhere; else only in weeks that were numbered anew, and for rows without one. */
async function pairNear(session: Session, prepared: Prepared, all: boolean): Promise<void> {
  const which = all ? "true" : "(p is null or week in (select week from anew))";
  if (!all) await session.run("anew");
  for (const one of ["a", "b"] as const) await cellsOf(session, prepared, one, which);
  const keys = prepared.columns.map((_, i) => `{'j': ${i}, 'h': xor(c, x${i})}`).join(", ");
  await session.run("pair-near", { keys });
  const found = await session.rows<{ col: number; k: number }>("near-by-column");
  const believed: number[] = [];
  for (const one of found) if (await isBeyondChance(session, prepared, one, which)) believed.push(one.col);
  if (believed.length === 0) return;
  await session.run("near-accepted", { columns: believed.join(", ") });
  await settle(session);
}

async function isBeyondChance(
  session: Session,
  { a, columns, day, by }: Prepared,
  { col, k }: { readonly col: number; readonly k: number },
  which: string,
): Promise<boolean> {
  const content = columns
    .map((_, i) => cellDigest(columns, i))
    .reduce((all, one) => `xor(${all}, ${one})`, "0::ubigint");
  // Rows that differ in their day may fall in different weeks.
  const week = columns[col]?.name === by ? "cast(null as date)" : `cast(date_trunc('week', ${day}) as date)`;
  const source = `select ${week} as week, xor(${content}, ${cellDigest(columns, col)}) as h, ${content} as who from read_parquet(${quoted(a.file)})`;
  const chance = await session.rows<ChanceWeek>("chance", {
    source,
    week: columns[col]?.name === by ? "cast(null as date)" : "week",
    modulus: modulusOf(a.rows),
    left_a: `left_a where ${which}`,
    left_b: `left_b where ${which}`,
  });
  return chance.reduce((sum, { l, u, q }) => sum + Math.min(l, u, l * u * q), 0) <= 0.1 * k;
}

/** Finds which left rows of B are doubles; gives the condition (SQL) for those that are not sure. */
async function doublesOf(session: Session, { a }: Prepared, held: boolean): Promise<string> {
  await session.run("doubles", { held: String(held) });
  const weeks = await session.rows<DoubleWeek>("doubles-by-week", { modulus: modulusOf(a.rows) });
  const believed = doubledWeeks(weeks);
  return believed === "all" ? "true" : inWeeks(believed);
}

async function placeLeft(session: Session, { covered: { a, b } }: Prepared, doubled: string): Promise<void> {
  const between = ([from, to]: readonly [string, string]): string => `day between ${quoted(from)} and ${quoted(to)}`;
  await session.run("place-left", {
    doubled,
    // Weeks before the other release begins, or after it ends: the week of its first or last day it covers, or the last row of a group that was lost would not be. Slips far from all other days stay comparable.
    out_a: a && b ? `coalesce(${between(a)} and not (${between(wholeWeeks(b))}), false)` : "false",
    new_b: a && b ? `coalesce(day > ${quoted(a[1])} and day <= ${quoted(b[1])}, false)` : "false",
    out_b: a && b ? `coalesce(day < ${quoted(a[0])} and day >= ${quoted(b[0])}, false)` : "false",
  });
}

function inWeeks(weeks: readonly (string | null)[]): string {
  const days = weeks.filter((week) => week !== null).map((week) => quoted(week));
  const parts = [
    ...(days.length > 0 ? [`week in (${days.join(", ")})`] : []),
    ...(weeks.includes(null) ? ["week is null"] : []),
  ];
  return parts.length === 0 ? "false" : `coalesce(${parts.join(" or ")}, false)`;
}

function modulusOf(rows: number): number {
  return Math.max(1, Math.floor(rows / looked));
}
