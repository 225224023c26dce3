import type { ReleaseShown } from "../../views/releases-page.ts";
import type { RemovalsAsked } from "../../views/removals-page-asked.ts";
import { answerWords } from "../../views/removals-page-words.ts";
import type { Asked } from "../asked.ts";
import { printDay } from "../dates.ts";
import { Tag } from "./marks.tsx";
import { Section } from "./section.tsx";

/** The pages about releases beside one another; they keep the release that is shown. */
export function ReleaseTies({ here, release, asked }: { here: string; release: string | null; asked: Asked }) {
  const ties = [
    ["/releases", "Releases"],
    ["/removals", "Totals"],
    ["/removals/third-country", "Third-country"],
    ["/removals/rows", "Rows"],
    ["/removals/flights", "Rows against flights"],
    ["/releases/diff", "Release against release"],
  ] as const;
  const kept = release === null ? {} : { release };
  return (
    <p class="ties">
      {ties.map(([path, word]) =>
        path === here ? <b>{word}</b> : <a href={asked.link(path, path.startsWith("/releases") ? {} : kept)}>{word}</a>,
      )}
    </p>
  );
}

/** Where no release was loaded: what to do. */
export function NoReleases() {
  return (
    <div class="banner">
      <p>
        <b>No release is loaded here yet.</b> A release is what an agency gave out, row by row. It is read on this
        machine:
      </p>
      <ol class="steps">
        <li>
          <code>tarmac load removals FILE…</code> reads workbooks, CSV and their like. The columns are found by the
          header; every row keeps its file, sheet and line.
        </li>
        <li>
          Where the header is not known, <code>tarmac map draft FILE</code> writes a column map to fill in.
        </li>
      </ol>
    </div>
  );
}

/** The head of a page about releases: its title, the pages beside it, and what each release shown is and counts. */
export function ReleaseHead({
  title,
  deck,
  here,
  releases,
  asked,
}: {
  title: string;
  deck: string;
  here: string;
  releases: readonly ReleaseShown[];
  asked: Asked;
}) {
  const head = (
    <div>
      <h1>{title}</h1>
      <p class="deck">{deck}</p>
      <ReleaseTies here={here} release={releases[0]?.release ?? null} asked={asked} />
    </div>
  );
  if (releases.length === 0) return head;
  return (
    <div class="top">
      {head}
      <div class="scopes">
        {releases.map((row) => (
          <ReleaseScope row={row} asked={asked} />
        ))}
      </div>
    </div>
  );
}

/** What a release is and what its numbers count: who reads a number sees its scope first. */
function ReleaseScope({ row, asked }: { row: ReleaseShown; asked: Asked }) {
  return (
    <dl class="facts">
      <dt>Release</dt>
      <dd>
        <a href={asked.link(`/release/${encodeURIComponent(row.release)}`)}>{row.title}</a>, {row.publisher}
        {row.published === null ? null : <>, {printDay(row.published)}</>}
      </dd>
      <dt>Counts</dt>
      <dd>{countsOf(row)}</dd>
      <dt>Period</dt>
      <dd>
        <Period row={row} />
      </dd>
    </dl>
  );
}

/** "20,000 people in 20,000 rows, each one person; by the day of departure; years begin in October". */
export function countsOf(row: ReleaseShown): string {
  const each = row.row_is === "person" ? "each one person" : "each a number of people";
  if (row.people === null || row.rows === null) return `by ${countedBy(row)}`;
  return `${row.people.toLocaleString("en")} people in ${row.rows.toLocaleString("en")} rows, ${each}; by ${countedBy(row)}`;
}

