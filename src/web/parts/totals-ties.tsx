import type { Asked } from "../asked.ts";

const ties = [
  ["/totals", "Totals by scope"],
  ["/totals/met", "Where totals meet"],
  ["/editions", "Editions of official totals"],
] as const;

/** Links between the pages of totals; the one that is shown stands without a link. */
export function TotalsTies({ here, asked }: { here: string; asked: Asked }) {
  return (
    <p class="ties">
      {ties.map(([path, word]) => (path === here ? <b>{word}</b> : <a href={asked.link(path)}>{word}</a>))}
    </p>
  );
}
