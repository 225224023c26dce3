import type { CandidatesPage } from "../../views/candidates-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { ListBar } from "../parts/choose.tsx";
import { LegTies, NoLegs } from "../parts/leg.tsx";
import { CandidateGrid } from "../parts/movement-legs.tsx";
import { Section } from "../parts/section.tsx";

/** Legs that may belong to movements, and named legs that are not found. */
export function Candidates({ data, asked }: { data: CandidatesPage; asked: Asked }) {
  return (
    <>
      <h1>Legs that may belong to movements</h1>
      <p class="deck">
        At most a day apart, with the same countries, aircraft or call sign. None is linked by itself: a person looks,
        and names the leg in the register.
      </p>
      <LegTies here="/candidates" asked={asked} />
      {data.made !== null ? <Lists data={data} asked={asked} /> : <NoLegs />}
    </>
  );
}

function Lists({ data, asked }: { data: CandidatesPage; asked: Asked }) {
  return (
    <>
      <ListBar count={data.total} one="leg and movement" many="legs and movements" asked={asked} />
      {data.rows.length === 0 ? (
        <p class="banner">No leg of this workspace fits a movement.</p>
      ) : (
        <CandidateGrid rows={data.rows} asked={asked} />
      )}
      {data.lost.length === 0 ? null : (
        <Section title="Named, and not found" wide>
          <p class="note">
            Movements name these legs, and no leg of this workspace was in the air then. Either their positions are not
            here, or making the legs anew divided them otherwise.
          </p>
          <ul class="plain">
            {data.lost.map((leg) => (
              <li>
                <a href={asked.link(`/movement/${leg.movement}`)}>{leg.movement}</a>: <code>{leg.icao24}</code>,{" "}
                {leg.off} to {leg.on}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** The candidates as a table. */
export function candidatesTable({ rows }: CandidatesPage): Table {
  return {
    columns: [
      "movement",
      "title",
      "leg",
      "first_seen",
      "icao24",
      "registration",
      "callsign",
      "adep",
      "ades",
      "class",
      "why",
    ],
    rows: rows.map(({ movement, title, row, why }) => [
      ...[movement, title, row.id, row.first_seen, row.icao24, row.registration, row.callsign],
      ...[row.off.ident, row.on.ident, row.class, why],
    ]),
  };
}
