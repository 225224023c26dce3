import type { FleetAircraft, FleetPage, WatchedAs } from "../../views/fleet-page.ts";
import { classWords } from "../../views/flight-row.ts";
import { legClasses } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { ListBar } from "../parts/choose.tsx";
import { Grid } from "../parts/grid.tsx";
import { LegTies, NoLegs, TailName } from "../parts/leg.tsx";

/** Aircraft that were heard, with what the watch-list says of each and their legs by class. */
export function Fleet({ data, asked }: { data: FleetPage; asked: Asked }) {
  return (
    <>
      <h1>Fleet</h1>
      <p class="deck">
        Aircraft that were heard, those on the watch-list first. A watched tail is a lead; alone it never makes a leg
        more than possible.
      </p>
      <LegTies here="/fleet" asked={asked} />
      {data.made === null ? (
        <NoLegs />
      ) : (
        <>
          <ListBar count={data.total} one="aircraft" many="aircraft" asked={asked} />
          <Grid
            caption="Fleet"
            columns={["Aircraft", "Type", "Operator", "Legs", "By class", "Heard", "The watch-list"]}
            numbers={[3]}
            cards
            rows={data.rows.map((row) => [
              <>
                <TailName row={row} /> {row.registration === null ? null : <span class="fine">{row.icao24}</span>}
              </>,
              row.typecode,
              row.operator,
              <a href={asked.link("/flights", { aircraft: row.icao24 })}>{row.legs}</a>,
              <ByClass row={row} asked={asked} />,
              <>
                {printDay(row.first_heard)} to {printDay(row.last_heard)}
              </>,
              <Watched row={row} data={data} asked={asked} />,
            ])}
          />
        </>
      )}
    </>
  );
}

function ByClass({ row, asked }: { row: FleetAircraft; asked: Asked }) {
  const classes = (Object.keys(legClasses) as (keyof typeof classWords)[]).filter((name) => row.by_class[name]);
  return (
    <ul class="doubts">
      {classes.map((name) => (
        <li>
          <a href={asked.link("/flights", { aircraft: row.icao24, class: name })}>
            {row.by_class[name]} {classWords[name].toLowerCase()}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Watched({ row, data, asked }: { row: FleetAircraft; data: FleetPage; asked: Asked }) {
  if (row.watched.length === 0) return <span class="np">not on it</span>;
  return (
    <>
      {row.watched.map((entry) => (
        <WatchedEntry entry={entry} data={data} asked={asked} />
      ))}
    </>
  );
}

function WatchedEntry({ entry, data, asked }: { entry: WatchedAs; data: FleetPage; asked: Asked }) {
  return (
    <>
      <a href={asked.link(`/aircraft/${encodeURIComponent(entry.id)}`)}>
        <code>{entry.id}</code>
      </a>
      {entry.lead === null ? null : <span class="tag">{entry.lead}</span>}
      {entry.conflicts.length === 0 ? null : <span class="doubt">sources differ: {entry.conflicts.join(", ")}</span>}
      <ul class="doubts">
        {entry.says.map(({ what, value, source }) => (
          <li>
            <span class="fine">{what.replaceAll("_", " ")}</span> {value},{" "}
            <a class="quiet" href={asked.link(`/source/${encodeURIComponent(source)}`)}>
              {data.sources[source]?.shown ?? source}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The fleet as a table. */
export function fleetTable({ rows }: FleetPage): Table {
  const classes = Object.keys(legClasses) as (keyof typeof classWords)[];
  return {
    columns: [
      ...["icao24", "registration", "typecode", "operator", "legs", ...classes, "first_heard", "last_heard"],
      ...["watched", "lead", "conflicts"],
    ],
    rows: rows.map((row) => [
      ...[row.icao24, row.registration, row.typecode, row.operator, row.legs],
      ...classes.map((name) => row.by_class[name] ?? 0),
      ...[row.first_heard, row.last_heard],
      row.watched.map(({ id }) => id).join(" "),
      row.watched.map(({ lead }) => lead ?? "").join(" "),
      row.watched.flatMap(({ conflicts }) => conflicts).join(" "),
    ]),
  };
}
