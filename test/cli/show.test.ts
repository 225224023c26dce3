import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folder, showJson, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");
beforeAll(async () => {
  await tarmac("init", ws, "--example");
});
afterAll(remove);

const show = (...argv: string[]) => tarmac("show", ...argv, "-w", ws);

describe("tarmac show", () => {
  it.each([
    ["movement/pa-co-2025-02-03", /people 43, third-country 0/],
    ["agreement/us-pa-2024-mou", /agreement us-pa-2024-mou/],
    ["payment/us-pa-2024-mou-2.7m", /almost \$2\.7 million/],
    ["total/total-100d-trac-72179", /72,179/],
    ["statement/rubio-x-over-40", /over 40/],
    ["destination/SLV", /destination SLV/],
    ["visit/rubio-2025-02-panama", /visit rubio-2025-02-panama/],
    ["aircraft/N278GX", /Global Crossing Airlines/],
    ["callsign/tyson", /call sign tyson[\s\S]*lead +strong/],
    ["source/ap-2025-02-03-panama-flight", /wire story[\s\S]*Copies of it:[\s\S]*people: 43/],
  ])("prints %s for people and for programs", async (ref, text) => {
    const ran = await show(ref);
    expect([ran.code, ran.err]).toEqual([0, ""]);
    expect(ran.out).toMatch(text);
    expect(ran.out).not.toMatch(/undefined|\[object/);
    expect((await showJson(ws, ref)).id).toBe(ref.slice(ref.indexOf("/") + 1));
  });

  it("gives what docs promise of a movement", async () => {
    const page = await showJson(ws, "movement/us-sv-2025-03-15-all");
    expect(page).toMatchObject({
      id: "us-sv-2025-03-15-all",
      kind: "transfer",
      state: "contradicts",
      people: { lo: 261, hi: 261 },
      third_country: { lo: 238, hi: 238 },
      own_nationals: { lo: 23, hi: 23 },
    });
    const attributes = page.attributes as { claims: object[] }[];
    const keys = ["id", "mode", "relation", "value", "words", "said_by", "source", "place", "public_date"];
    for (const attribute of attributes) {
      expect(Object.keys(attribute)).toEqual(expect.arrayContaining(["attribute", "verdict", "reason", "claims"]));
      for (const claim of attribute.claims) expect(Object.keys(claim)).toEqual(expect.arrayContaining(keys));
    }
  });

  it("finds a claim by the first digits of its id", async () => {
    const page = await showJson(ws, "movement/pa-co-2025-02-03");
    const [claim] = (page.attributes as { claims: { id: string }[] }[]).flatMap((attribute) => attribute.claims);
    const id = String(claim?.id);
    const ran = await show(`claim/${id.slice(0, 10)}`);
    expect(ran.out).toContain(`claim ${id}`);
    expect(ran.out).toContain("movement/pa-co-2025-02-03");
  });

  it.each([
    ["pa-co-2025-02-03", "did you mean movement/pa-co-2025-02-03?"],
    ["movement/pa-co-2025-02-4", "did you mean movement/pa-co-2025-02-0"],
    ["movements/pa-co-2025-02-03", "did you mean movement/pa-co-2025-02-03?"],
    ["agreement/pa-co-2025-02-03", "did you mean movement/pa-co-2025-02-03?"],
    ["aircraft/N278GY", "did you mean aircraft/N278GX?"],
    ["movment/nothing", "did you mean movement?"],
    ["total/zzzzzzzzzzzz", "tarmac list totals shows ids"],
    ["claim/zz", "24 digits"],
  ])("of %s that is not there it names the nearest", async (ref, hint) => {
    const ran = await show(ref);
    expect([ran.code, ran.out]).toEqual([1, ""]);
    expect(ran.err).toContain(hint);
  });

  it("says when a thing is there, but was not public yet", async () => {
    const ran = await show("movement/pa-co-2025-02-03", "--as-of", "2025-01-01");
    expect(ran.code).toBe(1);
    expect(ran.err).toContain("nothing about it was public");
  });
});
