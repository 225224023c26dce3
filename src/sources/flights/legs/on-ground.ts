import type { Row } from "./row.ts";
import { rule } from "./rule.ts";

/**
 * Whether an aircraft is on the ground at a row. What it says is believed unless it is fast and no row beside says the same (a single false "ground" in flight); an aircraft that says "in the
 * air", or nothing, is on the ground when it stands still. `before` and `after` are what the neighbouring rows say (2: no row).
 */
export function isOnGround(row: Row, before: number, after: number, rotorcraft: boolean): boolean {
  const fast = row.gs_kt >= rule.groundSpeedKt;
  if (row.says === 1) return !(row.gs_kt >= rule.neverGroundKt) && (!fast || before === 1 || after === 1);
  const still = rotorcraft ? rule.stillRotorKt : rule.stillKt;
  return row.gs_kt < still && !(Math.abs(row.rate_fpm) >= rule.stillFpm);
}
