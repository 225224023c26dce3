import {
  leadWords,
  type WatchEntryPage,
  type WatchFilter,
  type WatchPage,
  type WatchRow,
} from "../../views/watch-list.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { readOneOf, readPage, readWords } from "../filters.ts";
import { AsOfField } from "../parts/as-of.tsx";
import { Grid } from "../parts/grid.tsx";
import { Pager } from "../parts/pager.tsx";
import { Section } from "../parts/section.tsx";
import { StatementsAbout } from "../parts/statements.tsx";
import { SubjectAttributes, SubjectEnd, SubjectHead, subjectNumbers } from "../parts/subject.tsx";
import { EmptyRecord } from "./empty.tsx";

const isALead =
  "A lead, never proof. It tells where to look; alone it never makes a flight more than possible, and the same aircraft carries other things on other days.";

/** Reads the filter of a watch-list from a query. Throws a TarmacError that names the field. */
export function readWatchFilter(query: URLSearchParams): WatchFilter {
  return { lead: readOneOf(query, "lead", Object.keys(leadWords)), q: readWords(query), page: readPage(query) };
}

/** Aircraft or call signs to look out for, the strongest leads first. */
export function WatchList({ data, asked }: { data: WatchPage; asked: Asked }) {
  if (data.total === 0 && !isFiltered(data, asked)) return <EmptyRecord asked={asked} />;
  const aircraft = data.kind === "aircraft";
  return (
    <>
      <h1>{aircraft ? "Aircraft to look out for" : "Call signs to look out for"}</h1>
      <p class="deck">{isALead}</p>
      <p class="ties">
        {aircraft ? <b>Aircraft</b> : <a href={asked.link("/aircraft")}>Aircraft</a>}
        {aircraft ? <a href={asked.link("/callsigns")}>Call signs</a> : <b>Call signs</b>}
      </p>
      <Filters data={data} asked={asked} />
      <div class="bar">
        <p>
          <b>{counted(data)}</b>, strongest leads first
        </p>
      </div>
      {data.rows.length === 0 ? (
        <p class="banner">
          None fits this filter. <a href={asked.here("", { lead: null, q: null, page: null })}>Show all</a>
        </p>
      ) : aircraft ? (
        <AircraftGrid data={data} asked={asked} />
      ) : (
        <CallsignGrid data={data} asked={asked} />
      )}
      <Pager page={data.page} pages={data.pages} asked={asked} />
      <Notice text={data.notice} />
    </>
  );
}

function counted({ kind, total }: WatchPage): string {
  if (kind === "aircraft") return `${total} aircraft`;
  return total === 1 ? "1 call sign" : `${total} call signs`;
}

function AircraftGrid({ data, asked }: { data: WatchPage; asked: Asked }) {
  return (
    <Grid
      caption="Aircraft"
      columns={["Tail", "Lead", "What", "Address", "Why it is listed", "Holds", "Source"]}
      rows={data.rows.map((row) => [
        <a href={asked.link(`/aircraft/${encodeURIComponent(row.id)}`)}>
          <code>{row.id}</code>
        </a>,
        row.lead,
        row.title,
        row.icao24 === null ? null : <code>{row.icao24}</code>,
        <Why texts={[row.listed, row.seen]} note={row.note} />,
        <span class="nowrap">{validity(row)}</span>,
        <SourceNames row={row} data={data} asked={asked} />,
      ])}
    />
  );
}

function CallsignGrid({ data, asked }: { data: WatchPage; asked: Asked }) {
  return (
    <Grid
      caption="Call signs"
      columns={["Call sign", "Lead", "Stands for", "Pattern", "Holds", "Source"]}
      rows={data.rows.map((row) => [
        <a href={asked.link(`/callsign/${encodeURIComponent(row.id)}`)}>
          <code>{row.id.toUpperCase()}</code>
        </a>,
        row.lead,
        <Why texts={[row.means]} note={row.note} />,
        row.pattern === null ? null : <code>{row.pattern}</code>,
        <span class="nowrap">{validity(row)}</span>,
        <SourceNames row={row} data={data} asked={asked} />,
      ])}
    />
  );
}

function Why({ texts, note }: { texts: readonly string[]; note: string | null }) {
  return (
    <>
      {texts.filter((text) => text !== "").join("; ")}
      {note === null ? null : <p class="fine">{note}</p>}
    </>
  );
}

/** From when until when an entry holds; a day that no source gives is said to be missing. */
function validity({ valid_from: from, valid_to: to }: WatchRow): string {
  if (from === "" && to === "") return "days not told";
  return `${from === "" ? "start not told" : `from ${from}`}, ${to === "" ? "end not told" : `to ${to}`}`;
}

