import { afterAll, expect, it } from "vitest";
import { folder } from "../workspace.ts";
import { killWriters } from "./kill.ts";

const { dir, remove } = folder();
afterAll(remove);

// The whole, 500 kills, is part of `npm run bench -- record`.
it("loses nothing that was acknowledged when processes that write are killed", { timeout: 240_000 }, async () => {
  const { kills, acknowledged, lost, faults } = await killWriters(dir, 12, Math.random);
  expect({ kills, lost, faults }).toEqual({ kills: 12, lost: [], faults: [] });
  expect(acknowledged).toBeGreaterThan(0);
});
