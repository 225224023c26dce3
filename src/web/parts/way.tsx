import type { MovementRow } from "../../views/shapes.ts";

/** "Panama → Colombia"; the title where an end is not known. */
export function Way({ row }: { row: MovementRow }) {
  const from = row.from_country ?? row.from;
  const to = row.to_country ?? row.to;
  return from === null || to === null ? (
    <>{row.title}</>
  ) : (
    <>
      {from.text}{" "}
      <span class="arrow" aria-hidden="true">
        →
      </span>
      <span class="hidden">to</span> {to.text}
    </>
  );
}
