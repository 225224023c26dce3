import type { SourceRow, SourcesFilter, SourcesPage } from "../../views/sources-page.ts";
import { seenKinds, sourceKinds } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { readOneOf, readPage, readWords } from "../filters.ts";
import { AsOfField } from "../parts/as-of.tsx";
import { Grid } from "../parts/grid.tsx";
import { Pager } from "../parts/pager.tsx";
import { EmptyRecord } from "./empty.tsx";

/** Reads the filter of the list of sources from a query. Throws a TarmacError that names the field. */
export function readSourcesFilter(query: URLSearchParams): SourcesFilter {
  return {
    kind: readOneOf(query, "kind", Object.keys(sourceKinds)),
    seen: readOneOf(query, "seen", Object.keys(seenKinds)),
    host:
      query
        .get("host")
        ?.trim()
        .toLowerCase()
        .replace(/^www\./, "") || null,
    q: readWords(query),
    page: readPage(query),
  };
}

/** Every source, newest first: what it is, how much of it was read, and what rests on it. */
export function Sources({ data, asked }: { data: SourcesPage; asked: Asked }) {
  if (data.total === 0 && !isFiltered(data, asked)) return <EmptyRecord asked={asked} />;
  return (
    <>
      <h1>Sources</h1>
      <p class="deck">
        Every number in this record comes from one of these. A copy names the site on which it was read first, then whom
        it credits.
      </p>
      <Filters data={data} asked={asked} />
      <div class="bar">
        <p>
          <b>
            {data.total} {data.total === 1 ? "source" : "sources"}
          </b>
          , newest first; those without a date last
        </p>
      </div>
      {data.rows.length === 0 ? (
        <p class="banner">
          No source fits this filter. <a href={asked.link("/sources")}>Show all</a>
        </p>
      ) : (
        <Grid
          caption="Sources"
          columns={["Source", "Published", "Kind", "Read", "Copy of", "Claims"]}
          numbers={[5]}
          rows={data.rows.map((row) => [
            <Name row={row} asked={asked} />,
            <span class="nowrap">{row.date_text}</span>,
            row.kind.replaceAll("_", " "),
            <span title={(seenKinds as Record<string, string>)[row.seen]}>{row.seen.replaceAll("_", " ")}</span>,
            <CopyOf row={row} asked={asked} />,
            row.claims,
          ])}
        />
      )}
      <Pager page={data.page} pages={data.pages} asked={asked} />
    </>
  );
}

function Name({ row, asked }: { row: SourceRow; asked: Asked }) {
  return (
    <>
      <a href={asked.link(`/source/${encodeURIComponent(row.id)}`)}>{row.shown}</a>
      {row.title === null ? null : (
        <>
          {" "}
          <q>{row.title}</q>
        </>
      )}{" "}
      <code class="fine">{row.id}</code>
    </>
  );
}

function CopyOf({ row, asked }: { row: SourceRow; asked: Asked }) {
  if (row.root !== null) return <a href={asked.link(`/source/${encodeURIComponent(row.root.id)}`)}>{row.root.shown}</a>;
  if (row.copies > 0) return <>{row.copies === 1 ? "1 copy of it here" : `${row.copies} copies of it here`}</>;
  return row.original?.publisher ? <>{row.original.publisher}</> : null;
}

function Filters({ data, asked }: { data: SourcesPage; asked: Asked }) {
  const { filter } = data;
  return (
    <form class="filters" method="get" action="/sources">
      <Choose name="kind" label="Kind" all="Any kind" chosen={filter.kind} choices={data.kinds} />
      <Choose name="seen" label="Read" all="Any" chosen={filter.seen} choices={data.seens} />
      <div class="field">
        <label for="f-host">Site</label>
        <input id="f-host" name="host" list="hosts" value={filter.host ?? ""} placeholder="example.org" />
        <datalist id="hosts">
          {data.hosts.slice(0, 100).map(({ code, count }) => (
            <option value={code}>{count}</option>
          ))}
        </datalist>
      </div>
      <div class="field">
        <label for="f-q">Words</label>
        <input id="f-q" name="q" value={filter.q ?? ""} maxLength={200} />
      </div>
      <AsOfField value={asked.when.as_of ?? ""} />
      {asked.when.known_at === undefined ? null : <input type="hidden" name="known_at" value={asked.when.known_at} />}
      <button class="button" type="submit">
        Show
      </button>
      {isFiltered(data, asked) ? (
        <a class="clear-filter" href="/sources">
          Clear
        </a>
      ) : null}
    </form>
  );
}

function Choose(props: {
  name: string;
  label: string;
  all: string;
  chosen: string | null;
  choices: SourcesPage["kinds"];
}) {
  const { name, label, all, chosen, choices } = props;
  return (
    <div class="field">
      <label for={`f-${name}`}>{label}</label>
      <select id={`f-${name}`} name={name}>
        <option value="">{all}</option>
        {choices.map(({ code, count }) => (
          <option value={code} selected={code === chosen}>
            {code.replaceAll("_", " ")} ({count})
          </option>
        ))}
      </select>
    </div>
  );
}

function isFiltered({ filter }: SourcesPage, { when }: Asked): boolean {
  const told = [filter.kind, filter.seen, filter.host, filter.q, when.as_of, when.known_at];
  return told.some((value) => value !== null && value !== undefined);
}

/** The list of sources as a table: one source a row. */
export function sourcesTable(data: SourcesPage): Table {
  return {
    columns: [
      "id",
      "date",
      "shown",
      "title",
      "publisher",
      "host",
      "kind",
      "seen",
      "copy_of",
      "root",
      "copies",
      "claims",
      "language",
      "url",
      "note",
    ],
    rows: data.rows.map((row) => [
      row.id,
      row.date,
      row.shown,
      row.title,
      row.publisher,
      row.host,
      row.kind,
      row.seen,
      row.copy_of,
      row.root?.id,
      row.copies,
      row.claims,
      row.language,
      row.url,
      row.note,
    ]),
  };
}
