import { bands, legClasses } from "../../views/words.ts";
import type { FlightRow } from "../../views/flight-row.ts";
import type { FlightsFilter, FlightsPage } from "../../views/flights-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { readOneOf, readPage, readWords } from "../filters.ts";
import { FilterForm, ListBar } from "../parts/choose.tsx";
import { Grid } from "../parts/grid.tsx";
import { ClassCell, EndName, EndTime, LegLink, LegTies, NoLegs, TailName } from "../parts/leg.tsx";
import { Pager } from "../parts/pager.tsx";
import { readMonth } from "./flights-month.tsx";

/** Reads the filter of the list of legs from a query. Throws a TarmacError that names the field. */
export function readFlightsFilter(query: URLSearchParams): FlightsFilter {
  return {
    aircraft: readWords(query, "aircraft"),
    class: readOneOf(query, "class", Object.keys(legClasses)),
    band: readOneOf(query, "band", Object.keys(bands)),
    month: readMonth(query),
    from: upper(readWords(query, "from")),
    to: upper(readWords(query, "to")),
    at: readWords(query, "at")?.toUpperCase() ?? null,
    doubtful: readOneOf(query, "doubtful", ["1"]) !== null,
    page: readPage(query),
  };
}

function upper(code: string | null): string | null {
  return code === null || code.toLowerCase() === "unknown" ? (code?.toLowerCase() ?? null) : code.toUpperCase();
}

/** Legs, the latest first; with `doubtful` the queue of those that somebody should look at. */
export function Flights({ data, asked }: { data: FlightsPage; asked: Asked }) {
  const { doubtful } = data.filter;
  return (
    <>
      <h1>{doubtful ? "Doubtful legs" : "Legs"}</h1>
      <p class="deck">
        {doubtful
          ? "Something speaks against what these legs are called. Each says what: look at it, and at the aircraft’s legs beside it."
          : "Flights of aircraft from take-off to landing, as far as they were heard. A class is a list of reasons, and never says who was aboard."}
      </p>
      <LegTies here={doubtful ? "/flights?doubtful=1" : "/flights"} asked={asked} />
      {data.made === null ? <NoLegs /> : <LegList data={data} asked={asked} />}
    </>
  );
}

function LegList({ data, asked }: { data: FlightsPage; asked: Asked }) {
  const { choices, filter } = data;
  return (
    <>
      <FilterForm
        path={asked.path}
        asked={asked}
        chosen={[
          { name: "class", label: "Class", choices: choices.class, value: filter.class },
          { name: "band", label: "How sure", choices: choices.band, value: filter.band },
          { name: "month", label: "Month", choices: choices.month, value: filter.month },
          { name: "from", label: "From", choices: choices.from, value: filter.from },
          { name: "to", label: "To", choices: choices.to, value: filter.to },
        ]}
      >
        <Words name="aircraft" label="Tail or address" value={filter.aircraft} />
        <Words name="at" label="Airport" value={filter.at} />
        <label class="check">
          <input type="checkbox" name="doubtful" value="1" checked={filter.doubtful} /> Doubtful only ({data.doubtful})
        </label>
      </FilterForm>
      <ListBar count={data.total} one="leg" many="legs" asked={asked}>
        , the latest first
      </ListBar>
      {data.rows.length === 0 ? (
        <p class="banner">
          No leg fits this filter. <a href={asked.path}>Show all</a>
        </p>
      ) : (
        <Grid
          caption="Legs"
          columns={["Day, UTC", "Aircraft", "Call sign", "From", "Off", "To", "On", "Class", "What is doubtful"]}
          cards
          rows={data.rows.map((row) => [
            <LegLink row={row} asked={asked} />,
            <a class="quiet" href={asked.link("/flights", { aircraft: row.icao24 })}>
              <TailName row={row} />
            </a>,
            row.callsign === null ? <span class="np">not sent</span> : <code>{row.callsign}</code>,
            <EndName end={row.off} />,
            <EndTime end={row.off} side="off" day={row.off.at ?? row.first_seen} />,
            <EndName end={row.on} />,
            <EndTime end={row.on} side="on" day={row.off.at ?? row.first_seen} />,
            <ClassCell row={row} />,
            row.doubts.length === 0 ? null : <Doubts row={row} />,
          ])}
        />
      )}
      <Pager page={data.page} pages={data.pages} asked={asked} />
      <Withheld count={data.withheld} />
    </>
  );
}

function Doubts({ row }: { row: FlightRow }) {
  return (
    <ul class="doubts">
      {row.doubts.map((doubt) => (
        <li>{doubt}</li>
      ))}
    </ul>
  );
}

function Words({ name, label, value }: { name: string; label: string; value: string | null }) {
  return (
    <div class="field">
      <label for={`f-${name}`}>{label}</label>
      <input id={`f-${name}`} name={name} value={value ?? ""} size={9} maxLength={200} />
    </div>
  );
}

/** Says that young legs are not shown, and how the person at this machine sees them. */
export function Withheld({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p class="note">
      {count === 1 ? "1 leg is" : `${count} legs are`} younger than 24 hours and not shown: nobody shall follow an
      aircraft by these pages. On your own machine <code>tarmac serve --recent</code> shows them.
    </p>
  );
}

/** The legs as a table. */
export function flightsTable({ rows }: FlightsPage): Table {
  return {
    columns: [
      ...["id", "icao24", "registration", "typecode", "operator", "callsign", "first_seen", "last_seen"],
      ...["adep", "adep_country", "adep_state", "adep_confidence", "atot", "atot_from", "atot_to", "atot_known"],
      ...["ades", "ades_country", "ades_state", "ades_confidence", "aldt", "aldt_from", "aldt_to", "aldt_known"],
      ...["class", "band", "gap_minutes", "doubts"],
    ],
    rows: rows.map((row) => [
      ...[
        row.id,
        row.icao24,
        row.registration,
        row.typecode,
        row.operator,
        row.callsign,
        row.first_seen,
        row.last_seen,
      ],
      ...[row.off.ident, row.off.country, row.off.state, row.off.confidence],
      ...[row.off.at, row.off.from, row.off.to, row.off.known],
      ...[row.on.ident, row.on.country, row.on.state, row.on.confidence],
      ...[row.on.at, row.on.from, row.on.to, row.on.known],
      ...[row.class, row.band, row.gap_minutes, row.doubts.join(" ")],
    ]),
  };
}
