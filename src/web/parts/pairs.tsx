import type { PairView, SumView } from "../../views/totals-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { Grid } from "./grid.tsx";
import { State, stateClass, Tag } from "./marks.tsx";

/** Pairs of totals: verdict, both, and why. On a total's own page `own` is its id, and only the other one is named. */
export function Pairs({ pairs, asked, own }: { pairs: readonly PairView[]; asked: Asked; own?: string }) {
  const link = (total: PairView["a"]) => (
    <a href={asked.link(`/total/${encodeURIComponent(total.id)}`)}>{total.title}</a>
  );
  return (
    <Grid
      caption="Pairs of totals, with verdict and reason"
      cards
      columns={own === undefined ? ["Verdict", "One", "Another", "Why"] : ["Verdict", "The other", "Why"]}
      rows={pairs.map((pair) => [
        <span class={stateClass(pair.verdict)}>
          <State verdict={pair.verdict} />
        </span>,
        ...(own === undefined ? [link(pair.a), link(pair.b)] : [link(pair.a.id === own ? pair.b : pair.a)]),
        pair.reason,
      ])}
    />
  );
}

const fitWords = { adds_up: "adds up", short: "not all parts", apart: "does not fit" } as const;
const sumWords = {
  parts: "its own parts",
  period: "totals that follow each other",
  agency: "one total for each agency",
};

/** Totals that are sums, each with the arithmetic. */
export function Sums({ sums, asked }: { sums: readonly SumView[]; asked: Asked }) {
  return (
    <ul class="finds">
      {sums.map((sum) => (
        <li>
          <span>
            <Tag>{fitWords[sum.fits]}</Tag>
          </span>
          <div>
            <b>
              <a href={asked.link(`/total/${encodeURIComponent(sum.whole)}`)}>{sum.title}</a>
            </b>
            , against {sumWords[sum.by]}
            <br />
            {sum.text}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Pairs as a table, one a row. */
export function pairsTable(pairs: readonly PairView[]): Table {
  return {
    columns: ["a", "a_title", "b", "b_title", "verdict", "rule", "reason", "differs"],
    rows: pairs.map((pair) => [
      pair.a.id,
      pair.a.title,
      pair.b.id,
      pair.b.title,
      pair.verdict,
      pair.rule,
      pair.reason,
      pair.differs.map((d) => d.aspect).join(" "),
    ]),
  };
}
