import { describe, expect, it } from "vitest";
import { serve } from "../../src/web/serve.ts";
import { fixtureViews } from "./fixture.ts";

const effects = () => {
  const told: string[] = [];
  return {
    told,
    out: (text: string) => void told.push(text),
    err: (text: string) => void told.push(text),
    now: () => new Date("2026-11-24T12:00:00Z"),
  };
};

describe("serve(options, effects)", () => {
  it("binds this machine only, prints the address and answers there", async () => {
    const world = effects();
    const serving = await serve({ views: fixtureViews(), desk: null, port: 0 }, world);
    try {
      expect(world.told.join("")).toBe(`http://127.0.0.1:${serving.port}/\n`);
      expect((await fetch(serving.url)).status).toBe(200);
      expect((await fetch(`${serving.url}movement/none.json`)).status).toBe(404);
    } finally {
      await serving.close();
    }
  });

  it("says what to do when the port is taken", async () => {
    const serving = await serve({ views: fixtureViews(), desk: null, port: 0 }, effects());
    try {
      await expect(serve({ views: fixtureViews(), desk: null, port: serving.port }, effects())).rejects.toMatchObject({
        code: "port_taken",
        hint: expect.stringContaining("--port"),
      });
    } finally {
      await serving.close();
    }
  });
});
