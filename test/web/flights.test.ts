import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Flight } from "../../src/model/flight.ts";
import { closeRecord, openRecord, type TarmacRecord } from "../../src/store/record.ts";
import { createApp } from "../../src/web/app.tsx";
import { loadAssets } from "../../src/web/assets.ts";
import { recordViews } from "../../src/web/record-views.ts";
import { folder, registerFile, tarmac } from "../workspace.ts";
import { inventLegs } from "./invented-legs.ts";

const assets = await loadAssets();
const { dir, remove } = folder();
const ws = join(dir, "ws");
const watchList = `
source: example-list
publisher: Example List
date: 2030-01-01
kind: dataset
seen: full
---
source: example-other-list
publisher: Another List
date: 2030-06-01
kind: dataset
seen: full
---
aircraft: X-ABC1
icao24: abc001
title: Example aircraft
claims:
  - {from: example-list, operator: Example Charter, valid_from: 2029}
  - {from: example-other-list, operator: Another Operator}
`;
let record: TarmacRecord;
let legs: readonly Flight[] = [];

beforeAll(async () => {
  await tarmac("init", ws);
  const ran = await tarmac("import", registerFile(dir, "list.yaml", watchList), "-w", ws);
  if (ran.code !== 0) throw new Error(ran.err);
  legs = await inventLegs(ws);
  record = openRecord(ws, { readOnly: true });
});
afterAll(() => {
  closeRecord(record);
  remove();
});

/** The pages at an instant. */
function at(instant: string, options = {}) {
  return async (path: string) => {
    const then: TarmacRecord = { ...record, effects: { now: () => new Date(instant) } };
    const today = () => instant.slice(0, 10);
    const app = createApp(recordViews(then, options), null, { assets, token: "t", today });
    const response = await app.request(path);
    return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
  };
}
const later = at("2031-05-25T12:00:00Z");
const json = async (path: string) => JSON.parse((await later(path)).text);
const leg = (i: number): Flight => legs[i] as Flight;

describe("/flights", () => {
  it("lists legs, the latest first, and the queue of doubtful ones with what is doubtful", async () => {
    const all = await json("/flights.json");
    expect(all.total).toBe(22);
    expect(all.rows[0].id).toBe(leg(3).id);
    const queue = await json("/flights.json?doubtful=1");
    expect(queue.total).toBe(all.doubtful);
    for (const row of queue.rows) expect(row.doubts[0]).toMatch(/not known/);
    expect((await later("/flights?doubtful=1")).text).toContain("Where it came from or went is not known.");
  });

  it("gives the bound of a landing or take-off that nobody saw", async () => {
    const { text } = await later("/flights?doubtful=1");
    expect(text).toMatch(/<span class="fine">after <\/span><time/);
    expect(text).toMatch(/<span class="fine">by <\/span><time/);
  });

  it("refuses a month that is none", async () => {
    expect((await later("/flights?month=2031-4")).status).toBe(400);
  });

  it.each([
    ["class=removal", 12],
    ["month=2031-04&class=removal", 3],
    ["aircraft=ABC001", 4],
    ["aircraft=x-abc2", 18],
    ["aircraft=XABC2", 18],
    ["from=XXB", 2],
    ["to=unknown", 1],
    ["at=xex6", 7],
    ["band=possible&class=shuffle", 1],
    ["aircraft=nobody", 0],
  ])("with ?%s has %i legs, in the page, the table and the document", async (query, count) => {
    expect((await json(`/flights.json?${query}`)).rows).toHaveLength(count);
    expect((await later(`/flights.csv?${query}`)).text.trim().split("\r\n")).toHaveLength(count + 1);
    expect((await later(`/flights?${query}`)).text).toContain(count === 1 ? "<b>1 leg</b>" : `<b>${count} legs</b>`);
  });

  it("refuses a class that there is not", async () => {
    expect((await later("/flights?class=charter")).status).toBe(400);
  });
});

describe("/flights/month", () => {
  it("counts each class and destination beside the month before, six months and the year before", async () => {
    const page = await json("/flights/month.json?month=2031-05");
    expect(page.days_with_legs).toBe(1);
    const removal = page.classes.find((line: { class: string }) => line.class === "removal");
    expect(removal).toMatchObject({ legs: 1, last_month: 3, mean_six: 2, months_in_mean: 3, last_year: 5 });
    const march = await json("/months.json?month=2031-03");
    expect(march.classes.find((line: { class: string }) => line.class === "removal")).toMatchObject({
      ...{ legs: 1, last_month: null, months_in_mean: 1, last_year: null },
    });
  });

  it("leads from every number to as many legs", async () => {
    for (const month of ["2031-05", "2031-04", "2030-05"]) {
      const { text } = await later(`/flights/month?month=${month}`);
      const links = [...text.matchAll(/href="(\/flights\?[^"]*class=[^"]*)">(\d+)</g)];
      expect(links.length).toBeGreaterThan(1);
      for (const [, href = "", number] of links) {
        const asked = href.replaceAll("&amp;", "&").replace("/flights?", "/flights.json?");
        expect([href, (await json(asked)).total]).toEqual([href, Number(number)]);
      }
    }
  });

  it("tells what is new once: a class's first leg to a country, with the leg", async () => {
    const { news } = await json("/months.json?month=2031-04");
    expect(news.map((one: { class: string; country: string }) => `${one.class} ${one.country}`).sort()).toEqual([
      "removal_connection XXA",
      "shuffle XXA",
    ]);
    expect((await later("/flights/month?month=2030-05")).text).toContain("cannot be told");
  });

  it("refuses what is no month", async () => {
    expect((await later("/flights/month?month=May")).status).toBe(400);
  });
});

