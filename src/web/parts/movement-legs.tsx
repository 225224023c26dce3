import type { CandidateLeg, MovementLegs, NamedLeg } from "../../views/movement-legs.ts";
import type { Asked } from "../asked.ts";
import { Grid } from "./grid.tsx";
import { ClassCell, EndName, EndTime, LegLink, TailName } from "./leg.tsx";
import { Section } from "./section.tsx";

/** The legs of a movement: those that the register names, then those that may belong to it. */
export function MovementLegsSection({ legs, asked }: { legs: MovementLegs; asked: Asked }) {
  return (
    <Section title="Legs" wide>
      {legs.named.length === 0 ? null : <Named named={legs.named} made={legs.made} asked={asked} />}
      {legs.candidates.length === 0 ? null : (
        <>
          <p class="note">
            {legs.candidates.length === 1 ? "This leg" : "These legs"} may belong to it. Nobody has said so: look, and
            name the leg in the register if it does.
          </p>
          <CandidateGrid rows={legs.candidates} asked={asked} isOfOne />
        </>
      )}
    </Section>
  );
}

function Named({ named, made, asked }: { named: readonly NamedLeg[]; made: boolean; asked: Asked }) {
  return (
    <ul class="plain">
      {named.map((leg) => (
        <li>
          {leg.row === null ? (
            <>
              <code>{leg.icao24}</code>, {leg.off} to {leg.on}{" "}
              <span class="doubt">{made ? "no such leg is found" : "no legs were made here"}</span>
            </>
          ) : (
            <>
              <LegLink row={leg.row} asked={asked} /> <TailName row={leg.row} />: <EndName end={leg.row.off} />{" "}
              <EndTime end={leg.row.off} side="off" day={leg.row.first_seen} /> <span class="arrow">→</span>{" "}
              <EndName end={leg.row.on} /> <EndTime end={leg.row.on} side="on" day={leg.row.first_seen} />,{" "}
              <ClassCell row={leg.row} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Legs that may belong to movements. */
export function CandidateGrid({
  rows,
  asked,
  isOfOne = false,
}: {
  rows: readonly CandidateLeg[];
  asked: Asked;
  isOfOne?: boolean;
}) {
  return (
    <Grid
      caption="Legs that may belong"
      columns={["Leg", ...(isOfOne ? [] : ["Movement"]), "Aircraft", "Call sign", "From", "To", "Class", "Why"]}
      cards
      rows={rows.map(({ movement, title, row, why }) => [
        <LegLink row={row} asked={asked} />,
        ...(isOfOne ? [] : [<a href={asked.link(`/movement/${movement}`)}>{title}</a>]),
        <TailName row={row} />,
        row.callsign === null ? <span class="np">not sent</span> : <code>{row.callsign}</code>,
        <EndName end={row.off} />,
        <EndName end={row.on} />,
        <ClassCell row={row} />,
        why,
      ])}
    />
  );
}
