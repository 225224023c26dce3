import { type Count, countText, sumCounts } from "../model/count.ts";
import type { MovementRow } from "../model/row.ts";
import type { MovementState } from "../model/state.ts";
import type { AsOf } from "../store/claims.ts";
import { subjectsUnder } from "../store/near.ts";
import { movementRowOf } from "./movement-row.ts";
import type { Reader } from "./reader.ts";
import type { CountView } from "./shapes.ts";

/** A movement that ran under an agreement. */
export type MovementUnder = {
  readonly row: MovementRow;
  readonly state: MovementState;
  /** False when its people came from another movement of the same agreement: they are counted there. */
  readonly counted: boolean;
  /** Third-country nationals where the country of the agreement received them: at the hand-over, or at the chain's end when that is there. */
  readonly third_country: Count | null;
};

/** The people moved under an agreement, each once. */
export type PeopleUnder = { readonly people: CountView; readonly third_country: CountView; readonly rule: string };

/** Movements that sources put under an agreement and that were public, oldest first. A part is left out where its whole is there. */
export function movementsUnder(
  reader: Reader,
  agreement: string,
  receivers: readonly string[],
  when: AsOf,
): MovementUnder[] {
  const ids = subjectsUnder(reader.record, agreement, when)
    .filter((ref) => ref.startsWith("movement/"))
    .map((ref) => ref.slice("movement/".length));
  const rows = ids.flatMap((id) => movementRowOf(reader, id, when) ?? []);
  const whole = rows.filter((row) => row.part_of === null || !ids.includes(row.part_of));
  const key = (row: MovementRow): string => `${row.date ?? ""} ${row.id}`;
  return whole
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .flatMap((row) => {
      const state = reader.movement(row.id, when);
      if (!state) return [];
      const counted = !row.after.some((before) => ids.includes(before));
      return [{ row, state, counted, third_country: receivedOf(state, receivers) }];
    });
}

/** A stop on the way is not where people were sent: of those taken to Djibouti for South Sudan, South Sudan's own are no third-country nationals. */
function receivedOf(state: MovementState, receivers: readonly string[]): Count | null {
  const end = state.chain_end;
  const onward = end !== null && receivers.includes(end.to ?? "") && !receivers.includes(state.to ?? "");
  return onward ? end.third_country : state.third_country;
}

const nothingTold: Count = { lo: 0, hi: null, as: "unstated" };

/** Sums over movements, each person once, with bounds; null when there is no movement. */
export function peopleUnder(movements: readonly MovementUnder[]): PeopleUnder | null {
  const counted = movements.filter((m) => m.counted);
  if (counted.length === 0) return null;
  const sum = (pick: (m: MovementUnder) => Count | null): CountView => {
    const total = sumCounts(counted.map((m) => pick(m) ?? nothingTold));
    return { ...total, text: countText(total) };
  };
  return {
    people: sum((m) => m.state.people),
    third_country: sum((m) => m.third_country),
    rule: "Each person once: parts count in their whole, and people who went on under the same agreement count where they set out. Bounds are added.",
  };
}
