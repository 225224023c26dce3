import type { VisitsPage } from "../../views/visit-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { Grid } from "../parts/grid.tsx";
import { Tag } from "../parts/marks.tsx";
import { Crumbs } from "../parts/section.tsx";

/** Journeys of officials, in the order of their days. */
export function Visits({ data, asked }: { data: VisitsPage; asked: Asked }) {
  return (
    <>
      <Crumbs asked={asked} trail={[{ text: "Agreements", href: "/agreements" }, { text: "Visits" }]} />
      <h1>Visits</h1>
      <p class="deck">
        Journeys of officials around the agreements and movements, with what was said and agreed there.
      </p>
      <h2 class="hidden">Visits by day</h2>
      {data.rows.length === 0 ? (
        <p class="banner">No visit is in this record{asked.when.as_of === undefined ? "" : " as of that day"}.</p>
      ) : (
        <div class="list">
          <Grid
            caption="Visits by day"
            columns={["Visit", "Who", "When", "Where", "Statements", "Agreements", "Sources"]}
            numbers={[4, 5, 6]}
            rows={data.rows.map((row) => [
              <>
                <a href={asked.link(`/visit/${encodeURIComponent(row.id)}`)}>{row.title}</a>{" "}
                {row.planned ? <Tag>only planned in the sources read</Tag> : null}
              </>,
              row.who,
              row.date_text === "" ? (
                <span class="np">day not told; public by {printDay(row.date)}</span>
              ) : (
                row.date_text
              ),
              row.places.join("; "),
              row.statements,
              row.agreements,
              row.sources.length,
            ])}
          />
        </div>
      )}
    </>
  );
}

/** The visits as a table, one a row. */
export function visitsTable(data: VisitsPage): Table {
  return {
    columns: ["id", "title", "who", "date", "date_text", "places", "planned", "statements", "agreements", "sources"],
    rows: data.rows.map((row) => [
      row.id,
      row.title,
      row.who,
      row.date,
      row.date_text,
      row.places.join("; "),
      row.planned,
      row.statements,
      row.agreements,
      row.sources.join(" "),
    ]),
  };
}
