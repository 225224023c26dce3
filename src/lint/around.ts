import type { MovementRow } from "../model/row.ts";
import { movementRow } from "../model/movement-row.ts";
import type { AsOf } from "../store/claims.ts";
import { derivedRow } from "../store/derived.ts";
import { type StoredSource, sourceOf, subjectOf } from "../store/entries.ts";
import { linksTo } from "../store/links.ts";
import { movementsNear, subjectsUnder } from "../store/near.ts";
import type { TarmacRecord } from "../store/record.ts";
import type { Around, NearMovement } from "./rule.ts";

/** The rows of movements as a record held them at an instant: lists are kept for now only. */
export type RowsThen = (when: AsOf) => readonly MovementRow[];

/** What rules may look up in a record, as of a time. Other movements are seen as the lists hold them, or held them at the instant asked for. */
export function aroundOf(record: TarmacRecord, when: AsOf, rowsThen: RowsThen): Around {
  const then = when.known_at !== undefined;
  const held = (ids: readonly string[]): MovementRow[] =>
    then
      ? rowsThen(when).filter((row) => ids.includes(row.id))
      : ids.flatMap((id) => derivedRow<MovementRow>(record, `movement/${id}`, when) ?? []);
  // Several rules ask for the same sources of one subject.
  const sources = new Map<string, StoredSource | null>();
  return {
    source(id) {
      const known = sources.get(id);
      if (known !== undefined) return known;
      const source = sourceOf(record, id, when) ?? sourceOf(record, id);
      sources.set(id, source);
      return source;
    },
    near(movement) {
      const row = movementRow(movement, { part_of: null, after: [] });
      const near = then
        ? nearAmong(rowsThen(when), row, lookalikesThen(record, row, when))
        : movementsNear(record, row, when);
      return near.map(nearOf);
    },
    under(agreement) {
      const rows = held(
        subjectsUnder(record, agreement, when)
          .filter((ref) => ref.startsWith("movement/"))
          .map((ref) => ref.slice("movement/".length)),
      );
      const ids = new Set(rows.map((row) => row.id));
      return rows
        .filter((row) => !(row.part_of !== null && ids.has(row.part_of)) && !row.after.some((id) => ids.has(id)))
        .map(nearOf);
    },
  };
}

function lookalikesThen(record: TarmacRecord, row: MovementRow, when: AsOf): string[] {
  const ref = `movement/${row.id}`;
  const named = subjectOf(record, ref, when)?.doc.lookalikes;
  const own = Array.isArray(named) ? named.map(String) : [];
  return [...own, ...linksTo(record, ref, "lookalikes", when).map((other) => other.slice("movement/".length))];
}

/** The same as `near-movements.sql`, over rows at hand. */
function nearAmong(rows: readonly MovementRow[], row: MovementRow, lookalikes: readonly string[]): MovementRow[] {
  const days = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
  return rows.filter(
    (other) =>
      other.id !== row.id &&
      (lookalikes.includes(other.id) ||
        (row.date !== null &&
          other.date !== null &&
          other.to?.code === row.to?.code &&
          days(row.date, other.date) <= 14)),
  );
}

function nearOf({ id, title, date, from, to, people }: MovementRow): NearMovement {
  return { ref: `movement/${id}`, title, date, from: from?.code ?? null, to: to?.code ?? null, people };
}
