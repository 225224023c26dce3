import type { RemovalsPage } from "../../views/removals-page.ts";
import type { RemovalsRow } from "../../views/removals-page-cut.ts";
import type { CountView } from "../../views/removals-page-hide.ts";
import { columnTitle } from "../../views/removals-page-words.ts";
import type { Asked } from "../asked.ts";
import type { Cell, Table } from "../csv.ts";
import { ListBar } from "../parts/choose.tsx";
import { Pager } from "../parts/pager.tsx";
import { BeforeQuoting, NoDestination, NoReleases, ReleaseHead } from "../parts/removals.tsx";
import { RemovalCharts } from "../parts/removals-charts.tsx";
import { Pick, RemovalsForm } from "../parts/removals-form.tsx";
import { RemovalsMatrix, RemovalsList } from "../parts/removals-table.tsx";
import { Section } from "../parts/section.tsx";

/** Totals of releases by one column or two, with small charts over time. */
export function Removals({ data, asked }: { data: RemovalsPage; asked: Asked }) {
  return (
    <>
      <ReleaseHead
        title="Removals in government releases"
        deck="As released, row by row. Every total names its release, who counts, and by which day. Rows are flagged, never deleted; releases stand side by side and are never added together."
        here="/removals"
        releases={data.releases}
        asked={asked}
      />
      {data.releases.length === 0 ? <NoReleases /> : <Counted data={data} asked={asked} />}
    </>
  );
}

function Counted({ data, asked }: { data: RemovalsPage; asked: Asked }) {
  const untold = data.missing.filter(({ columns }) => columns.some(isOfDestination));
  return (
    <>
      <RemovalsForm
        path="/removals"
        data={{ ...data, releases: data.releases.map((row) => row.release) }}
        asked={asked}
      >
        <Choices data={data} />
      </RemovalsForm>
      {data.releases
        .filter(({ release }) => untold.some((one) => one.release === release))
        .map(({ title }) => (
          <NoDestination title={title} />
        ))}
      {data.missing
        .filter((one) => !untold.includes(one))
        .map(({ release, columns }) => (
          <p class="banner">
            {release} does not tell {columns.join(" and ")}.
          </p>
        ))}
      {data.missing.length === data.releases.length ? null : <Numbers data={data} asked={asked} />}
      <BeforeQuoting releases={data.releases} asked={asked} />
    </>
  );
}

const isOfDestination = (name: string): boolean => name === "departure_country" || name.startsWith("third_country");

function Choices({ data }: { data: RemovalsPage }) {
  const columns = data.columns.map(({ name }) => [name, columnTitle(name)] as const);
  return (
    <>
      <Pick name="by" id="by-1" label="By" value={data.by[0]?.name ?? ""} options={columns} />
      <Pick
        name="by"
        id="by-2"
        label="and"
        value={data.by[1]?.name ?? ""}
        options={[["", "nothing else"], ...columns]}
      />
      <Pick
        name="order"
        label="Order"
        value={data.asked.order ?? ""}
        options={[
          ["", "as usual"],
          ["number", "by number"],
          ["name", "by name"],
        ]}
      />
      <Pick
        name="scale"
        label="Charts"
        value={data.asked.scale}
        options={[
          ["same", "one scale"],
          ["own", "own scales"],
        ]}
      />
      <Pick
        name="hide_below"
        label="Small counts"
        value={data.asked.hide_below === null ? "" : String(data.asked.hide_below)}
        options={[
          ["", "shown"],
          ["5", "1 to 4 hidden"],
          ["10", "1 to 9 hidden"],
        ]}
      />
    </>
  );
}

function Numbers({ data, asked }: { data: RemovalsPage; asked: Asked }) {
  const by = data.by.map(({ name }) => columnTitle(name)).join(", ");
  return (
    <>
      {data.charts === null ? null : (
        <Section title={`By ${data.charts.unit}`} wide>
          <RemovalCharts data={data} charts={data.charts} asked={asked} />
        </Section>
      )}
      <Section title={by} id="totals" wide>
        <ListBar count={data.total} one="row" many="rows" asked={asked} />
        {data.total === 0 ? (
          <p class="banner">
            No row fits this filter. <a href={asked.path}>Show all</a>
          </p>
        ) : data.matrix ? (
          <RemovalsMatrix data={data} asked={asked} />
        ) : (
          <RemovalsList data={data} asked={asked} />
        )}
        <Pager page={data.page} pages={data.pages} asked={asked} />
        <Notes data={data} />
      </Section>
    </>
  );
}

function Notes({ data }: { data: RemovalsPage }) {
  const { hide_below } = data.asked;
  const untold = data.totals.all.reduce((n, total) => n + (total?.untold ?? 0), 0);
  return (
    <>
      {hide_below === null ? (
        <p class="note">
          Rows are people: before you publish a table like this, hide its small counts (<code>hide_below=5</code>).
        </p>
      ) : (
        <p class="note">
          Counts from 1 to {hide_below - 1} are hidden, and others with them, so that none can be worked out from this
          table and its totals. Charts are left out, and the table stands by name: both would tell of what is hidden.
          Other tables of the same rows may tell more: publish one, or look at all of them together.
        </p>
      )}
      {untold === 0 ? null : (
        <p class="note">
          {untold.toLocaleString("en")} {untold === 1 ? "row does" : "rows do"} not tell how many people it counts, and
          adds nothing here.
        </p>
      )}
    </>
  );
}

/** The cells as a table, one line for each row and release: hidden counts as they stand on the page. */
export function removalsTable(data: RemovalsPage): Table {
  const names = data.by.flatMap(({ name }) => (isNamed(name) ? [name, `${name}_name`] : [name]));
  return {
    columns: [...names, "release", "people", "share", "rows", "hidden"],
    rows: data.rows.flatMap((row) =>
      data.releases.flatMap(({ release }, at) => {
        const count = row.counts[at] ?? null;
        return count === null ? [] : [[...keysOf(data, row), release, ...cellsOf(count)]];
      }),
    ),
  };
}

/** Columns whose values are codes: their words stand beside them. */
const isNamed = (name: string): boolean => name.endsWith("_country") || name.startsWith("third_country");

function keysOf({ by }: RemovalsPage, { keys }: RemovalsRow): Cell[] {
  return keys.flatMap(({ code, text }, i) => (isNamed(by[i]?.name ?? "") ? [code, text] : [code]));
}

function cellsOf({ people, share, rows, text, hidden }: CountView): Cell[] {
  return [hidden ? text : people, share === null ? null : Number(share.toFixed(6)), rows, hidden === true];
}
