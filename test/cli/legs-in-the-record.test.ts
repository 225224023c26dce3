import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Flight } from "../../src/model/flight.ts";
import { openFlights, writeFlights } from "../../src/store/flights.ts";
import { inventLegs } from "../web/invented-legs.ts";
import { folder, registerFile, showJson, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");
// In the past of the clock under which commands run here.
const day = "2025-05-02";
let legs: readonly Flight[] = [];
const leg = (i: number): Flight => legs[i] as Flight;

const source = `source: example-receivers
publisher: Example Receivers
date: 2025-05-20
kind: flight_tracker
seen: full
---
source: example-gazette
publisher: Example Gazette
date: 2025-05-03
kind: newspaper
seen: full
---
`;
const movement = (legs: string) => `${source}movement: example-flight
title: Example flight
kind: removal
claims:
  - {from: example-gazette, date: ${day}, people: 9, aircraft: {registration: X-ABC1}}
  - from: example-receivers
    legs: ${legs}
`;

beforeAll(async () => {
  await done("init", ws);
  legs = await inventLegs(ws, day);
});
afterAll(remove);

async function done(...argv: string[]): Promise<string> {
  const ran = await tarmac(...argv);
  if (ran.code !== 0) throw new Error(`tarmac ${argv.join(" ")}: ${ran.err}`);
  return ran.out;
}
const enter = (text: string) => tarmac("import", registerFile(dir, "movement.yaml", text), "-w", ws);

describe("tarmac show flight/ID", () => {
  it("tells a leg in lines, with --json as its page does, and names no other", async () => {
    const text = await done("show", `flight/${leg(0).id}`, "-w", ws);
    expect(text).toContain("Why this class:");
    expect(text).toMatch(/Departure airport: .*\(observed: /);
    const page = await showJson(ws, `flight/${leg(0).id}`);
    expect(page).toMatchObject({ row: { id: leg(0).id }, track: { held: true } });
    const none = await tarmac("show", "flight/0123456789abcdef", "-w", ws);
    expect([none.code, none.err]).toEqual([1, expect.stringContaining("tarmac list flights shows ids")]);
  });
});

describe("tarmac list candidates", () => {
  it("gives legs of the days around that share the aircraft, with the reason, and links none", async () => {
    await done(
      "import",
      registerFile(dir, "said.yaml", movement("[]").replace(/ {2}- from: example-receivers\n.*\n/, "")),
      "-w",
      ws,
    );
    const { rows } = JSON.parse(await done("list", "candidates", "-w", ws, "--json"));
    expect(rows.map((one: { movement: string; why: string }) => [one.movement, one.why])).toEqual(
      legs.map(() => ["example-flight", "same aircraft (X-ABC1); the same day in UTC."]),
    );
    const { attributes } = (await showJson(ws, "movement/example-flight")) as { attributes: { attribute: string }[] };
    expect(attributes.map(({ attribute }) => attribute)).not.toContain("leg");
  });
});

describe("legs: of a movement", () => {
  it("are refused by an id that no leg has, with file and line", async () => {
    const ran = await enter(movement('["00000000000000ff"]'));
    expect([ran.code, ran.err]).toEqual([1, expect.stringMatching(/movement\.yaml:19: legs: no leg by this id here/)]);
  });

  it("copy what was heard into flown claims, with the stretch of the track as their place", async () => {
    const ran = await enter(movement(`["${leg(1).id}"]`));
    expect(ran).toMatchObject({ code: 0 });
    const { attributes } = (await showJson(ws, "movement/example-flight")) as {
      attributes: { attribute: string; claims: { mode: string; value: unknown; source: string; place: unknown }[] }[];
    };
    const flown = attributes.flatMap(({ attribute, claims }) =>
      claims.filter((claim) => claim.source === "example-receivers").map((claim) => ({ attribute, ...claim })),
    );
    expect(Object.fromEntries(flown.map(({ attribute, value }) => [attribute, value]))).toEqual({
      leg: { icao24: "abc001", off: `${day}T02:00:10Z`, on: `${day}T04:45:20Z`, leg: leg(1).id },
      departed: { at: `${day}T02:00`, zone: "UTC", place: "XEX1" },
      arrived: { at: `${day}T04:45`, zone: "UTC", place: "XEX2" },
      route: { points: ["XEX1", "XEX2"] },
      aircraft: {
        registration: "X-ABC1",
        icao24: "abc001",
        type: "B738",
        callsign: "EXA8",
        operator: "Example Charter",
      },
    });
    const place = { kind: "track", icao24: "abc001", from: `${day}T02:00:10Z`, to: `${day}T04:45:20Z` };
    for (const claim of flown) expect([claim.mode, claim.place]).toEqual(["flown", place]);
  });

  it("change nothing when they are imported again, and hold in verify and in a round trip without the legs", async () => {
    expect((await enter(movement(`["${leg(1).id}"]`))).out).toMatch(/nothing/i);
    await done("verify", "-w", ws);
    const [out, other, back] = ["out", "other", "back"].map((name) => join(dir, name)) as [string, string, string];
    await done("export", "--format", "register", out, "-w", ws);
    await done("init", other);
    await done("import", out, "-w", other);
    await done("export", "--format", "register", back, "-w", other);
    const text = (folder: string) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".yaml"))
        .sort()
        .map((name) => readFileSync(join(folder, name), "utf8"))
        .join("---\n");
    expect(text(back)).toBe(text(out));
    expect(text(out)).toContain(`leg: ${leg(1).id}`);
  });

  it("are no candidates any more, and lead to the page of the leg", async () => {
    const { rows } = JSON.parse(await done("list", "candidates", "-w", ws, "--json"));
    expect(rows.map((one: { row: { id: string } }) => one.row.id)).not.toContain(leg(1).id);
  });

  it("are found again by aircraft and time when legs are made anew, and told as lost when they are not", async () => {
    const remake = (flights: readonly Flight[]) => {
      const { made } = openFlights(ws) ?? {};
      if (made) writeFlights(ws, flights, made);
    };
    const lost = async () => JSON.parse(await done("list", "candidates", "-w", ws, "--json")).lost;
    remake([{ ...leg(1), id: "00000000000000aa", first_seen_ms: leg(1).first_seen_ms + 60_000 }]);
    expect(await lost()).toEqual([]);
    remake([leg(0), leg(2)]);
    expect(await lost()).toMatchObject([{ movement: "example-flight", icao24: "abc001", off: `${day}T02:00:10Z` }]);
    const again = await done("legs", "-w", ws);
    expect(again).not.toContain("not found");
  });
});
