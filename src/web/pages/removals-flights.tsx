import {
  type HeapRow,
  type HeapsFilter,
  type HeapsPage,
  heapWords,
  levelSays,
  unsoughtSays,
} from "../../views/removals-flights-page.ts";
import { TarmacError } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { readOneOf, readPage, readWords } from "../filters.ts";
import { FilterForm, ListBar } from "../parts/choose.tsx";
import { Grid } from "../parts/grid.tsx";
import { HeapBar, HeapKey, type HeapShares } from "../parts/heap-bar.tsx";
import { NoLegs } from "../parts/leg.tsx";
import { Pager } from "../parts/pager.tsx";
import { NoReleases, ReleaseTies } from "../parts/removals.tsx";
import { Section } from "../parts/section.tsx";
import { isDay } from "../asked.ts";
import { readMonth } from "./flights-month.tsx";

/** Reads the filter of the heaps from a query. Throws a TarmacError that names the field. */
export function readHeapsFilter(query: URLSearchParams): HeapsFilter {
  if (query.has("hide_below") || query.has("hide"))
    throw new TarmacError("bad_filter", "Small counts cannot be hidden here: a heap is a day, a port and a country.", {
      where: query.has("hide") ? "hide" : "hide_below",
      hint: "For publication, /removals hides small counts; here `least=` leaves out small heaps only.",
    });
  return {
    release: readWords(query, "release"),
    verdict: readOneOf(query, "verdict", Object.keys(heapWords)) as HeapsFilter["verdict"],
    month: readMonth(query),
    to: readWords(query, "to")?.toUpperCase() ?? null,
    port: readWords(query, "port"),
    date: readDay(query),
    least: readLeast(query),
    page: readPage(query),
  };
}

function readDay(query: URLSearchParams): string | null {
  const day = readWords(query, "date");
  if (day === null || isDay(day)) return day;
  throw new TarmacError("bad_filter", "This is not a day.", { where: "date", hint: "Write it as 2031-05-02." });
}

function readLeast(query: URLSearchParams): number | null {
  const least = readWords(query, "least");
  if (least === null) return null;
  if (/^[1-9]\d{0,4}$/.test(least)) return Number(least);
  throw new TarmacError("bad_filter", "This is not a number of people.", {
    where: "least",
    hint: "A heap is looked into from this many people on, 1 or more.",
  });
}

/** Rows of a release by day, port and destination, each heap with the flights that can have carried it or what is said instead. */
export function RemovalsFlights({ data, asked }: { data: HeapsPage; asked: Asked }) {
  return (
    <>
      <h1>Rows against flights</h1>
      <p class="deck">
        A heap is the rows of a release that left on one day from one port to one country. Beside each stand the flights
        that can have carried it, as far as they are known here. A flight that fits does not say who was aboard.
      </p>
      <ReleaseTies here="/removals/flights" release={data.release?.release ?? null} asked={asked} />
      {data.release === null ? <NoReleases /> : <Heaps data={data} asked={asked} />}
    </>
  );
}

function Heaps({ data, asked }: { data: HeapsPage; asked: Asked }) {
  return (
    <>
      <Choices data={data} asked={asked} />
      {data.made === null ? <NoLegs /> : null}
      <Section title="What is explained" notes={<HeapKey />}>
        <Summary data={data} asked={asked} />
      </Section>
      <Section
        title={
          data.filter.verdict === null
            ? "Heaps, worth a look first"
            : `Heaps: ${heapWords[data.filter.verdict].toLowerCase()}`
        }
        wide
      >
        <List data={data} asked={asked} />
      </Section>
      <Section title="By month of departure" wide>
        <Groups
          head="Month"
          groups={data.months.map((one) => ({ ...one, name: one.month, chosen: { month: one.month } }))}
          asked={asked}
        />
      </Section>
      <Section title="By destination" wide>
        <Groups
          head="Destination"
          groups={data.destinations.map((one) => ({ ...one, chosen: { to: one.destination } }))}
          asked={asked}
        />
      </Section>
    </>
  );
}

function Choices({ data, asked }: { data: HeapsPage; asked: Asked }) {
  const { choices, filter, loaded, release } = data;
  return (
    <FilterForm
      path={asked.path}
      asked={asked}
      chosen={[
        { name: "verdict", label: "Verdict", choices: choices.verdict, value: filter.verdict },
        { name: "month", label: "Month", choices: choices.month, value: filter.month },
        { name: "to", label: "Sent to", choices: choices.to, value: filter.to },
      ]}
    >
      <div class="field">
        <label for="f-release">Release</label>
        <select id="f-release" name="release">
          {loaded.map((one) => (
            <option value={one.release} selected={one.release === release?.release}>
              {one.title}
            </option>
          ))}
        </select>
      </div>
      <Words name="port" label="Port" value={filter.port} />
      <Words name="least" label="People from" value={String(data.least)} />
    </FilterForm>
  );
}

