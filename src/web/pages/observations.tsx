import type { ObservationsPage, ObservedSide } from "../../views/observations-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { ListBar } from "../parts/choose.tsx";
import { Grid } from "../parts/grid.tsx";
import { LegTies } from "../parts/leg.tsx";

/** What people at airports wrote down, and the legs that it belongs to. */
export function Observations({ data, asked }: { data: ObservationsPage; asked: Asked }) {
  return (
    <>
      <h1>Observers’ logs</h1>
      <p class="deck">
        What people at airports wrote down, and the legs that brought and took the aircraft. A side has a leg only where
        aircraft or call sign, airport and time agree and no other leg fits as well; the others are for a person.
      </p>
      <LegTies here="/observations" asked={asked} />
      {data.total === 0 ? <NoLogs /> : <List data={data} asked={asked} />}
    </>
  );
}

function NoLogs() {
  return (
    <p>
      No log is loaded here: <code>tarmac load observations FILE</code> reads one.
    </p>
  );
}

function List({ data, asked }: { data: ObservationsPage; asked: Asked }) {
  return (
    <>
      <ListBar count={data.total} one="row" many="rows" asked={asked}>
        {`, ${data.matched} of ${2 * data.total} sides with their leg`}
      </ListBar>
      <Grid
        caption="Observers’ logs"
        columns={[
          "Day",
          "At",
          "Aircraft",
          "Call sign",
          "Route of the day",
          "People",
          "Came by",
          "Left by",
          "Read otherwise",
        ]}
        cards
        rows={data.rows.map((row) => [
          printDay(row.day),
          <code>{row.airport}</code>,
          <code>{row.registration}</code>,
          <code>{row.callsign}</code>,
          row.route,
          row.people,
          <Side side={row.arrival} />,
          <Side side={row.departure} />,
          row.faults.join("; "),
        ])}
      />
    </>
  );
}

function Side({ side }: { side: ObservedSide }) {
  if (side.leg !== null)
    return (
      <a href={`/flight/${side.leg}`} title={side.why}>
        <code>{side.leg.slice(0, 6)}</code>
      </a>
    );
  return (
    <span class="np">
      {side.why}{" "}
      {side.may_be.map((id) => (
        <>
          <a href={`/flight/${id}`}>
            <code>{id.slice(0, 6)}</code>
          </a>{" "}
        </>
      ))}
    </span>
  );
}

/** The rows of the logs as a table. */
export function observationsTable({ rows }: ObservationsPage): Table {
  return {
    columns: [
      ...["log", "row", "day", "airport", "registration", "callsign", "route", "people"],
      ...[
        "arrival_leg",
        "arrival_why",
        "arrival_may_be",
        "departure_leg",
        "departure_why",
        "departure_may_be",
        "faults",
      ],
    ],
    rows: rows.map((row) => [
      ...[row.log, row.row, row.day, row.airport, row.registration, row.callsign, row.route, row.people],
      ...[row.arrival, row.departure].flatMap(({ leg, why, may_be }) => [leg, why, may_be.join(" ")]),
      row.faults.join("; "),
    ]),
  };
}