describe("the key of the map of a leg", () => {
  it("names an outline only where one is drawn", async () => {
    for (const one of legs.slice(0, 4)) {
      const { reach } = await json(`/flight/${one.id}.json`);
      const isDrawn = reach.some(({ edge }: { edge: { kind: string } }) => edge.kind !== "nothing");
      expect((await later(`/flight/${one.id}`)).text.includes("could be reached meanwhile")).toBe(isDrawn);
    }
  });
});

describe("/fleet", () => {
  it("puts watched aircraft first, with what each source says and where they differ", async () => {
    const { rows } = await json("/fleet.json");
    expect(rows.map((row: { icao24: string }) => row.icao24)).toEqual(["abc001", "abc002"]);
    expect(rows[0].watched[0]).toMatchObject({ id: "X-ABC1", conflicts: ["operator"] });
    expect((await later("/fleet")).text).toContain("sources differ: operator");
  });
});

describe("/flight/ID", () => {
  it("draws no line across a gap, and keeps what is observed apart from what is inferred", async () => {
    const page = await json(`/flight/${leg(1).id}.json`);
    expect(page.track.held).toBe(true);
    expect(page.known.map((line: { what: string; known: string }) => [line.what, line.known])).toContainEqual([
      "Gap",
      "not_seen",
    ]);
    const found = await later(`/flight/${leg(1).id}.geojson`);
    expect(found.type).toBe("application/geo+json");
    const { features } = JSON.parse(found.text);
    const [gap] = leg(1).gaps;
    const seen = features.filter((one: { properties: { what: string } }) => one.properties.what === "seen");
    expect(seen).toHaveLength(2);
    for (const { properties } of seen) {
      const times = properties.times.map((time: string) => Date.parse(time));
      expect(times[0] >= (gap?.end_ms ?? 0) || times.at(-1) <= (gap?.start_ms ?? 0)).toBe(true);
    }
  });

  it("says of a leg whose landing nobody saw what could be reached, and names no destination", async () => {
    const page = await json(`/flight/${leg(2).id}.json`);
    const [reach] = page.reach;
    expect(reach).toMatchObject({ part: "after", minutes: 470, envelope: { can_stop: true } });
    expect(page.on_at).toBe(null);
    expect(reach.fields.every((field: { inside: boolean }) => field.inside)).toBe(true);
    const { text } = await later(`/flight/${leg(2).id}`);
    expect(text).toContain("What else could be reached");
    expect(text).toContain("Landing not seen");
  });

  it("gives the positions as Parquet with every column", async () => {
    const found = await later(`/flight/${leg(0).id}.parquet`);
    expect(found.status).toBe(200);
    expect(found.text.slice(0, 4)).toBe("PAR1");
  });

  it("works without positions, and says so", async () => {
    const [other] = (await json("/flights.json?aircraft=abc002")).rows;
    const { status, text } = await later(`/flight/${other.id}`);
    expect(status).toBe(200);
    expect(text).toContain("The positions of this leg are not in this workspace");
    expect((await later(`/flight/${other.id}.parquet`)).status).toBe(404);
    expect((await later(`/flight/${other.id}.geojson`)).status).toBe(200);
  });

  it("is not there for an id that no leg has", async () => {
    for (const ending of ["", ".json", ".csv", ".geojson", ".parquet"])
      expect((await later(`/flight/0000000000000bad${ending}`)).status).toBe(404);
    expect((await later("/fleet.geojson")).status).toBe(404);
  });
});

describe("a leg younger than 24 hours", () => {
  const last = "2031-05-02T15:40:20Z";
  const soon = at("2031-05-03T15:40:19Z");

  it("is on no page, in no file and no number, and is counted as left out", async () => {
    const list = JSON.parse((await soon("/flights.json")).text);
    expect([list.total, list.withheld]).toEqual([21, 1]);
    for (const ending of ["", ".json", ".csv", ".geojson", ".parquet"])
      expect((await soon(`/flight/${leg(3).id}${ending}`)).status).toBe(404);
    for (const path of [
      "/flights.csv",
      "/months.json",
      "/fleet.json",
      `/flight/${leg(2).id}.json`,
      "/candidates.json",
    ]) {
      const { text } = await soon(path);
      expect([path, text.includes(last), text.includes(leg(3).id)]).toEqual([path, false, false]);
    }
  });

  it("is shown a second later, and at once to the person who asks for it on her machine", async () => {
    expect(JSON.parse((await at("2031-05-03T15:40:20Z")("/flights.json")).text).total).toBe(22);
    expect(JSON.parse((await at("2031-05-02T15:41:00Z", { recent: true })("/flights.json")).text).total).toBe(22);
  });

  it("is not shown as of its day either", async () => {
    expect((await json("/flights.json?as_of=2031-05-02")).total).toBe(18);
    expect((await json("/flights.json?as_of=2031-05-03")).total).toBe(22);
  });
});

describe("a workspace without legs", () => {
  it("says on each page how they are made", async () => {
    const empty = join(dir, "empty");
    await tarmac("init", empty);
    const bare = openRecord(empty, { readOnly: true });
    const app = createApp(recordViews(bare), null, { assets, token: "t" });
    for (const path of ["/flights", "/flights/month", "/fleet", "/candidates"]) {
      const response = await app.request(path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(await response.text()).toContain("tarmac load positions FILE");
    }
    closeRecord(bare);
  });
});
