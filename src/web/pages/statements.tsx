import type { StatementRow, StatementsFilter, StatementsPage } from "../../views/statements-page.ts";
import { modalities } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { readOneOf, readPage, readWords } from "../filters.ts";
import { FilterForm, ListBar, NoRows } from "../parts/choose.tsx";
import { Tag } from "../parts/marks.tsx";
import { Grid } from "../parts/grid.tsx";
import { Pager } from "../parts/pager.tsx";
import type { Ending } from "../route.ts";

/** Reads the filter of the statements from a query. Throws a TarmacError that names the field. */
export function readStatementsFilter(query: URLSearchParams, ending: Ending): StatementsFilter {
  return {
    speaker: readWords(query, "speaker"),
    position: readOneOf(query, "position", ["for", "against", "none"]),
    about: readWords(query, "about"),
    modality: readOneOf(query, "modality", modalities),
    page: ending === ".csv" ? null : readPage(query),
  };
}

/** Who said what, when, where, how firmly, and about what. */
export function Statements({ data, asked }: { data: StatementsPage; asked: Asked }) {
  return (
    <>
      <h1>Statements</h1>
      <p class="deck">
        What people and offices said, each once, however many outlets carried it. The position is the speaker’s own; it
        is no judgement of ours.
      </p>
      <FilterForm
        path="/statements"
        asked={asked}
        chosen={[
          { name: "speaker", label: "Speaker", choices: data.speakers, value: data.filter.speaker },
          { name: "about", label: "About", choices: data.abouts, value: data.filter.about },
          { name: "position", label: "Position", choices: data.positions, value: data.filter.position },
          { name: "modality", label: "Put as", choices: data.modalities, value: data.filter.modality },
        ]}
      />
      <ListBar count={data.total} one="statement" many="statements" asked={asked} />
      {data.total === 0 ? (
        <NoRows what="statement" path="/statements" asked={asked} />
      ) : (
        <Grid
          caption="Statements, oldest first"
          cards
          columns={["Speaker", "Day and medium", "What was said", "Put as", "About", "Carried by"]}
          rows={data.rows.map((row) => cells(row, data, asked))}
        />
      )}
      <Pager page={data.page} pages={data.pages} asked={asked} />
    </>
  );
}

function cells(row: StatementRow, data: StatementsPage, asked: Asked) {
  return [
    <>
      <a href={asked.link(`/statement/${encodeURIComponent(row.id)}`)}>{row.speaker}</a>
      {row.role === null ? null : <p class="fine">{row.role}</p>}
    </>,
    <>
      {row.date_text}
      {row.medium === null ? null : <p class="fine">{row.medium}</p>}
    </>,
    <>
      {row.says}
      {row.quote === null ? null : (
        <p>
          <q>{row.quote}</q>
        </p>
      )}
    </>,
    <>
      <Tag>{row.modality}</Tag> {row.position === "none" ? null : <Tag>{row.position}</Tag>}
    </>,
    <About row={row} asked={asked} />,
    <>
      {row.carried_by.map((id) => (
        <p>
          <a href={asked.link(`/source/${encodeURIComponent(id)}`)}>{data.sources[id]?.shown ?? id}</a>
        </p>
      ))}
    </>,
  ];
}

function About({ row, asked }: { row: StatementRow; asked: Asked }) {
  return (
    <>
      {row.about.map((to) => (
        <p>
          <a href={asked.link(refPath(to.ref))}>{to.title}</a>
        </p>
      ))}
    </>
  );
}

/** The address of a thing by its ref. */
export function refPath(ref: string): string {
  return `/${ref.split("/").map(encodeURIComponent).join("/")}`;
}

/** The statements as a table, one a row. */
export function statementsTable(data: StatementsPage): Table {
  return {
    columns: ["id", "speaker", "role", "date", "medium", "modality", "position", "says", "quote", "about", "sources"],
    rows: data.rows.map((row) => [
      row.id,
      row.speaker,
      row.role,
      row.date,
      row.medium,
      row.modality,
      row.position,
      row.says,
      row.quote,
      row.about.map((to) => to.ref).join(" "),
      row.carried_by.join("; "),
    ]),
  };
}