function Words({ name, label, value }: { name: string; label: string; value: string | null }) {
  return (
    <div class="field">
      <label for={`f-${name}`}>{label}</label>
      <input id={`f-${name}`} name={name} value={value ?? ""} size={name === "least" ? 4 : 12} maxLength={200} />
    </div>
  );
}

function Summary({ data, asked }: { data: HeapsPage; asked: Asked }) {
  const { sought, least, verdicts, crowded_people } = data;
  if (sought === null) return null;
  return (
    <>
      <p>
        <b>{percent(sought.share)}</b> of the people in heaps of {least} or more that left by air:{" "}
        {number(sought.explained_people)} of {number(sought.people)}, at most; {percent(sought.share_heard)} where
        anything was heard around the port on the day.
      </p>
      <HeapBar shares={sharesOf(sought)} per={sought.people === 0 ? 1 : 560 / sought.people} />
      {crowded_people === 0 ? null : (
        <p class="note">
          Each heap is judged by itself. Where several share a flight, {number(crowded_people)} people have no seat in
          it: that many of the explained may have flown otherwise.
        </p>
      )}
      <Grid
        caption="Heaps by verdict"
        columns={["Verdict", "Heaps", "People", "Rows", "What it says"]}
        numbers={[1, 2, 3]}
        rows={verdicts.map((one) => [
          one.heaps === 0 ? one.word : <a href={asked.here("", { verdict: one.verdict, page: null })}>{one.word}</a>,
          number(one.heaps),
          number(one.people),
          number(one.rows),
          <span class="fine">{one.says}</span>,
        ])}
      />
    </>
  );
}

type Group = HeapsPage["months"][number] | HeapsPage["destinations"][number];

function Groups({
  head,
  groups,
  asked,
}: {
  head: string;
  groups: readonly (Omit<Group, "month"> & { readonly name: string; readonly chosen: Record<string, string> })[];
  asked: Asked;
}) {
  if (groups.length === 0) return <p class="note">No heap is large enough.</p>;
  const per = 320 / Math.max(1, ...groups.map(({ people }) => people));
  return (
    <Grid
      caption={head}
      columns={[head, "Heaps", "People", "Explained", "Share", "No known flight", "Nothing heard", ""]}
      numbers={[1, 2, 3, 4, 5, 6]}
      rows={groups.map((one) => [
        <a href={asked.here("", { ...one.chosen, page: null })}>{one.name}</a>,
        number(one.heaps),
        number(one.people),
        number(one.explained_people),
        percent(one.share),
        number(one.no_known_flight.people),
        number(one.nothing_heard.people),
        <HeapBar shares={sharesOf(one)} per={per} />,
      ])}
    />
  );
}

function sharesOf({ people, explained_people: explained, nothing_heard }: Omit<Group, "month">): HeapShares {
  return { explained, unheard: nothing_heard.people, open: people - explained - nothing_heard.people };
}

function List({ data, asked }: { data: HeapsPage; asked: Asked }) {
  return (
    <>
      <ListBar count={data.total} one="heap" many="heaps" asked={asked} />
      {data.rows.length === 0 ? (
        <p class="banner">
          No heap fits this filter.{" "}
          <a href={asked.link(asked.path, { release: data.release?.release ?? null })}>Show all</a>
        </p>
      ) : (
        <Grid
          caption="Heaps"
          columns={["Day", "Port, as written", "To", "People", "Third-country", "Verdict", "Why", "Flights", "Rows"]}
          numbers={[3, 4]}
          cards
          rows={data.rows.map((row) => [
            row.date === null ? <span class="np">not told</span> : printDay(row.date),
            <Port row={row} />,
            row.destination_name,
            number(row.people),
            row.third_country === 0 ? <span class="np">none</span> : number(row.third_country),
            <b>{row.word}</b>,
            <Why row={row} />,
            <Flights row={row} asked={asked} />,
            <a href={rowsAddress(row, data, asked)}>{number(row.rows)}</a>,
          ])}
        />
      )}
      <Pager page={data.page} pages={data.pages} asked={asked} />
      <Unsought data={data} asked={asked} />
    </>
  );
}

