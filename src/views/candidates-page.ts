import type { MovementRow } from "../model/row.ts";
import { type AsOf, claimsOf } from "../store/claims.ts";
import { listDerived } from "../store/derived.ts";
import { type FlightsMade, openFlights } from "../store/flights.ts";
import { type LegsShown, shownUntil } from "./flight-clock.ts";
import { type CandidateLeg, candidatesOf, type LostLeg, lostLegs } from "./movement-legs.ts";
import type { Reader } from "./reader.ts";

/** Legs that may belong to movements, and named legs that are not found: `/candidates`. */
export type CandidatesPage = {
  /** What the legs were made from; null when none were made here. */
  readonly made: FlightsMade | null;
  readonly rows: readonly CandidateLeg[];
  readonly total: number;
  readonly lost: readonly LostLeg[];
  readonly when: AsOf;
};

/** Every movement with a day, and the legs of the days around it that share its countries, aircraft or call sign. None is linked by itself. */
export function candidatesPage(reader: Reader, when: AsOf, shown: LegsShown): CandidatesPage {
  const { record } = reader;
  const table = openFlights(record.dir);
  if (table === null) return { made: null, rows: [], total: 0, lost: [], when };
  try {
    const until = shownUntil(record, when, shown);
    const movements = listDerived<MovementRow>(record, "movement", {}, when, { limit: 1_000_000, offset: 0 }).map(
      (movement) => ({ movement, claims: claimsOf(record, `movement/${movement.id}`, when) }),
    );
    const rows = movements.flatMap(({ movement, claims }) => candidatesOf(movement, claims, table, until));
    const lost = lostLegs(record, table, when);
    return { made: table.made, rows, total: rows.length, lost, when };
  } finally {
    table.close();
  }
}
