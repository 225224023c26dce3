import { isoOf } from "../../views/flight-row.ts";
import type { LeadsPage } from "../../views/leads-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { ListBar } from "../parts/choose.tsx";
import { Grid } from "../parts/grid.tsx";
import { LegTies, NoLegs, TailName } from "../parts/leg.tsx";

/** Watched aircraft that were heard and of which no leg was made. */
export function Leads({ data, asked }: { data: LeadsPage; asked: Asked }) {
  return (
    <>
      <h1>Leads without a leg</h1>
      <p class="deck">
        Days on which a watched aircraft, or a call sign of the mission, was heard and no leg came of it: it stayed on
        the ground, or too few positions are held. A lead, never a flight.
      </p>
      <LegTies here="/leads" asked={asked} />
      {data.made === null ? <NoLegs /> : <List data={data} asked={asked} />}
    </>
  );
}

function List({ data, asked }: { data: LeadsPage; asked: Asked }) {
  if (data.total === 0)
    return <p class="banner">Every watched aircraft that was heard here made a leg, or none was heard.</p>;
  return (
    <>
      <ListBar count={data.total} one="lead" many="leads" asked={asked} />
      <Grid
        caption="Leads without a leg"
        columns={["Day, UTC", "Aircraft", "Call signs", "Heard", "Near", "Positions", "Why it is a lead"]}
        numbers={[5]}
        cards
        rows={data.rows.map((row) => [
          printDay(row.day),
          <TailName row={row} />,
          <code>{row.callsigns.join(" ")}</code>,
          `${clock(row.first_ms)} to ${clock(row.last_ms)}`,
          row.near === null ? <span class="np">no field near</span> : <code>{row.near}</code>,
          row.positions,
          <ul class="doubts">
            {row.reasons.map((reason) => (
              <li>
                {reason.says} <span class="fine">{reason.value}</span>
              </li>
            ))}
          </ul>,
        ])}
      />
    </>
  );
}

const clock = (ms: number): string => isoOf(ms).slice(11, 16);

/** The leads as a table. */
export function leadsTable({ rows }: LeadsPage): Table {
  return {
    columns: [
      ...["day", "icao24", "registration", "callsigns", "near", "positions"],
      ...["first_heard", "last_heard", "lat", "lon", "why"],
    ],
    rows: rows.map((row) => [
      ...[row.day, row.icao24, row.registration, row.callsigns.join(" "), row.near, row.positions],
      ...[isoOf(row.first_ms), isoOf(row.last_ms), row.lat, row.lon],
      row.reasons.map(whyOf).join("; "),
    ]),
  };
}

const whyOf = ({ rule, value }: LeadsPage["rows"][number]["reasons"][number]): string =>
  `${rule.replaceAll("_", " ")} (${value})`;
