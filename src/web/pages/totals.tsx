import type { TotalRow, TotalsFilter, TotalsPage } from "../../views/totals-page.ts";
import { parseDate, TarmacError, type Verdict, verdicts, verdictWord } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { readOneOf, readPage, readWords } from "../filters.ts";
import { FilterForm, ListBar, NoRows } from "../parts/choose.tsx";
import { Claims } from "../parts/claim.tsx";
import { Absent, Mark, State, stateClass } from "../parts/marks.tsx";
import { Pager } from "../parts/pager.tsx";
import { Pairs, pairsTable, Sums } from "../parts/pairs.tsx";
import { Scrolls } from "../parts/scrolls.tsx";
import { Section } from "../parts/section.tsx";
import { TotalsTies } from "../parts/totals-ties.tsx";
import type { Ending } from "../route.ts";

/** Reads the filter of the totals from a query, and holds the table asked for to the ones there are. Throws a TarmacError that names the field. */
export function readTotalsFilter(query: URLSearchParams, ending: Ending): TotalsFilter {
  const period = readWords(query, "period");
  if (period !== null && parseDate(period) === null)
    throw new TarmacError("bad_filter", "The period cannot be read.", {
      where: "period",
      hint: "Write a year, a month or two days: 2025, 2025-06 or 2025-01-20/2025-04-29.",
    });
  const chosen = query.getAll("verdict").filter((verdict) => verdict !== "");
  if (chosen.some((verdict) => !verdicts.includes(verdict as Verdict)))
    throw new TarmacError("bad_filter", "There is no such verdict.", {
      where: "verdict",
      hint: `The verdicts are ${verdicts.join(", ")}.`,
    });
  readOneOf(query, "table", ["totals", "pairs"]);
  return {
    measure: readWords(query, "measure"),
    agency: readWords(query, "agency"),
    period,
    verdicts: chosen as Verdict[],
    page: ending === "" ? readPage(query) : null,
  };
}

/** Published totals by scope, and the pairs that could be taken for the same thing. */
export function Totals({ data, asked }: { data: TotalsPage; asked: Asked }) {
  return (
    <>
      <h1>Totals by scope</h1>
      <p class="deck">
        Two totals can contradict each other only where they count the same thing, by the same agency, over the same
        days. Scope comes first here, then the number.
      </p>
      <TotalsTies here="/totals" asked={asked} />
      <FilterForm
        path="/totals"
        asked={asked}
        chosen={[
          { name: "measure", label: "Measure", choices: data.measures, value: data.filter.measure },
          { name: "agency", label: "Agency", choices: data.agencies, value: data.filter.agency },
          { name: "period", label: "Period, any day of", choices: data.periods, value: data.filter.period },
        ]}
      >
        <VerdictChips data={data} />
      </FilterForm>
      <ListBar
        count={data.total}
        one="total"
        many="totals"
        asked={asked}
        csv={[{ text: "pairs as .csv", href: asked.here(".csv", { page: null, table: "pairs" }) }]}
      >
        {data.pairs_total === 0 ? null : (
          <>
            {", "}
            <a href="#pairs">{pairsText(data)}</a>
          </>
        )}
      </ListBar>
      {data.total === 0 ? <NoRows what="total" path="/totals" asked={asked} /> : <Rows data={data} asked={asked} />}
      {data.sums.length === 0 ? null : (
        <Section
          title="Sums"
          notes={
            <p>
              Totals that are the sum of their parts, or of other totals of the same scope. Bounds are added; a round
              part carries half a unit.
            </p>
          }
        >
          <Sums sums={data.sums} asked={asked} />
        </Section>
      )}
      {data.total === 0 ? null : (
        <Section
          title="Pairs"
          notes={
            <p>
              Every two totals that a reader could take for the same thing: they count the same kind of thing, name the
              same doing and share a day. {data.pairs_total} in all; those of one scope first, then those that differ
              least.
            </p>
          }
          wide
        >
          {data.pairs.length === 0 ? (
            <Absent>No two of these totals could be taken for the same thing.</Absent>
          ) : (
            <Pairs pairs={data.pairs} asked={asked} />
          )}
          <Pager page={data.page} pages={data.pages} asked={asked} />
        </Section>
      )}
    </>
  );
}

