import type { EditionRow, EditionsFilter, EditionsPage, SeriesView } from "../../views/editions-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { YearCurves } from "../drawings/year-curves.tsx";
import { readOneOf, readWords } from "../filters.ts";
import { FilterForm, ListBar } from "../parts/choose.tsx";
import { Grid } from "../parts/grid.tsx";
import { Mark, Tag } from "../parts/marks.tsx";
import { Scrolls } from "../parts/scrolls.tsx";
import { Section } from "../parts/section.tsx";
import { TotalsTies } from "../parts/totals-ties.tsx";

/** Reads the filter of the editions from a query. */
export function readEditionsFilter(query: URLSearchParams): EditionsFilter {
  return {
    series: readWords(query, "series"),
    measure: readWords(query, "measure"),
    year: readWords(query, "year"),
    doubtful: readOneOf(query, "doubtful", ["1"]) === "1",
  };
}

/** Official running totals, edition by edition, with what cannot be right beside the numbers. */
export function Editions({ data, asked }: { data: EditionsPage; asked: Asked }) {
  const { choices, filter } = data;
  return (
    <>
      <h1>Editions of official totals</h1>
      <p class="deck">
        An agency publishes a running total again and again, and keeps no list of what it said before. Here stands every
        edition that was loaded, and what in the series cannot be right.
      </p>
      <TotalsTies here="/editions" asked={asked} />
      {choices.series.length === 0 ? (
        <p>
          No edition is loaded here, or none was public on this day: <code>tarmac load totals FILE</code> reads one.
        </p>
      ) : (
        <>
          <FilterForm
            path="/editions"
            asked={asked}
            chosen={[
              { name: "series", label: "Series", choices: choices.series, value: filter.series },
              { name: "measure", label: "Measure", choices: choices.measures, value: filter.measure },
              { name: "year", label: "Fiscal year", choices: choices.years, value: filter.year },
            ]}
          >
            <label class="field">
              <span>
                <input type="checkbox" name="doubtful" value="1" checked={filter.doubtful} /> only doubted
              </span>
            </label>
          </FilterForm>
          <ListBar count={data.total} one="edition" many="editions" asked={asked} />
          {data.series.map((series) => (
            <Series series={series} />
          ))}
        </>
      )}
    </>
  );
}

function Series({ series }: { series: SeriesView }) {
  const name = `${series.agency ?? series.series}: ${series.measure.replaceAll("_", " ")}`;
  return (
    <Section
      title={name}
      id={`${series.series}-${series.measure}`}
      wide
      notes={
        <p>
          {series.total} editions, {series.doubted === 0 ? "none" : series.doubted} of them doubted; counted from the
          first day of the agency’s year, in {series.unit}.
          {series.publisher === null ? "" : ` Published by ${series.publisher}.`}
        </p>
      }
    >
      <Scrolls name={`Drawing: ${name}`}>
        <YearCurves series={series} />
      </Scrolls>
      <p class="note key">
        <span>
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
            <circle class="edition" cx="7" cy="7" r="3" />
          </svg>
          nothing doubted
        </span>{" "}
        <span class="is-contradicts">
          <Mark name="no" /> doubted, where it says that it stands
        </span>
      </p>
      <Rows series={series} name={name} />
    </Section>
  );
}

function Rows({ series, name }: { series: SeriesView; name: string }) {
  return (
    <Grid
      caption={`Editions: ${name}`}
      columns={["Year", "Counted to", "File of", "Figure", "What was found", "Where it stands"]}
      numbers={[3]}
      cards
      rows={series.rows.map((row) => [
        `FY${row.fiscal_year}`,
        row.pull_date === null ? <span class="np">not told</span> : printDay(row.pull_date),
        row.file_date === null ? <span class="np">not told</span> : printDay(row.file_date),
        <b class="n">{row.value.toLocaleString("en-US")}</b>,
        <Found row={row} />,
        <span class="fine">{row.place}</span>,
      ])}
    />
  );
}

/** What is doubted, in a shape and a word, then why, and what would fit. */
function Found({ row }: { row: EditionRow }) {
  if (row.findings.length === 0) return null;
  return (
    <>
      {row.doubts === null ? (
        <Tag>note</Tag>
      ) : (
        <span class="state is-contradicts">
          <Mark name="no" /> Doubted: {row.doubts}
        </span>
      )}
      {row.findings.map(({ title, text, fits, rule }) => (
        <p class="why">
          <b>{title}.</b> {text}
          {fits === null ? null : <> What would fit: {fits}.</>} <code class="fine">{rule}</code>
        </p>
      ))}
    </>
  );
}

/** The editions as a table, one a row. */
export function editionsTable({ series }: EditionsPage): Table {
  return {
    columns: [
      ...["series", "measure", "fiscal_year", "pull_date", "file_date", "value", "state", "doubts"],
      ...["rules", "found", "fits", "words", "pull_words", "pull_place", "place", "id"],
    ],
    rows: series.flatMap(({ rows }) =>
      rows.map((row) => [
        ...[row.series, row.measure, row.fiscal_year, row.pull_date, row.file_date, row.value, row.state, row.doubts],
        row.findings.map(({ rule }) => rule).join(" "),
        row.findings.map(({ text }) => text).join(" "),
        row.findings.flatMap(({ fits }) => fits ?? []).join("; "),
        ...[row.words, row.pull_words, row.pull_place, row.place, row.id],
      ]),
    ),
  };
}
