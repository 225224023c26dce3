import type { DiffColumn } from "../../model/release-diff.ts";
import type { Prepared } from "./prepare.ts";
import { named, quoted, type Session } from "./session.ts";

type Change = {
  readonly col: string;
  readonly a: string | null;
  readonly b: string | null;
  readonly n: number;
  readonly k: number;
};

/** What changed by column, the most changed first, and what is only spelled otherwise. Writes `changed_cells`. */
export async function changesByColumn(session: Session, prepared: Prepared): Promise<DiffColumn[]> {
  const { a, b, columns } = prepared;
  const cells = columns.map(({ cell, said }, i) => `${cell} as v${i}, ${said} as s${i}`).join(", ");
  const told = columns.map(
    ({ name }, i) =>
      `{'col': ${quoted(name)}, 'a': a.s${i}, 'b': b.s${i}, 'differs': a.v${i} is distinct from b.v${i}}`,
  );
  await session.run("changed-cells", {
    a: quoted(a.file),
    b: quoted(b.file),
    cells_a: cells,
    cells_b: cells,
    told: told.join(", "),
  });
  const changes = await session.rows<Change>("changed-columns");
  const respelled = new Map<string, number>();
  for (const { name, cell, said, words } of columns) {
    if (!words && said === `cast(${named(name)} as varchar)`) continue;
    const { k } = await session.one<{ k: number }>("respelled", { cell, said, a: quoted(a.file), b: quoted(b.file) });
    if (k > 0) respelled.set(name, k);
  }
  const names = [...new Set([...changes.map(({ col }) => col), ...respelled.keys()])];
  return names.map((column) => {
    const own = changes.filter(({ col }) => col === column);
    return {
      column,
      changed: own[0]?.k ?? 0,
      from_to: own.map(({ a, b, n }) => ({ from: a, to: b, rows: n })),
      respelled: respelled.get(column) ?? 0,
    };
  });
}
