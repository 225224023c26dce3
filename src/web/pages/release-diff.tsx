import {
  type ComparedRelease,
  columnText,
  diffSaid,
  differenceColumns,
  type ReleaseDiff,
  type ReleaseDiffAsked,
  type ReleaseDiffPage,
} from "../../views/release-diff-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { WeekLines } from "../drawings/week-lines.tsx";
import { Clocks } from "../parts/as-of.tsx";
import { Grid } from "../parts/grid.tsx";
import { ReleaseTies } from "../parts/removals.tsx";
import { Scrolls } from "../parts/scrolls.tsx";
import { Section } from "../parts/section.tsx";

/** The two releases that a query names; null where it does not. */
export function readReleaseDiff(query: URLSearchParams, all: boolean): ReleaseDiffAsked {
  const name = (key: string): string | null => query.get(key)?.trim() || null;
  return { a: name("a"), b: name("b"), all };
}

/** What one release of removals tells otherwise than another, and where it stops being trustworthy. */
export function ReleaseDiffs({ data, asked }: { data: ReleaseDiffPage; asked: Asked }) {
  const { a, b, diff } = data;
  return (
    <>
      <h1>{a === null || b === null ? "Two releases compared" : `${a.release} against ${b.release}`}</h1>
      <p class="deck">
        What the later release (B) added, lost and changed against the earlier one (A), for the days and columns that
        both have. Rows are people: a difference says what a table holds, and nothing about why.
      </p>
      <ReleaseTies here="/releases/diff" release={b?.release ?? null} asked={asked} />
      <Choice data={data} asked={asked} />
      {a === null || b === null || diff === null ? null : <Compared {...{ data, a, b, diff, asked }} />}
    </>
  );
}

function Choice({ data: { releases, a, b }, asked }: { data: ReleaseDiffPage; asked: Asked }) {
  const named = readReleaseDiff(asked.query, false);
  const chosen = { a: a?.release ?? named.a, b: b?.release ?? named.b };
  const one = chosen.a ?? chosen.b;
  if (releases.length < 2)
    return (
      <p class="banner">
        Two releases are needed, and {releases.length === 0 ? "none is" : "one is"} loaded here:{" "}
        <code>tarmac load removals FILE</code> loads one.
      </p>
    );
  return (
    <form class="filters" method="get" action="/releases/diff">
      {one === null || (chosen.a !== null && chosen.b !== null) ? null : (
        <p class="banner">
          Two releases are compared, and only {one} is named: choose the {chosen.a === null ? "earlier" : "later"} one
          too.
        </p>
      )}
      {(["a", "b"] as const).map((which) => (
        <div class="field">
          <label for={`f-${which}`}>{which === "a" ? "A, the earlier" : "B, the later"}</label>
          <select id={`f-${which}`} name={which}>
            {releases.map((name) => (
              <option value={name} selected={name === chosen[which]}>
                {name}
              </option>
            ))}
          </select>
        </div>
      ))}
      <Clocks asked={asked} />
      <button class="button" type="submit">
        Compare
      </button>
    </form>
  );
}

