import type { CellView } from "../../views/agreement-cells.ts";
import { Mark } from "./marks.tsx";

/** Source ticks, one a source: ≠ where they differ, two squares where their scope differs. `about` is what they are about, for readers who hear it. */
export function Ticks({ cell, href, about }: { cell: CellView; href?: string; about: string }) {
  if (cell.standing === null || cell.sources.length === 0) return null;
  const words = ticksWords(cell);
  const inside = (
    <>
      {cell.sources.slice(0, 8).map(() => (
        <i />
      ))}
      {cell.standing === "different_scope" ? <Mark name="different_scope" /> : null}
      <span class="hidden">
        {words}: {about}
      </span>
    </>
  );
  const kind =
    cell.standing === "differs"
      ? "srcs is-contradicts"
      : cell.standing === "different_scope"
        ? "srcs is-different-scope"
        : "srcs";
  const title = cell.why === "" ? words : `${words}. ${cell.why}`;
  return href === undefined ? (
    <span class={kind} title={title}>
      {inside}
    </span>
  ) : (
    <a class={kind} title={title} href={href} data-open>
      {inside}
    </a>
  );
}

/** "2 sources, which differ". */
export function ticksWords(cell: CellView): string {
  const sources = `${cell.sources.length} ${cell.sources.length === 1 ? "source" : "sources"}`;
  if (cell.standing === "differs")
    return cell.sources.length === 1 ? "1 source, within which accounts differ" : `${sources}, which differ`;
  return cell.standing === "different_scope" ? `${sources}, of different scope` : sources;
}

/** What a cell says: its words, or why there are none. Numbers stand out where the cell is about numbers. */
export function CellWords({ cell, numbers = false }: { cell: CellView; numbers?: boolean }) {
  return (
    <>
      {cell.absence === null ? null : <span class="np">{cell.absence}</span>}
      {cell.absence === null || cell.text === "" ? null : "; "}
      {numbers ? <Amounts text={cell.text} /> : cell.text}
    </>
  );
}

/** Words with their numbers and amounts in bold; a year is no amount. */
function Amounts({ text }: { text: string }) {
  const parts = text.split(/((?<![\w-])[A-Z]{0,2}[$€£]?\d(?:[\d,.]*\d)?(?:M|bn)?(?![\w-]))/);
  return <>{parts.map((part, i) => (i % 2 === 1 && !/^(?:19|20)\d\d$/.test(part) ? <b class="n">{part}</b> : part))}</>;
}
