import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReleaseDiffPage } from "../../src/views/release-diff-page.ts";
import { closeRecord, openRecord, type TarmacRecord } from "../../src/store/record.ts";
import { createApp } from "../../src/web/app.tsx";
import { loadAssets } from "../../src/web/assets.ts";
import { recordViews } from "../../src/web/record-views.ts";
import { plant } from "../diff-planter.ts";
import { writeRelease } from "../removals-table.ts";
import { folder, tarmac } from "../workspace.ts";

const assets = await loadAssets();
const { dir, remove } = folder();
const ws = join(dir, "ws");
const { a, b, truth } = plant({
  ...{ seed: 11, rows: 4000, ids: "kept", loseBlock: "port_in_weeks", loseSingle: 5, double: "week", change: 9 },
  ...{ late: 20, newWeeks: 60, otherKind: 30, shuffle: false, respell: true },
});
let record: TarmacRecord;

beforeAll(async () => {
  await tarmac("init", ws);
  await writeRelease(ws, "example-june", a, { published: "2032-01-01", says: "A <b>whole</b> table." });
  await writeRelease(ws, "example-july", b, { published: "2032-02-01" });
  record = openRecord(ws, { readOnly: true });
});
afterAll(() => {
  closeRecord(record);
  remove();
});

async function get(path: string): Promise<{ status: number; text: string }> {
  const app = createApp(recordViews(record), null, { assets, token: "t", today: () => "2032-06-01" });
  const response = await app.request(path);
  return { status: response.status, text: await response.text() };
}
const both = "a=example-june&b=example-july";

describe("/releases/diff", () => {
  it("asks which two", async () => {
    const { status, text } = await get("/releases/diff");
    expect(status).toBe(200);
    expect(text).toContain('<option value="example-june"');
    expect(text).toMatch(/aria-current="true"[^>]*>Recorded/);
    expect(text).toContain("<b>Release against release</b>");
  });

  it("says so where only one is named, and keeps it chosen", async () => {
    const { status, text } = await get("/releases/diff?b=example-june");
    expect(status).toBe(200);
    expect(text).toContain("only example-june is named");
    expect(text.match(/<option value="example-june" selected/g)).toHaveLength(1);
  });

  it("tells what differs, where, and how it was judged", async () => {
    const { status, text } = await get(`/releases/diff?${both}`);
    expect(status).toBe(200);
    for (const words of [
      "departure port",
      "exact doubles in B",
      "Identifiers hold.",
      "border kind",
      "lost</text>",
      "doubled</text>",
    ])
      expect(text).toContain(words);
    expect(text).toContain("A &lt;b>whole&lt;/b> table.");
    expect(text).toContain("/release/example-july");
    expect(text).not.toMatch(/\bP\d{2,}\b/);
  });

  it("gives the findings as JSON and every difference as CSV", async () => {
    const json = JSON.parse((await get(`/releases/diff.json?${both}`)).text) as ReleaseDiffPage;
    const kinds = new Map(json.diff?.kinds.map(({ kind, rows }) => [kind, rows]));
    expect([kinds.get("doubled"), kinds.get("changed")]).toEqual([truth.doubled?.length, truth.changed?.length]);
    const lines = (await get(`/releases/diff.csv?${both}`)).text.trim().split("\r\n");
    const all = Object.entries(truth).flatMap(([kind, rows]) => (kind === "renumbered" ? [] : rows));
    expect(lines).toHaveLength(all.length + 1);
    expect(lines[0]).toContain("a_file,a_sheet,a_row");
  });

  it("knows no release that is not there, or was not public yet", async () => {
    const unknown = await get("/releases/diff?a=example-june&b=nowhere");
    expect(unknown.status).toBe(404);
    for (const words of ["nowhere", "example-july, example-june"]) expect(unknown.text).toContain(words);
    expect((await get(`/releases/diff?${both}&as_of=2032-01-15`)).status).toBe(404);
    expect((await get(`/releases/diff?${both}&as_of=2032-02-15`)).status).toBe(200);
  });
});
