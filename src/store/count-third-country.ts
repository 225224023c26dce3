import { askReleases } from "./ask-releases.ts";
import type { CellKey } from "./count-removals.ts";
import { monthColumn } from "./removal-columns.ts";
import { type RemovalFilter, whereOf } from "./removal-filter.ts";
import { releaseFile } from "./removals.ts";
import { sql } from "./sql.ts";
import { filled } from "./sql-text.ts";

/** People of one citizenship who were sent to one country, by the rule that says whether it is a third one. */
export type CountedPair = {
  readonly citizenship: CellKey;
  readonly departure: CellKey;
  readonly rule: string;
  readonly people: number;
};
/** People of a month under one rule; a null month: the day is not told. */
export type CountedMonth = { readonly month: number | null; readonly rule: string; readonly people: number };

/** Counts a release by citizenship, destination and rule, and by month and rule, in one statement. `person`: each row is one person. */
export async function countThirdCountry(
  dir: string,
  release: string,
  { filter, person }: { readonly filter: RemovalFilter; readonly person: boolean },
): Promise<{ readonly pairs: readonly CountedPair[]; readonly months: readonly CountedMonth[] }> {
  const where = await whereOf(dir, release, filter);
  const statement = filled(sql(import.meta.url, "count-third-country"), {
    people: person ? "count(*)" : "sum(people)",
    month: monthColumn.sql,
    where: where.sql,
  });
  const rows = await askReleases(dir, statement, { ...where.given, file: releaseFile(dir, release) });
  const textOf = (value: unknown): string | null => (value === null ? null : String(value));
  return {
    pairs: rows
      .filter(([part]) => part === 0)
      .map(([, value, said, to, toSaid, , rule, people]) => ({
        citizenship: { value: textOf(value), said: textOf(said) },
        departure: { value: textOf(to), said: textOf(toSaid) },
        rule: String(rule),
        people: Number(people),
      })),
    months: rows
      .filter(([part]) => part === 1)
      .map(([, , , , , month, rule, people]) => ({
        month: month === null ? null : Number(month),
        rule: String(rule),
        people: Number(people),
      })),
  };
}
