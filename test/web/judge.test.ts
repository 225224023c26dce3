import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeRecord, openRecord, type TarmacRecord } from "../../src/store/record.ts";
import { createApp } from "../../src/web/app.tsx";
import { loadAssets } from "../../src/web/assets.ts";
import { deskOf } from "../../src/web/record-desk.ts";
import { recordViews } from "../../src/web/record-views.ts";
import { folder, registerFile, showJson, tarmac } from "../workspace.ts";

const register = `source: example-gazette
publisher: The Example Gazette
title: Forty leave
date: 2031-05-03
kind: newspaper
seen: full
---
source: example-herald
publisher: The Example Herald
title: Sixty leave
date: 2031-05-04
kind: newspaper
seen: full
---
movement: example-flight
title: An invented flight
kind: removal
claims:
  - from: example-gazette
    people: 40
  - from: example-herald
    people: 60
`;
const assets = await loadAssets();

describe("a judgement written in the browser", () => {
  const { dir, remove } = folder();
  const ws = `${dir}/ws`;
  let record: TarmacRecord;
  let claim = "";
  beforeAll(async () => {
    await tarmac("init", ws);
    await tarmac("import", registerFile(dir, "r.yaml", register), "-w", ws);
    record = openRecord(ws);
    const page = (await showJson(ws, "movement/example-flight")) as {
      attributes: { attribute: string; verdict: string; claims: { id: string; text: string }[] }[];
    };
    const people = page.attributes.find((a) => a.attribute === "people");
    expect(people?.verdict).toBe("contradicts");
    claim = people?.claims.find((c) => c.text === "60")?.id ?? "";
  });
  afterAll(() => {
    closeRecord(record);
    remove();
  });

  const app = () => createApp(recordViews(record), deskOf(record), { assets, token: "t", port: () => 4000 });
  const address = "/judge/movement/example-flight?attribute=people";
  const post = (fields: Record<string, string>) =>
    app().request("http://127.0.0.1:4000/do/judge", {
      method: "POST",
      headers: {
        host: "127.0.0.1:4000",
        origin: "http://127.0.0.1:4000",
        cookie: "tarmac_4000=t",
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({
        token: "t",
        page: address,
        about: "movement/example-flight",
        attribute: "people",
        ...fields,
      }).toString(),
    });
  const get = async (path: string) =>
    (await app().request(`http://127.0.0.1:4000${path}`, { headers: { host: "127.0.0.1:4000" } })).text();

  it("is asked for beside the attribute, and its form shows the verdict, its reason and the claims", async () => {
    expect(await get("/movement/example-flight")).toContain(`href="${address}"`);
    const html = await get(address);
    expect(html).toMatch(/60 does not fit|contradict|cannot both|differ/i);
    expect(html).toContain(`value="${claim}"`);
  });

  it.each([
    ["reason", { decides: "comment", by: "R. Example", reason: " " }, "is empty"],
    ["by", { decides: "comment", by: "", reason: "Because." }, "sign with your name"],
    ["claims", { decides: "set_aside", by: "R. Example", reason: "A slip." }, "needs the claims"],
    ["claims", { decides: "set_aside", by: "R. Example", reason: "A slip.", claims: "00ff00ff" }, "unknown claim"],
    ["decides", { decides: "delete", by: "R. Example", reason: "Because." }, "not a decision"],
  ])("a fault of %s stands beside the field, and what was typed is kept", async (field, fields, said) => {
    const answer = await post(fields as Record<string, string>);
    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(html).toMatch(new RegExp(`id="${field}-error">[^<]*${said}`));
    expect(html).toMatch(new RegExp(`aria-describedby="${field}-error"`));
    if (fields.reason.trim()) expect(html).toContain(`>${fields.reason}</textarea>`);
  });

  it("is written, signed, and changes the verdict that it decides", async () => {
    const answer = await post({
      decides: "set_aside",
      by: "R. Example",
      reason: "The Herald <b>corrected</b> itself on 5 May.",
      claims: claim,
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/movement/example-flight#judgements"]);
    const html = await get("/movement/example-flight");
    expect(html).toContain('id="judgements"');
    expect(html).toContain("The Herald &lt;b>corrected&lt;/b> itself on 5 May.");
    const page = (await showJson(ws, "movement/example-flight")) as { people: { lo: number; hi: number } };
    expect([page.people.lo, page.people.hi]).toEqual([40, 40]);
    expect((await tarmac("verify", "-w", ws)).code).toBe(0);
  });

  it("cannot be written on the page of a past day, or where nothing may be written", async () => {
    expect(await get(`${address}&as_of=2031-06-01`)).not.toContain('<form class="judge"');
    const readers = createApp(recordViews(record), null, { assets, token: "t" });
    expect(await (await readers.request("/movement/example-flight")).text()).not.toContain("/judge/");
    expect(await (await readers.request(address)).text()).not.toContain('<form class="judge"');
  });

  it("of something that is not there is not found", async () => {
    for (const path of ["/judge/movement/nobody", "/judge/movement/example-flight?attribute=colour"])
      expect(await get(path)).toContain("There is no such page");
  });
});