function SourceNames({ row, data, asked }: { row: WatchRow; data: WatchPage; asked: Asked }) {
  return (
    <ul class="plain">
      {row.sources.map((id) => (
        <li>
          <a href={asked.link(`/source/${encodeURIComponent(id)}`)}>{data.sources[id]?.shown ?? id}</a>
        </li>
      ))}
    </ul>
  );
}

function Notice({ text }: { text: string | null }) {
  return text === null ? null : (
    <Section title="Licence">
      <p class="note">{text}</p>
    </Section>
  );
}

function Filters({ data, asked }: { data: WatchPage; asked: Asked }) {
  return (
    <form class="filters" method="get" action={asked.path}>
      <div class="field">
        <label for="f-lead">Lead</label>
        <select id="f-lead" name="lead">
          <option value="">Any</option>
          {data.leads.map(({ lead, count }) => (
            <option value={lead} selected={lead === data.filter.lead}>
              {lead} ({count})
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="f-q">Words</label>
        <input id="f-q" name="q" value={data.filter.q ?? ""} maxLength={200} />
      </div>
      <AsOfField value={asked.when.as_of ?? ""} />
      {asked.when.known_at === undefined ? null : <input type="hidden" name="known_at" value={asked.when.known_at} />}
      <button class="button" type="submit">
        Show
      </button>
      {isFiltered(data, asked) ? (
        <a class="clear-filter" href={asked.path}>
          Clear
        </a>
      ) : null}
    </form>
  );
}

function isFiltered({ filter }: WatchPage, { when }: Asked): boolean {
  return filter.lead !== null || filter.q !== null || when.as_of !== undefined || when.known_at !== undefined;
}

/** One aircraft or call sign: why it is a lead, the movements of which it is told, and its claims. */
export function WatchEntry({ data, asked }: { data: WatchEntryPage; asked: Asked }) {
  const { entry } = data;
  const numbers = subjectNumbers(data);
  const list =
    data.kind === "aircraft" ? { text: "Aircraft", href: "/aircraft" } : { text: "Call signs", href: "/callsigns" };
  return (
    <>
      <SubjectHead data={data} asked={asked} trail={[list]} deck={isALead} summary={null} />
      <Section title="The entry">
        <dl class="facts">
          {factsOf(entry)
            .filter(([, value]) => value !== null && value !== "")
            .map(([name, value]) => (
              <>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </>
            ))}
        </dl>
      </Section>
      <Section
        title="Movements that name it"
        notes={<p>Where a source gives this {data.kind === "aircraft" ? "tail" : "call sign"}.</p>}
      >
        {data.named_in.length === 0 ? (
          <p class="absent">
            <span>None in this record.</span>
          </p>
        ) : (
          <ul class="plain">
            {data.named_in.map((movement) => (
              <li>
                <a href={asked.link(`/movement/${encodeURIComponent(movement.id)}`)}>{movement.title}</a> ·{" "}
                {movement.date_text}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <SubjectAttributes data={data} asked={asked} numbers={numbers} />
      <StatementsAbout statements={data.statements} sources={data.sources} asked={asked} numbers={numbers} />
      <SubjectEnd data={data} asked={asked} numbers={numbers} />
      <Notice text={data.notice} />
    </>
  );
}

function factsOf(entry: WatchRow): readonly (readonly [string, preact.ComponentChildren])[] {
  const code = (text: string | null) => (text === null ? null : <code>{text}</code>);
  return [
    ["Lead", entry.lead === null ? null : `${entry.lead}: ${leadWords[entry.lead] ?? ""}`],
    ["24-bit address", code(entry.icao24)],
    ["Pattern", code(entry.pattern)],
    ["Such as", entry.examples.join(", ")],
    ["Operator", entry.operator],
    ["Type", entry.type],
    ["Stands for", entry.means],
    ["Listed", entry.listed],
    ["Seen", entry.seen],
    ["Holds", validity(entry)],
    ["Note", entry.note],
  ];
}

/** A watch-list as a table: one entry a row. */
export function watchListTable(data: WatchPage): Table {
  const own = data.kind === "aircraft" ? aircraftColumns : callsignColumns;
  const names = ["id", "title", "lead", ...own, "valid_from", "valid_to", "note", "sources", "share_alike"] as const;
  return {
    columns: names,
    rows: data.rows.map((row) =>
      names.map((name) => {
        const value = row[name];
        return Array.isArray(value) ? value.join(" ") : (value as string | boolean | null);
      }),
    ),
  };
}

const aircraftColumns = ["icao24", "operator", "type", "listed", "seen"] as const;
const callsignColumns = ["pattern", "examples", "means"] as const;
