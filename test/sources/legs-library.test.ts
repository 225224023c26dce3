import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../house/files.ts";

const script = `
import { legsOf } from "tarmac/legs";
const rows = Array.from({ length: 400 }, (_, i) => ({
  icao24: "abc001", time_ms: 1935525600000 + i * 10000, lat: 10 + i / 100, lon: 20, onground: i < 30 || i > 380, alt_baro_ft: 10000, gs_kt: i < 30 || i > 380 ? 5 : 300,
}));
console.log(JSON.stringify(legsOf(rows.reverse()).map((leg) => [leg.break_reason, leg.points_airborne])));`;

it.skipIf(!existsSync(join(root, "dist", "sources")))(
  "tarmac/legs makes legs without a workspace, from rows in any order",
  () => {
    const out = execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: root, encoding: "utf8" });
    expect(JSON.parse(out)).toEqual([["left_ground", 351]]);
  },
);