function Unsought({ data: { unsought }, asked }: { data: HeapsPage; asked: Asked }) {
  const says = unsoughtSays(unsought);
  if (says === null) return null;
  return (
    <p class="note">
      {says} Show{" "}
      {unsought.map(({ verdict, word }, at) => (
        <>
          {at === 0 ? "" : ", "}
          <a href={asked.here("", { verdict, page: null })}>{word.toLowerCase()}</a>
        </>
      ))}
      .
    </p>
  );
}

function Port({ row }: { row: HeapRow }) {
  if (row.port === null) return <span class="np">not told</span>;
  return (
    <>
      {row.port}
      {row.port_codes.length > 1 ? <span class="fine"> and {row.port_codes.length - 1} more</span> : null}
      <br />
      <span class="fine" title={[row.port_says, row.port_source].filter(Boolean).join(" Source: ") || undefined}>
        {kinds[row.port_kind]} {row.port_fields.join(", ")}
        {row.port_doubtful ? ", doubtful" : null}
      </span>
    </>
  );
}

const kinds: Readonly<Record<string, string>> = {
  airport: "aerodrome",
  land: "crossing by land",
  either: "crossing and aerodrome",
  sea: "port of ships",
  city: "city: any aerodrome near",
  unknown: "not known",
};

function Why({ row }: { row: HeapRow }) {
  return (
    <>
      {row.reason}
      {row.crowded === null ? null : <span class="fine"> {row.crowded}</span>}
    </>
  );
}

function Flights({ row, asked }: { row: HeapRow; asked: Asked }) {
  if (row.flights.length === 0) return null;
  return (
    <ul class="plain">
      {row.flights.slice(0, 4).map(({ aircraft, legs, movement, level, days }) => (
        <li title={levelSays(level)}>
          <a href={asked.link(movement === null ? `/flight/${legs[0]}` : `/movement/${movement}`)}>{aircraft}</a>
          <span class="fine">
            {" "}
            {level}
            {days === 0 ? null : days < 0 ? ", day before" : ", day after"}
          </span>
        </li>
      ))}
      {row.flights.length > 4 ? <li class="fine">and {row.flights.length - 4} more</li> : null}
    </ul>
  );
}

/** The rows of a heap: every writing of its port is asked for. */
function rowsAddress(row: HeapRow, { release }: HeapsPage, asked: Asked): string {
  const address = asked.link("/removals/rows", {
    release: release?.release ?? "",
    departed_date: row.date ?? "not_told",
    to: row.destination ?? "not_told",
  });
  return `${address}&${new URLSearchParams(row.port_codes.map((code) => ["departure_port", code]))}`;
}

function number(n: number): string {
  return n.toLocaleString("en-US");
}

function percent(share: number | null): string {
  return share === null ? "–" : `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
}

/** The heaps as a table; with `?table=months` or `?table=destinations` the shares explained. */
export function heapsTable(data: HeapsPage, asked: Asked): Table {
  const table = readOneOf(asked.query, "table", ["heaps", "months", "destinations"]);
  if (table === "months")
    return groupTable(
      "month",
      data.months.map((one) => [one.month, one]),
    );
  if (table === "destinations")
    return groupTable(
      "destination",
      data.destinations.map((one) => [one.destination, one]),
    );
  return {
    columns: [
      ...["date", "port", "port_name", "port_kind", "destination", "rows", "people", "third_country", "cannot_tell"],
      ...["verdict", "explained", "heard", "flights", "legs", "movements", "reason", "crowded"],
    ],
    rows: data.rows.map((row) => [
      ...[row.date, row.port, row.port_name, row.port_kind, row.destination],
      ...[row.rows, row.people, row.third_country, row.cannot_tell, row.verdict, row.explained, row.heard],
      row.flights.map(({ aircraft, level }) => `${aircraft} (${level})`).join("; "),
      row.flights.flatMap(({ legs }) => legs).join(" "),
      row.flights.flatMap(({ movement }) => movement ?? []).join(" "),
      ...[row.reason, row.crowded],
    ]),
  };
}

function groupTable(name: string, groups: readonly (readonly [string, Omit<Group, "month">])[]): Table {
  return {
    columns: [
      ...[name, "heaps", "people", "explained_heaps", "explained_people", "share", "share_heard"],
      ...["no_known_flight_heaps", "no_known_flight_people", "nothing_heard_heaps", "nothing_heard_people"],
    ],
    rows: groups.map(([key, one]) => [
      ...[key, one.heaps, one.people, one.explained_heaps, one.explained_people, rounded(one.share)],
      rounded(one.share_heard),
      ...[one.no_known_flight.heaps, one.no_known_flight.people, one.nothing_heard.heaps, one.nothing_heard.people],
    ]),
  };
}

function rounded(share: number | null): number | null {
  return share === null ? null : Math.round(share * 10_000) / 10_000;
}
