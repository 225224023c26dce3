import type { RemovalRow, RemovalRowsPage, RowCountry } from "../../views/removals-page-rows.ts";
import { flagSays, flagText } from "../../views/removals-page-words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { ListBar } from "../parts/choose.tsx";
import { Grid } from "../parts/grid.tsx";
import { Pager } from "../parts/pager.tsx";
import { Answer, NoReleases, ReleaseHead, RowsArePeople } from "../parts/removals.tsx";
import { RemovalsForm } from "../parts/removals-form.tsx";

/** Rows of a release, each with its place: what a total counts can be looked up in the file. */
export function RemovalRows({ data, asked }: { data: RemovalRowsPage; asked: Asked }) {
  const { release } = data;
  return (
    <>
      <ReleaseHead
        title="Rows of a release"
        deck="Where each row stands in the file, what it says of countries and days, and which answer it has."
        here="/removals/rows"
        releases={release === null ? [] : [release]}
        asked={asked}
      />
      {release === null ? (
        <NoReleases />
      ) : (
        <>
          <RemovalsForm path="/removals/rows" data={{ ...data, releases: [release.release] }} asked={asked} />
          <RowsArePeople />
          <Rows data={data} asked={asked} />
        </>
      )}
    </>
  );
}

function Rows({ data, asked }: { data: RemovalRowsPage; asked: Asked }) {
  const shared = sharedOf(data.rows);
  return (
    <>
      <ListBar count={data.total} one="row" many="rows" asked={asked}>
        , in the order of the file
      </ListBar>
      {data.rows.length === 0 ? (
        <p class="banner">
          No row fits this filter. <a href={asked.path}>Show all</a>
        </p>
      ) : (
        <Grid
          caption="Rows"
          columns={["Place", "Day", "Citizenship", "Born in", "Sent to", "Left by", "Third-country", "Flags", "Same"]}
          cards
          rows={data.rows.map((row) => [
            <PlaceOf row={row} />,
            row.counted_date === null ? <span class="np">not told</span> : printDay(row.counted_date),
            <Country country={row.citizenship} />,
            <Country country={row.birth} />,
            <Country country={row.to} />,
            row.port,
            <>
              <Answer answer={row.third_country} /> <span class="fine">{row.rule_text.replace(/^[a-z ]+: /, "")}</span>
            </>,
            row.flags.map((flag) => <span title={flagSays(flag)}>{flagText(flag)} </span>),
            shared.has(row.person) ? <code>{row.person?.slice(0, 6)}</code> : null,
          ])}
        />
      )}
      <Pager page={data.page} pages={data.pages} asked={asked} />
    </>
  );
}

/** Digests that more than one of these rows has: of the others nothing is to be seen. */
function sharedOf(rows: readonly RemovalRow[]): ReadonlySet<string | null> {
  const [once, more] = [new Set<string>(), new Set<string | null>()];
  for (const { person } of rows)
    if (person !== null) {
      if (once.has(person)) more.add(person);
      once.add(person);
    }
  return more;
}

function PlaceOf({ row }: { row: RemovalRow }) {
  return (
    <>
      {row.sheet === null ? row.file : `${row.file}, ${row.sheet}`}, row {row.row.toLocaleString("en")}
      {row.people === 1 ? null : (
        <div class="fine">
          {row.people === null ? "number of people not told" : `${row.people.toLocaleString("en")} people`}
        </div>
      )}
    </>
  );
}

/** A country by name and code, and what is written where that is another word. */
function Country({ country: { text, said } }: { country: RowCountry }) {
  return (
    <>
      {text}
      {said === null || text.includes(said.trim()) ? null : (
        <div class="fine">
          <q>{said}</q>
        </div>
      )}
    </>
  );
}

/** The rows as a table. `same` is a digest of the release's identifier. */
export function removalRowsTable({ release, rows }: RemovalRowsPage): Table {
  return {
    columns: [
      ...["release", "file", "sheet", "row", "people", "counted_date", "departed_date", "citizenship"],
      ...["citizenship_said", "birth", "birth_said", "to", "to_said", "port", "third_country", "rule", "flags", "same"],
    ],
    rows: rows.map((row) => [
      ...[release?.release, row.file, row.sheet, row.row, row.people, row.counted_date, row.departed_date],
      ...[row.citizenship, row.birth, row.to].flatMap(({ code, said }) => [code, said]),
      ...[row.port, row.third_country, row.rule, row.flags.join(" "), row.person],
    ]),
  };
}