/** The plain sentence; several findings as a list. */
function Said({ diff }: { diff: ReleaseDiff }) {
  const { head, largest, rest } = diffSaid(diff);
  if (largest.length < 2) return <p class="safe">{diff.says}</p>;
  return (
    <>
      {head === "" ? null : <p class="safe">{head}</p>}
      <ul class="safe">
        {largest.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
      {rest === "" ? null : <p>{rest}</p>}
    </>
  );
}

type Both = {
  readonly data: ReleaseDiffPage;
  readonly a: ComparedRelease;
  readonly b: ComparedRelease;
  readonly diff: ReleaseDiff;
  readonly asked: Asked;
};

function Compared({ data, a, b, diff, asked }: Both) {
  return (
    <>
      <Section title="What differs" notes={<Data diff={diff} asked={asked} />}>
        <Said diff={diff} />
        {diff.kinds.length === 0 ? null : <Kinds data={data} diff={diff} />}
      </Section>
      <Section
        title="By week"
        wide
        notes={<p class="note">Rows by the week of the {columnText(diff.span.by ?? "")}.</p>}
      >
        <figure>
          <Scrolls name="Chart: rows by week">
            <WeekLines diff={diff} />
          </Scrolls>
          <figcaption>
            The broad line is A, the thin one B: where they agree, one runs within the other. Grey stretches are named
            below them.
            {diff.unfinished_from === null
              ? ""
              : ` From ${printDay(diff.unfinished_from)} on A was not complete when it was published; expect the same of the last weeks of B.`}
          </figcaption>
        </figure>
      </Section>
      <Columns diff={diff} />
      <Changed data={data} diff={diff} asked={asked} />
      <Section title="How it was judged">
        <p>{data.method_says}</p>
        <p>{diff.why}</p>
        <LeftOut diff={diff} />
      </Section>
      <Section title="The releases">
        <Grid
          caption="The releases"
          cards
          columns={["Release", "Published", "Its publisher says", "Rows", "People", "Files (SHA-256)"]}
          numbers={[3, 4]}
          rows={[a, b].map((one) => [
            <a href={asked.link(`/release/${encodeURIComponent(one.release)}`)}>{one.release}</a>,
            `${one.publisher}${one.published === null ? "" : `, ${printDay(one.published)}`}`,
            one.says ?? <span class="np">not told</span>,
            number(one.rows),
            number(one.people),
            one.files.map(({ name, sha256 }) => (
              <div>
                {name} <code title={sha256}>{sha256.slice(0, 12)}</code>
              </div>
            )),
          ])}
        />
      </Section>
    </>
  );
}

function Data({ diff, asked }: { diff: ReleaseDiff; asked: Asked }) {
  return (
    <>
      <p class="note">
        {number(diff.rows.same)} of {number(diff.rows.a)} rows of A are the same in B, which has {number(diff.rows.b)}.
      </p>
      <ul class="row-links">
        <li>
          <a href={asked.here(".csv")}>every difference .csv</a>
        </li>
        <li>
          <a href={asked.here(".json")}>.json</a>
        </li>
      </ul>
    </>
  );
}

function Kinds({ data, diff }: { data: ReleaseDiffPage; diff: ReleaseDiff }) {
  return (
    <Grid
      caption="Kinds of differences"
      cards
      columns={["Kind", "Rows", "People", "Which", "Weeks"]}
      numbers={[1, 2]}
      rows={diff.kinds.map(({ kind, rows, people, text, weeks }) => [
        <span title={data.kind_says[kind]}>{kind.replaceAll("_", " ")}</span>,
        number(rows),
        kind === "respelled" ? "" : number(people),
        text,
        weeks === null
          ? ""
          : weeks[0] === weeks[1]
            ? printDay(weeks[0])
            : `${printDay(weeks[0])} to ${printDay(weeks[1])}`,
      ])}
    />
  );
}

function Columns({ diff }: { diff: ReleaseDiff }) {
  const changed = diff.columns.filter((column) => column.changed > 0);
  if (changed.length === 0) return null;
  return (
    <Section title="Cells that changed, by column">
      <Grid
        caption="Cells that changed, by column"
        columns={["Column", "Changed", "Commonest changes"]}
        numbers={[1]}
        rows={changed.map(({ column, changed: n, from_to }) => [
          columnText(column),
          number(n),
          from_to.slice(0, 5).map(({ from, to, rows }) => (
            <div>
              {from ?? <i>not told</i>} → {to ?? <i>not told</i>}: {number(rows)}
            </div>
          )),
        ])}
      />
    </Section>
  );
}

function Changed({ data, diff, asked }: { data: ReleaseDiffPage; diff: ReleaseDiff; asked: Asked }) {
  const rows = data.differences.filter(({ kind }) => kind === "changed");
  if (rows.length === 0) return null;
  const all = diff.kinds.filter(({ kind }) => kind === "changed").reduce((sum, one) => sum + one.rows, 0);
  return (
    <Section
      title="Rows that changed"
      notes={
        <p class="note">
          {rows.length < all ? `The first ${rows.length} of ${number(all)}; ` : ""}
          <a href={asked.here(".csv")}>the .csv</a> has all. Identifiers of people are not shown.
        </p>
      }
    >
      <Grid
        caption="Rows that changed"
        cards
        columns={["Week", "Row of A", "Row of B", "What changed"]}
        rows={rows.map((row) => [
          row.week === null ? <span class="np">no day</span> : printDay(row.week),
          placeText(row.a_file, row.a_sheet, row.a_row),
          placeText(row.b_file, row.b_sheet, row.b_row),
          cellsOf(row.cells).map(([column, [from, to]]) => (
            <div>
              {columnText(column)}: {from ?? <i>not told</i>} → {to ?? <i>not told</i>}
            </div>
          )),
        ])}
      />
    </Section>
  );
}

function LeftOut({ diff }: { diff: ReleaseDiff }) {
  const { left_out: left, from, to, columns } = diff.span;
  return (
    <>
      <p>
        Compared: {from === null || to === null ? "rows of any day" : `${printDay(from)} to ${printDay(to)}`};{" "}
        {columns.map(columnText).join(", ")}.
      </p>
      {left.length === 0 ? null : (
        <ul>
          {left.map(({ release, column, rows, days, why }) => (
            <li>
              Left out:{" "}
              {column === undefined
                ? `${number(rows ?? 0)} rows${days === undefined ? "" : `, ${printDay(days[0])} to ${printDay(days[1])}`}`
                : `the column ${columnText(column)}`}{" "}
              ({release === "both" ? "both" : release.toUpperCase()}): {why}.
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function placeText(file: string | null, sheet: string | null, row: number | null): string {
  return `${file ?? ""}${sheet === null ? "" : `, ${sheet}`}, row ${row ?? "?"}`;
}

function cellsOf(cells: string | null): [string, readonly [string | null, string | null]][] {
  return cells === null
    ? []
    : Object.entries(JSON.parse(cells) as Record<string, readonly [string | null, string | null]>);
}

function number(n: number): string {
  return n.toLocaleString("en");
}

/** Every difference, a row each, with the places of its rows; identifiers of people as a digest. */
export function releaseDiffTable({ differences }: ReleaseDiffPage): Table {
  return {
    columns: differenceColumns,
    rows: differences.map((row) => differenceColumns.map((column) => row[column])),
  };
}
