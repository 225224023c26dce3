import type { EndView, FlightRow } from "../../views/flight-row.ts";
import { classWords, countryWords } from "../../views/flight-row.ts";
import type { Asked } from "../asked.ts";
import { printDay } from "../dates.ts";

/** What an end is called in a list: its ident and country; in grey when it was not seen. */
export function EndName({ end }: { end: EndView }) {
  if (end.ident === null) return <span class="np">{end.name}</span>;
  return (
    <>
      <code title={end.name}>{end.ident}</code>
      {end.country === null || end.country === "" ? null : <span class="fine"> {countryWords(end.country)}</span>}
    </>
  );
}

/**
 * The best guess of take-off (`off`) or landing (`on`), with "+1" when it is a day after `day`. Where there is none, the bound that is known: it had taken off by then, or landed
 * after it.
 */
export function EndTime({ end, side, day }: { end: EndView; side: "off" | "on"; day: string }) {
  const at = end.at ?? (side === "off" ? end.to : end.from);
  if (at === null) return <span class="np">not seen</span>;
  const days = Math.round((Date.parse(at.slice(0, 10)) - Date.parse(day.slice(0, 10))) / 86_400_000);
  return (
    <>
      {end.at === null ? <span class="fine">{side === "off" ? "by " : "after "}</span> : null}
      <time dateTime={at}>{at.slice(11, 16)}</time>
      {days === 0 ? null : <span class="fine"> +{days}</span>}
      {end.at === null || end.known === "observed" ? null : <span class="fine"> about</span>}
    </>
  );
}

/** Class and band in two words, with a tag where something speaks against it. */
export function ClassCell({ row }: { row: FlightRow }) {
  return (
    <>
      {classWords[row.class]}
      {row.band === null ? null : <span class="fine"> {row.band}</span>}
    </>
  );
}

/** The link to a leg by its day. */
export function LegLink({ row, asked }: { row: FlightRow; asked: Asked }) {
  return <a href={asked.link(`/flight/${row.id}`)}>{printDay(row.off.at ?? row.first_seen)}</a>;
}

/** The tail when a table names it, else the address. */
export function TailName({ row }: { row: Pick<FlightRow, "icao24" | "registration"> }) {
  return <code>{row.registration ?? row.icao24}</code>;
}

/** Where no legs were made: what to do. */
export function NoLegs() {
  return (
    <div class="banner">
      <p>
        <b>No legs were made here yet.</b> They are made from positions of aircraft, on this machine:
      </p>
      <ol class="steps">
        <li>
          <code>tarmac load positions FILE</code> takes in daily files of positions.
        </li>
        <li>
          <code>tarmac get airports</code> and <code>tarmac get aircraft</code> bring the tables that name where a leg
          began and ended, and whose the aircraft is.
        </li>
        <li>
          <code>tarmac legs</code> divides the positions into legs and says what each is, with reasons.
        </li>
      </ol>
    </div>
  );
}

/** The pages about legs beside one another. */
export function LegTies({ here, asked }: { here: string; asked: Asked }) {
  const ties = [
    ["/flights", "Legs"],
    ["/flights/month", "By month"],
    ["/fleet", "Fleet"],
    ["/flights?doubtful=1", "Doubtful legs"],
    ["/leads", "Leads without a leg"],
    ["/observations", "Observers’ logs"],
    ["/candidates", "May belong to movements"],
  ] as const;
  return (
    <p class="ties">
      {ties.map(([path, word]) =>
        path === here ? (
          <b>{word}</b>
        ) : (
          <a href={asked.link(path.split("?")[0] ?? path, path.includes("?") ? { doubtful: "1" } : {})}>{word}</a>
        ),
      )}
    </p>
  );
}
