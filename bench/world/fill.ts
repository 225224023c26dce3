import type { Draw } from "../flights/draw.ts";
import type { Day } from "./days.ts";
import { impossibleDates, redactions } from "./marks.ts";
import type { Cell, Filler } from "./row.ts";

/** Areas of the invented agency. */
export const areas = ["North", "South", "East", "West", "Delta", "Prairie", "Harbor", "Mesa"].map(
  (name) => `Example ${name} Area of Responsibility`,
);

/** Agencies that arrest. Rows of the third never belong in a removals release: only a planted fault brings them there. */
export const agencies = { own: "EXAMPLE INTERIOR AGENCY", border: "EXAMPLE BORDER AGENCY", foreign: "EXAMPLE PATROL" };

const statuses = [
  "8-Excluded/Deported/Removed",
  "8-Excluded/Deported/Removed",
  "8-Excluded/Deported/Removed",
  "6-Deported/Removed - Deportability",
  "8-Excluded/Removed - Inadmissibility",
  "3-Voluntary Departure Confirmed",
  "9-VR Witnessed",
  "5-Title 50 Expulsion",
  "ACTIVE",
];
const categories = ["[1A] Example category", "[8C] Example category", "[8F] Example category", "[16] Example category"];
const programs = ["Example Program A", "Example Program B", "Example Program C", "Example Program D"];
const dispositions = ["Example Order", "Example Reinstatement", "Example Expedited", "Example Return"];
const threats = ["1", "2", "3", "", ""];
const crimes = Array.from({ length: 30 }, (_, n) => `Example Charge ${n + 1}, Invented`);
const counties = Array.from({ length: 40 }, (_, n) => `EXAMPLE COUNTY ${n + 1}`);
const states = ["EX-ONE", "EX-TWO", "EX-THREE", "EX-FOUR"];
const crimeStates = ["Convicted", "Pending", ""];
const levels = ["1 Example Criminal", "2 Example Pending", "3 Example Other"];

/** Draws the columns that only fill a row. Dates come before the departure, but for planted faults: after it, or no date at all. Nothing is booked after `until`, the last day of the release. */
export function filler(draw: Draw, day: Day, until: Day): Filler {
  const crime = draw.chance(0.4) ? draw.whole(0, crimes.length - 1) : -1;
  const apprehended = day - draw.whole(0, 220);
  const disposition = draw.whole(0, dispositions.length - 1);
  const program = draw.whole(0, programs.length - 1);
  return {
    area: draw.pick(areas),
    state: draw.pick(states),
    county: draw.pick(counties),
    status: draw.pick(statuses),
    category: draw.pick(categories),
    program: programs[program] as string,
    programCode: `E${program}`,
    agency: draw.chance(0.3) ? agencies.own : agencies.border,
    disposition: dispositions[disposition] as string,
    dispositionCode: `X${disposition}`,
    crime: crime < 0 ? "" : (crimes[crime] as string),
    crimeCode: crime < 0 ? "" : `00${10 + crime}`,
    crimeDay: crime < 0 ? "" : apprehended - draw.whole(30, 3000),
    crimeStatus: crime < 0 ? "" : draw.pick(crimeStates),
    convictionDay: crime < 0 ? "" : apprehended - draw.whole(1, 29),
    criminality: draw.pick(levels),
    threat: draw.chance(0.03) ? draw.pick(redactions) : draw.pick(threats),
    charge: `${200 + draw.whole(0, 60)}`,
    chargeSection: `Example ${draw.whole(1, 9)}(a)`,
    entryStatus: draw.chance(0.2) ? "" : "Example Without Inspection",
    entryDay: faulty(draw, apprehended - draw.whole(0, 4000), day),
    apprehensionDay: faulty(draw, apprehended, day),
    orderDay: draw.chance(0.05) ? "" : day - draw.whole(0, 20),
    removalDay: Math.max(day, Math.min(until, day + lag(draw))),
    caseId: draw.pick(redactions),
    hidden: draw.pick(redactions),
    birthHidden: draw.pick(redactions),
  };
}

/** A date with the faults that releases show. */
function faulty(draw: Draw, date: Day, day: Day): Cell {
  if (draw.chance(0.99)) return date;
  if (draw.chance(0.2)) return draw.pick(impossibleDates);
  return draw.chance(0.5) ? day + draw.whole(1, 90) : "";
}

/** How long after departure a removal is booked. */
function lag(draw: Draw): number {
  if (draw.chance(0.97)) return 0;
  return draw.chance(0.85) ? draw.whole(1, 20) : draw.whole(21, 722);
}
