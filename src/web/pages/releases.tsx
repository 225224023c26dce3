import type { ReleaseRow, ReleasesPage } from "../../views/releases-page.ts";
import { flagText } from "../../views/removals-page-words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { ListBar } from "../parts/choose.tsx";
import { Grid } from "../parts/grid.tsx";
import { NoReleases, Period, ReleaseTies } from "../parts/removals.tsx";

/** Government releases that were loaded, each with what is to be known of it before it is counted. */
export function Releases({ data, asked }: { data: ReleasesPage; asked: Asked }) {
  return (
    <>
      <h1>Government releases</h1>
      <p class="deck">
        What agencies gave out, row by row, as it was read here. Rows are flagged and never deleted; what was no row is
        kept with its reason.
      </p>
      <ReleaseTies here="/releases" release={null} asked={asked} />
      {data.total === 0 ? <NoReleases /> : <List data={data} asked={asked} />}
    </>
  );
}

function List({ data, asked }: { data: ReleasesPage; asked: Asked }) {
  return (
    <>
      <ListBar count={data.total} one="release" many="releases" asked={asked}>
        , the last published first
      </ListBar>
      <Grid
        caption="Releases"
        columns={["Release", "Publisher", "Period", "Rows", "People", "Third-country", "To be known", "Compare"]}
        numbers={[3, 4]}
        cards
        rows={data.rows.map((row) => [
          <ReleaseName row={row} asked={asked} />,
          <>
            {row.publisher}
            {row.published === null ? null : <div class="fine">{printDay(row.published)}</div>}
          </>,
          <Period row={row} />,
          row.rows.toLocaleString("en"),
          <a href={asked.link("/removals", { release: row.release })}>{row.people.toLocaleString("en")}</a>,
          <ThirdCell row={row} asked={asked} />,
          <ToBeKnown row={row} />,
          <Compare row={row} others={data.rows} asked={asked} />,
        ])}
      />
    </>
  );
}

function ReleaseName({ row, asked }: { row: ReleaseRow; asked: Asked }) {
  return (
    <>
      <a href={asked.link(`/release/${encodeURIComponent(row.release)}`)}>{row.title}</a>
      <div class="fine">
        <code>{row.release}</code>
        {row.has_source ? (
          <>
            {" "}
            · <a href={asked.link(`/source/${encodeURIComponent(row.release)}`)}>source</a>
          </>
        ) : null}
      </div>
      {row.files.map(({ name, sha256 }) => (
        <div class="fine">
          {name} <code title={sha256}>{sha256.slice(0, 12)}</code>
        </div>
      ))}
    </>
  );
}

function ThirdCell({ row, asked }: { row: ReleaseRow; asked: Asked }) {
  if (!row.tells_destination) return <span class="np">does not tell where people were sent</span>;
  const { yes, no, cannot_tell } = row.third_country;
  return (
    <a class="quiet" href={asked.link("/removals/third-country", { release: row.release })}>
      {yes.toLocaleString("en")} yes · {no.toLocaleString("en")} no · {cannot_tell.toLocaleString("en")} cannot tell
    </a>
  );
}

function ToBeKnown({ row }: { row: ReleaseRow }) {
  const flags = Object.entries(row.flags).map(([flag, n]) => `${n.toLocaleString("en")} ${flagText(flag)}`);
  const told = [
    ...flags,
    ...(row.rejects === 0 ? [] : [`${row.rejects.toLocaleString("en")} rejects`]),
    ...(row.passed_over === 0 ? [] : [`${row.passed_over} ${row.passed_over === 1 ? "sheet" : "sheets"} passed over`]),
  ];
  return <>{told.length === 0 ? "nothing" : told.join("; ")}</>;
}

/** Links to the comparison with the releases before and after it in the list: those are the ones that people compare. */
function Compare({ row, others, asked }: { row: ReleaseRow; others: readonly ReleaseRow[]; asked: Asked }) {
  const at = others.indexOf(row);
  const beside = [others[at + 1], others[at - 1]].filter((one) => one !== undefined);
  return (
    <>
      {beside.map(({ release, title }) => (
        <div>
          <a href={asked.link("/releases/diff", { a: release, b: row.release })}>with {title}</a>
        </div>
      ))}
    </>
  );
}

/** The releases as a table. */
export function releasesTable({ rows }: ReleasesPage): Table {
  return {
    columns: [
      ...["release", "title", "publisher", "published", "from", "to", "row_is", "counts_by", "year_begins", "rows"],
      ...["people", "third_country", "not_third_country", "cannot_tell", "tells_destination", "flags", "rejects"],
      ...["sheets_passed_over", "sha256", "url", "loaded_at"],
    ],
    rows: rows.map((row) => [
      ...[row.release, row.title, row.publisher, row.published, row.from, row.to, row.row_is, row.counts_by],
      ...[row.year_begins, row.rows, row.people],
      ...[row.third_country.yes, row.third_country.no, row.third_country.cannot_tell, row.tells_destination],
      Object.entries(row.flags)
        .map(([flag, n]) => `${flag}=${n}`)
        .join(" "),
      ...[row.rejects, row.passed_over, row.files.map(({ sha256 }) => sha256).join(" "), row.url, row.loaded_at],
    ]),
  };
}
