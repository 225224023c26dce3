import type { MovementRow } from "../model/row.ts";
import { movementRow } from "../model/movement-row.ts";
import type { AsOf } from "../store/claims.ts";
import { derivedRow } from "../store/derived.ts";
import { sourceOf, type StoredSource } from "../store/entries.ts";
import { movementsNear, subjectsUnder } from "../store/near.ts";
import type { TarmacRecord } from "../store/record.ts";
import type { Around, NearMovement } from "./rule.ts";

/** What rules may look up in a record, as of a time. Other movements are seen as the lists hold them. */
export function aroundOf(record: TarmacRecord, when: AsOf): Around {
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
    near: (movement) => movementsNear(record, movementRow(movement, { part_of: null, after: [] }), when).map(nearOf),
    under(agreement) {
      const rows = subjectsUnder(record, agreement, when)
        .filter((ref) => ref.startsWith("movement/"))
        .flatMap((ref) => derivedRow<MovementRow>(record, ref, when) ?? []);
      const ids = new Set(rows.map((row) => row.id));
      return rows
        .filter((row) => !(row.part_of !== null && ids.has(row.part_of)) && !row.after.some((id) => ids.has(id)))
        .map(nearOf);
    },
  };
}

function nearOf({ id, title, date, from, to, people }: MovementRow): NearMovement {
  return { ref: `movement/${id}`, title, date, from: from?.code ?? null, to: to?.code ?? null, people };
}