/** "210 pairs, 1 of which differs". */
function pairsText(data: TotalsPage): string {
  const apart = data.states.find(({ state }) => state === "contradicts")?.count ?? 0;
  const all = `${data.pairs_total} ${data.pairs_total === 1 ? "pair" : "pairs"}`;
  const shown = data.filter.verdicts.length === 0 && apart > 0;
  return shown ? `${all}, ${apart} of which ${apart === 1 ? "differs" : "differ"}` : all;
}

function VerdictChips({ data }: { data: TotalsPage }) {
  if (data.states.length === 0) return null;
  return (
    <fieldset class="field">
      <legend>Only in pairs that</legend>
      <div class="chips">
        {[...data.states].reverse().map(({ state, count }) => (
          <label class={stateClass(state)}>
            <input type="checkbox" name="verdict" value={state} checked={data.filter.verdicts.includes(state)} />
            <Mark name={state} />
            <b>{verdictWord[state]}</b> <span class="count">{count}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const columns = ["Total", "Agency", "Included", "Left out", "Period", "As written, by whom", "Read as"] as const;

function Rows({ data, asked }: { data: TotalsPage; asked: Asked }) {
  return (
    <Scrolls name="Table: totals by what they measure">
      <table class="grid cards ledger">
        <caption class="hidden">Totals by what they measure, scope first</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        {data.groups.map((group) => (
          <tbody>
            <tr class="ledger__group">
              <th scope="rowgroup" colSpan={columns.length}>
                {group.measure.slice(0, 1).toUpperCase() + group.measure.slice(1)}, in {group.unit}
              </th>
            </tr>
            {group.rows.map((row) => (
              <tr>
                <TotalCells row={row} data={data} asked={asked} />
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Scrolls>
  );
}

function TotalCells({ row, data, asked }: { row: TotalRow; data: TotalsPage; asked: Asked }) {
  const href = asked.link(`/total/${encodeURIComponent(row.id)}`);
  const cells = [
    row.agency,
    named(row.includes),
    named(row.excludes),
    row.period_text,
    <Claims
      claims={row.told?.claims ?? []}
      sources={data.sources}
      asked={asked}
      limit={3}
      more={href}
      absent="Nobody gives its number."
    />,
    row.number === null ? "not told" : <b class="n">{row.number.text}</b>,
  ];
  return (
    <>
      <th scope="row">
        <a href={href}>{row.title}</a>
        {row.contradicts === 0 ? null : (
          <p class="is-contradicts">
            <State verdict="contradicts" word={`Differs from ${row.contradicts}`} />
          </p>
        )}
      </th>
      {cells.map((cell, i) => (
        <td data-column={columns[i + 1]}>
          <div>{cell}</div>
        </td>
      ))}
    </>
  );
}

const named = (list: readonly string[]) =>
  list.length === 0 ? <span class="muted">nothing named</span> : list.join("; ");

/** The totals as a table, one a row; with `?table=pairs` the pairs. */
export function totalsTable(data: TotalsPage, asked: Asked): Table {
  if (asked.query.get("table") === "pairs") return pairsTable(data.pairs);
  return {
    columns: [
      "id",
      "title",
      "measure",
      "agency",
      "includes",
      "excludes",
      "unit",
      "period",
      "number_lo",
      "number_hi",
      "number",
      "words",
      "said_by",
      "sources",
      "verdict",
      "pairs",
      "contradicts",
    ],
    rows: data.groups.flatMap((group) =>
      group.rows.map((row) => {
        const claims = row.told?.claims ?? [];
        const once = (list: readonly (string | null)[]): string =>
          [...new Set(list.filter((text) => text !== null))].join("; ");
        return [
          row.id,
          row.title,
          row.measure,
          row.agency,
          row.includes.join("; "),
          row.excludes.join("; "),
          row.unit,
          row.period,
          row.number?.lo,
          row.number?.hi,
          row.number?.text,
          once(claims.map((claim) => claim.words)),
          once(claims.map((claim) => claim.said_by)),
          once(claims.map((claim) => claim.source)),
          row.told?.verdict,
          row.pairs,
          row.contradicts,
        ];
      }),
    ),
  };
}
