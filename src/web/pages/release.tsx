import type { ReleasePage } from "../../views/release-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { Grid } from "../parts/grid.tsx";
import { countsOf, NoDestination, Period, ReleaseTies } from "../parts/removals.tsx";
import { Crumbs, Section } from "../parts/section.tsx";

/** One release: what was read, how, and what is to be known of its rows. */
export function Release({ data, asked }: { data: ReleasePage; asked: Asked }) {
  const { row } = data;
  return (
    <>
      <Crumbs
        asked={asked}
        trail={[{ text: "Releases", href: "/releases" }, { text: row.title }]}
        sign={`release/${row.release}`}
      />
      <h1>{row.title}</h1>
      {data.says === null ? null : <p class="deck">{data.says}</p>}
      <ReleaseTies here={asked.path} release={row.release} asked={asked} />
      {row.tells_destination ? null : <NoDestination title={row.title} />}
      <Origin data={data} asked={asked} />
      <Files data={data} />
      <Columns data={data} asked={asked} />
      <Flags data={data} asked={asked} />
      <Rejects data={data} asked={asked} />
    </>
  );
}

function Origin({ data: { row, others, map }, asked }: { data: ReleasePage; asked: Asked }) {
  return (
    <Section title="Where it is from">
      <dl class="facts">
        <dt>Publisher</dt>
        <dd>
          {row.publisher}
          {row.published === null ? ", on a day that is not told" : `, ${printDay(row.published)}`}
        </dd>
        <dt>Counts</dt>
        <dd>{countsOf(row)}</dd>
        <dt>Period</dt>
        <dd>
          <Period row={row} />
        </dd>
        <dt>Had from</dt>
        <dd>{row.url === null ? <span class="np">not told</span> : <Address url={row.url} />}</dd>
        <dt>Source</dt>
        <dd>
          {row.has_source ? (
            <a href={asked.link(`/source/${encodeURIComponent(row.release)}`)}>{row.release}</a>
          ) : (
            <span class="np">not in the record</span>
          )}
        </dd>
        <dt>Read</dt>
        <dd>
          {row.loaded_at.slice(0, 16).replace("T", " ")} UTC with the column map <code>{map.name}</code>{" "}
          <code title={map.sha256}>{map.sha256.slice(0, 12)}</code>
        </dd>
        {others.length === 0 ? null : (
          <>
            <dt>Compare</dt>
            <dd>
              {others.map(({ release, title }) => (
                <div>
                  <a href={asked.link("/releases/diff", { a: release, b: row.release })}>with {title}</a>
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}

/** An address as a link; anything but the web as text. */
function Address({ url }: { url: string }) {
  return /^https?:\/\//.test(url) ? <a href={url}>{url}</a> : <code>{url}</code>;
}

function Files({ data }: { data: ReleasePage }) {
  return (
    <Section title="Files and sheets" wide>
      {data.files.map((file) => (
        <div>
          <h3>{file.name}</h3>
          <p class="fine">
            {file.bytes.toLocaleString("en")} bytes{file.encoding === null ? "" : `, ${file.encoding}`}, SHA-256{" "}
            <code>{file.sha256}</code>
          </p>
          {file.lost === null ? null : <p class="banner">Could not be read: {file.lost}</p>}
          <Grid
            caption={`Tables of ${file.name}`}
            columns={["Sheet", "Header in line", "Rows", "Rejects", "Above the header"]}
            numbers={[1, 2, 3]}
            cards
            rows={[
              ...file.tables.map((table) => [
                table.sheet ?? "the file itself",
                table.header_line,
                table.rows.toLocaleString("en"),
                table.rejects.toLocaleString("en"),
                <q>{table.titles.join(" · ")}</q>,
              ]),
              ...file.passed_over.map(({ sheet, line, reason }) => [
                sheet ?? "the file itself",
                line,
                "passed over",
                "",
                reason,
              ]),
            ]}
          />
        </div>
      ))}
    </Section>
  );
}

function Columns({ data, asked }: { data: ReleasePage; asked: Asked }) {
  return (
    <Section title="Columns" notes={<p>What the column map reads, and what each column holds.</p>}>
      <Grid
        caption="Columns"
        columns={["Column", "In the release", "What it holds"]}
        rows={data.columns.map(({ name, from, says, counted }) => [
          counted ? (
            <a class="quiet" href={asked.link("/removals", { release: data.row.release, by: name })}>
              <code>{name}</code>
            </a>
          ) : (
            <code>{name}</code>
          ),
          from === null ? "" : <q>{from}</q>,
          <Says text={says} />,
        ])}
      />
    </Section>
  );
}

/** A sentence whose names of columns stand in grave accents, as docs have them. */
function Says({ text }: { text: string }) {
  return <>{text.split("`").map((part, i) => (i % 2 === 1 ? <code>{part}</code> : part))}</>;
}

function Flags({ data, asked }: { data: ReleasePage; asked: Asked }) {
  return (
    <Section title="Flags" notes={<p>A flag never takes a row away.</p>}>
      {data.flags.length === 0 ? (
        <p>No row has a flag.</p>
      ) : (
        <Grid
          caption="Flags"
          columns={["Flag", "Rows", "What it means"]}
          numbers={[1]}
          rows={data.flags.map(({ flag, text, says, rows }) => [
            text,
            <a href={asked.link("/removals/rows", { release: data.row.release, flags: flag })}>
              {rows.toLocaleString("en")}
            </a>,
            says,
          ])}
        />
      )}
    </Section>
  );
}

function Rejects({ data, asked }: { data: ReleasePage; asked: Asked }) {
  const { rejects } = data.row;
  return (
    <Section title="What was no row" wide>
      {rejects === 0 ? (
        <p>Every line was read as a row.</p>
      ) : (
        <>
          <p class="note">
            {data.rejects.length < rejects
              ? `The first ${data.rejects.length} of ${rejects.toLocaleString("en")}.`
              : `${rejects} in all.`}{" "}
            <a href={asked.here(".csv")}>All as .csv</a>
          </p>
          <Grid
            caption="Rejects"
            columns={["File", "Sheet", "Row", "Why"]}
            numbers={[2]}
            rows={data.rejects.map(({ file, sheet, row, reason }) => [file, sheet, row.toLocaleString("en"), reason])}
          />
        </>
      )}
    </Section>
  );
}

/** The rejects of a release as a table. */
export function releaseTable({ rejects }: ReleasePage): Table {
  return {
    columns: ["file", "sheet", "row", "reason"],
    rows: rejects.map(({ file, sheet, row, reason }) => [file, sheet, row, reason]),
  };
}
