import type { Row } from "./row.ts";
import { rule } from "./rule.ts";

/** Of the neighbouring rows: what they say (2: nothing, or no row), and the speed that the row before told just now (NaN: none). */
export type Beside = { readonly before: number; readonly after: number; readonly lately_kt: number };

/**
 * Whether an aircraft is on the ground at a row. What it says is believed unless it is fast and no row beside says the same (a single false "ground" in flight); an aircraft that says "in the
 * air", or nothing, is on the ground when it stands still; where it tells no speed, as the row before told.
 */
export function isOnGround(row: Row, { before, after, lately_kt }: Beside, rotorcraft: boolean): boolean {
  const fast = row.gs_kt >= rule.groundSpeedKt;
  if (row.says === 1) return !(row.gs_kt >= rule.neverGroundKt) && (!fast || before === 1 || after === 1);
  const still = rotorcraft ? rule.stillRotorKt : rule.stillKt;
  const speed_kt = Number.isNaN(row.gs_kt) ? lately_kt : row.gs_kt;
  return speed_kt < still && !(Math.abs(row.rate_fpm) >= rule.stillFpm);
}
