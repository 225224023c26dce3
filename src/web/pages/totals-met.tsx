import type { MetFilter, MetGroup, MetPage, MetPairRow } from "../../views/met-page.ts";
import { metKinds, type MetVerdict, metVerdicts } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { readOneOf, readWords } from "../filters.ts";
import { FilterForm, ListBar } from "../parts/choose.tsx";
import { Grid } from "../parts/grid.tsx";
import { Absent, State, Tag } from "../parts/marks.tsx";
import { Section } from "../parts/section.tsx";
import { TotalsTies } from "../parts/totals-ties.tsx";

/** Reads the filter of the page from a query. Throws a TarmacError that names the field. */
export function readMetFilter(query: URLSearchParams): MetFilter {
  return {
    year: readWords(query, "year"),
    verdict: readOneOf(query, "verdict", Object.keys(metVerdicts)) as MetVerdict | null,
  };
}

/** Official totals, releases and statements of one fiscal year, set side by side. */
export function TotalsMet({ data, asked }: { data: MetPage; asked: Asked }) {
  const { official, release, statement } = data.kinds;
  return (
    <>
      <h1>Where totals meet</h1>
      <p class="deck">
        What an agency publishes, what the rows of its releases add up to, and what is said: set side by side within a
        year, scope first. Two numbers contradict each other only where they count the same thing over the same days.
      </p>
      <TotalsTies here="/totals/met" asked={asked} />
      <FilterForm
        path="/totals/met"
        asked={asked}
        chosen={[
          { name: "year", label: "Year", choices: data.years, value: data.filter.year },
          {
            name: "verdict",
            label: "Verdict",
            choices: data.states.map(({ state, count }) => ({ code: state, text: verdictText[state], count })),
            value: data.filter.verdict,
          },
        ]}
      />
      <ListBar count={data.total} one="pair" many="pairs" asked={asked}>
        {` of ${official} official, ${release} of releases, ${statement} of the record`}
      </ListBar>
      {data.groups.length > 0 ? null : data.filter.year === null && data.filter.verdict === null ? (
        <Absent>No two totals of one year could be taken for the same thing.</Absent>
      ) : (
        <Absent>No pair fits this filter.</Absent>
      )}
      {data.groups.map((group) => (
        <Year group={group} asked={asked} />
      ))}
    </>
  );
}

const verdictText: Readonly<Record<MetVerdict, string>> = {
  agrees: "Agree",
  different_scope: "Different scope",
  contradicts: "Contradict",
};
const kindText = { official: "official", release: "release", statement: "record" } as const;

function Year({ group, asked }: { group: MetGroup; asked: Asked }) {
  return (
    <Section title={group.period_text} id={`y${group.year}`} wide>
      <Grid
        caption={`Numbers of ${group.period_text}`}
        columns={["Total", "From", "Number", "Unit", "Agency", "Included", "Left out", "Period", "Public by"]}
        numbers={[2]}
        cards
        rows={group.rows.map((row) => [
          <a href={linkOf(row.href, asked)}>{row.title}</a>,
          <span title={metKinds[row.kind]}>
            <Tag>{kindText[row.kind]}</Tag>
          </span>,
          <b class="n">{row.text}</b>,
          row.scope.unit,
          row.scope.agency || <span class="muted">not told</span>,
          listed(row.scope.includes),
          listed(row.scope.excludes),
          row.period_text,
          row.as_of === null ? <span class="np">not told</span> : printDay(row.as_of),
        ])}
      />
      <Grid
        caption={`How each two of them stand, ${group.period_text}`}
        columns={["Verdict", "One", "Another", "Difference", "What would explain it"]}
        cards
        rows={group.pairs.map((pair) => [
          <State verdict={pair.verdict} word={verdictText[pair.verdict]} />,
          <Side side={pair.a} asked={asked} />,
          <Side side={pair.b} asked={asked} />,
          differenceText(pair),
          pair.why.map((why) => <p class="why">{why}</p>),
        ])}
      />
    </Section>
  );
}

function Side({ side, asked }: { side: MetPairRow["a"]; asked: Asked }) {
  return (
    <>
      <b class="n">{side.text}</b> <a href={linkOf(side.href, asked)}>{side.title}</a>
    </>
  );
}

/** An address with the reader's clocks, its own query kept. */
function linkOf(href: string, asked: Asked): string {
  const [path = "", query = ""] = href.split("?");
  return asked.link(path, Object.fromEntries(new URLSearchParams(query)));
}

const listed = (list: readonly string[]) =>
  list.length === 0 ? <span class="muted">nothing named</span> : list.join("; ");

/** "+10,730 (+3.95 %)"; "none" for equal numbers. */
function differenceText({ difference, percent }: MetPairRow): string {
  if (difference === null) return "not told: a bound is open";
  if (difference === 0) return "none";
  const signed = (n: number, text: string): string => `${n > 0 ? "+" : "−"}${text}`;
  const share = percent === null ? "" : ` (${signed(percent, Math.abs(percent).toLocaleString("en-US"))} %)`;
  return `${signed(difference, Math.abs(difference).toLocaleString("en-US"))}${share}`;
}

/** The pairs as a table, one a row. */
export function totalsMetTable({ groups }: MetPage): Table {
  const side = (name: string): string[] => ["id", "kind", "title", "number"].map((column) => `${name}_${column}`);
  return {
    columns: ["year", "verdict", ...side("a"), ...side("b"), "difference", "percent", "differs", "why"],
    rows: groups.flatMap(({ year, pairs }) =>
      pairs.map((pair) => [
        year,
        pair.verdict,
        ...[pair.a, pair.b].flatMap(({ id, kind, title, text }) => [id, kind, title, text]),
        pair.difference,
        pair.percent,
        pair.differs.map(({ aspect }) => aspect).join(" "),
        pair.why.join(" "),
      ]),
    ),
  };
}
