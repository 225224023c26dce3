import { isDay } from "../../model/day.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import { type ExplainedDay, type ExplainedMoment, explainDay } from "../../sources/flights/find-legs.ts";
import { makeFlights } from "../../sources/flights/make-flights.ts";
import { type FlightsMade, openFlights } from "../../store/flights.ts";
import { closeRecord, openRecord, type TarmacRecord } from "../../store/record.ts";
import { type LostLeg, lostLegs } from "../../views/movement-legs.ts";
import { positionDays } from "../../store/read-positions.ts";
import { type Call, type Command, type Effects, workspaceOf } from "../command.ts";
import { progressBar } from "../progress.ts";

/** `tarmac legs`. */
export const legs: Command = {
  name: "legs",
  summary:
    "Divides the positions that were loaded into legs, names where each began and ended, and says what each is, with reasons. All legs are made anew, so it does not matter in which order positions came. With --explain: why each leg of an aircraft on a day begins where it does, and why it goes on where it might have ended.",
  arguments: "",
  options: {
    explain: { type: "string", value: "HEX", says: "explain the legs of this aircraft instead (with --day)" },
    day: { type: "string", value: "D", says: "the UTC day to explain" },
  },
  example: "tarmac legs\ntarmac legs --explain abc001 --day 2031-05-02",
  run(call, effects) {
    return call.options.explain === undefined ? make(call, effects) : explain(call, effects);
  },
};

async function make(call: Call, effects: Effects): Promise<number> {
  if (call.options.day !== undefined) throw new TarmacError("usage", "--day goes with --explain HEX");
  const dir = workspaceOf(call);
  requirePositions(dir);
  const record = openRecord(dir, { readOnly: true }, effects);
  const bar = progressBar(effects);
  try {
    const made = await makeFlights(record, { tell: bar.tell, now: effects.now }).finally(bar.end);
    const lost = lostOf(record);
    effects.out(
      call.options.json ? `${JSON.stringify({ ...made, lost }, null, 2)}\n` : madeText(made) + lostText(lost),
    );
    return 0;
  } finally {
    closeRecord(record);
  }
}

/** Legs that movements of the record name and that these legs do not hold. */
function lostOf(record: TarmacRecord): readonly LostLeg[] {
  const table = openFlights(record.dir);
  if (table === null) return [];
  try {
    return lostLegs(record, table);
  } finally {
    table.close();
  }
}

function lostText(lost: readonly LostLeg[]): string {
  if (lost.length === 0) return "";
  const lines = lost.map(({ movement, icao24, off, on }) => `  movement/${movement}: ${icao24}, ${off} to ${on}\n`);
  return `${lost.length === 1 ? "1 leg that a movement names is" : `${lost.length} legs that movements name are`} not found:\n${lines.join("")}`;
}

function madeText(made: FlightsMade): string {
  const masked = Object.entries(made.masked).map(([reason, rows]) => `${count(rows)} ${reason.replaceAll("_", " ")}`);
  const left = masked.length > 0 ? `; left out: ${masked.join(", ")}` : "";
  const fields =
    made.aerodromes_digest === null
      ? "\nno end is named: there is no table of aerodromes (tarmac get airports fetches one)"
      : "";
  const leads = made.leads > 0 ? `\nleads without a leg: ${count(made.leads)} (tarmac list leads)` : "";
  return `${count(made.legs)} legs from ${count(made.positions)} positions${left}${leads}${fields}\n`;
}

async function explain(call: Call, effects: Effects): Promise<number> {
  const [hex, day] = [String(call.options.explain).toLowerCase(), String(call.options.day ?? "")];
  if (!/^[0-9a-f]{6}$/.test(hex))
    throw new TarmacError("usage", `not an address: ${hex}`, { hint: "six hex digits, such as a1b2c3" });
  if (!isDay(day))
    throw new TarmacError("usage", `not a day: ${day || "missing --day"}`, {
      hint: "--day takes a UTC day, such as 2031-05-02",
    });
  const dir = workspaceOf(call);
  requirePositions(dir);
  const told = await explainDay(dir, hex, day);
  effects.out(
    call.options.json ? `${JSON.stringify({ icao24: hex, day, ...told }, null, 2)}\n` : dayText(hex, day, told),
  );
  return 0;
}

function dayText(hex: string, day: string, { positions, moments }: ExplainedDay): string {
  if (positions === 0) return `nothing was heard of ${hex} on ${day}\n`;
  const heard = `${positions === 1 ? "1 position" : `${count(positions)} positions`} of ${hex} on ${day}`;
  if (moments.length === 0) return `${heard}, and no moment at which a leg begins or might have begun\n`;
  return `${moments.map(momentText).join("")}${heard}\n`;
}

function momentText({ at_ms, reason, leg, why }: ExplainedMoment): string {
  const time = new Date(at_ms).toISOString().slice(11, 19);
  const mark = reason === null ? "          " : "new leg   ";
  const which = reason === null ? "" : leg === null ? " Too little of it was in the air: no leg." : ` Leg ${leg}.`;
  return `${time}Z  ${mark}${why}${which}\n`;
}

function requirePositions(dir: string): void {
  if (positionDays(dir).length > 0) return;
  throw new TarmacError("no_positions", `no positions here: ${dir}`, {
    hint: "load some with: tarmac load positions FILE",
  });
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}