/** What to know of the releases shown before a number of theirs is quoted. */
export function BeforeQuoting({ releases, asked }: { releases: readonly ReleaseShown[]; asked: Asked }) {
  const doubled = releases.filter(({ flags }) => (flags.duplicate_likely ?? 0) + (flags.identical_row ?? 0) > 0);
  const hashes = releases.flatMap(({ files }) => files.map(({ sha256 }) => sha256.slice(0, 12)));
  return (
    <Section title="What to know before quoting">
      <dl class="facts">
        <dt>Sent to</dt>
        <dd>Where the person was sent. Agencies call it the departure country; it is not where the flight left.</dd>
        {doubled.map(({ release, flags }) => (
          <>
            <dt>Twice</dt>
            <dd>
              <a href={asked.link("/removals", { release, by: "flags" })}>
                {((flags.duplicate_likely ?? 0) + (flags.identical_row ?? 0)).toLocaleString("en")} rows
              </a>{" "}
              of {release} may stand twice. They are counted here, as in the file.
              {(flags.identical_row ?? 0) === 0
                ? null
                : ` ${(flags.identical_row ?? 0).toLocaleString("en")} of them are alike in every cell. In a table without identifiers most such rows are alike by chance: people who were removed together and of whom it tells no more.`}
            </dd>
          </>
        ))}
        <dt>Two countries</dt>
        <dd>
          People with two citizenships can look third-country. Where a row leaves that open it says “cannot tell”.
        </dd>
        <dt>Flights</dt>
        <dd>A removal is not a flight: people are handed over at land borders too.</dd>
        <dt>Edits</dt>
        <dd>
          Agencies change old rows in later releases. Name the release by its hash: <code>{hashes.join(", ")}</code>
        </dd>
      </dl>
    </Section>
  );
}

const months = "January February March April May June July August September October November December".split(" ");

/** "the day of departure; years begin in October". */
function countedBy({ counts_by, year_begins }: ReleaseShown): string {
  const day = counts_by === "departed_date" ? "the day of departure" : "the day of removal";
  return `${day}; years begin in ${months[year_begins - 1] ?? "January"}`;
}

/** First and last day of a release. */
export function Period({ row }: { row: ReleaseShown }) {
  if (row.from === null || row.to === null) return <span class="np">no day is told</span>;
  return (
    <>
      {printDay(row.from)} to {printDay(row.to)}
    </>
  );
}

/** Says that a release has no destination, in place of a table of rows of which nothing can be told. */
export function NoDestination({ title }: { title: string }) {
  return (
    <p class="banner">
      <b>This release does not tell where people were sent.</b> No column of “{title}” holds it, so of none of its rows
      can be said whether it is a third-country removal. It can be counted by citizenship, day and its other columns.
    </p>
  );
}

/** How rows may be used: they are people. */
export function RowsArePeople() {
  return (
    <p class="note">
      <b>Rows are people.</b> They are shown with their place in the file so that a total can be checked. Do not try to
      find out who somebody is, and do not print a row that could let others do so: give counts, and hide small ones.
      The release’s identifier is never shown; “same” marks rows that have the same one, by a digest that leads nowhere.
    </p>
  );
}

/** The key of charts by answer. */
export function AnswerKey() {
  const fills = { yes: "share-third", cannot_tell: "share-open", no: "share-own" } as const;
  return (
    <div class="key">
      {(Object.keys(fills) as (keyof typeof fills)[]).map((answer) => (
        <span>
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
            <rect class={fills[answer]} x="1" y="1" width="12" height="12" />
          </svg>
          {answerWords[answer]}
        </span>
      ))}
    </div>
  );
}

/** An answer in words, boxed. */
export function Answer({ answer }: { answer: string }) {
  return <Tag>{(answerWords as Readonly<Record<string, string>>)[answer] ?? answer}</Tag>;
}

/** An address about the same rows as are asked for here, with the reader's clocks. `more` are further filters or choices; one that is asked for already gives way to it. */
export function linkTo(
  asked: Asked,
  [path, what]: readonly [path: string, what: RemovalsAsked],
  more: Readonly<Record<string, string>> = {},
): string {
  const pairs = [...pairsOf(what).filter(([name]) => !(name in more)), ...Object.entries(more)];
  const [address = path, clocks = ""] = asked.link(path).split("?");
  const query = new URLSearchParams([...pairs, ...new URLSearchParams(clocks)]).toString();
  return query === "" ? address : `${address}?${query}`;
}

/** The rows that are asked for as pairs of an address. */
export function pairsOf({ releases, values, since, until }: RemovalsAsked): [string, string][] {
  return [
    ...(releases.length === 0 ? [] : [["release", releases.join(",")] as [string, string]]),
    ...Object.entries(values).flatMap(([name, codes]) => codes.map((code): [string, string] => [name, code])),
    ...Object.entries({ since, until }).flatMap(([name, day]) =>
      day === null ? [] : [[name, day] as [string, string]],
    ),
  ];
}
