import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { closeRecord, openRecord, type TarmacRecord } from "../../src/store/record.ts";
import type { AgreementRow } from "../../src/views/agreement-row.ts";
import type { AgreementsPage } from "../../src/views/agreements-page.ts";
import { createApp } from "../../src/web/app.tsx";
import { loadAssets } from "../../src/web/assets.ts";
import { deskOf } from "../../src/web/record-desk.ts";
import { recordViews } from "../../src/web/record-views.ts";
import { folder, registerFile, tarmac } from "../workspace.ts";

type PageCase = { page: string; says?: string[]; says_not?: string[] };
type CellCase = { agreement: string; cell: string; text?: string; absence?: string; standing?: string | null };
const cases = <Case>(name: string): Case[] =>
  parse(readFileSync(new URL(`../cases/${name}.yaml`, import.meta.url), "utf8")) as Case[];
const assets = await loadAssets();
const { dir, remove } = folder();

/** An application over a workspace, with what was imported into it. */
async function workspace(name: string, ...imports: string[]) {
  const ws = `${dir}/${name}`;
  await tarmac("init", ws, ...(name.startsWith("example") ? ["--example"] : []));
  for (const [i, text] of imports.entries()) {
    const ran = await tarmac("import", registerFile(dir, `${name}-${i}.yaml`, text), "-w", ws);
    if (ran.code !== 0) throw new Error(ran.err);
  }
  const record = openRecord(ws);
  const app = createApp(recordViews(record), deskOf(record), { assets, token: "t", today: () => "2026-11-24" });
  const get = async (path: string): Promise<string> => (await app.request(path)).text();
  return {
    ws,
    record,
    status: async (path: string) => (await app.request(path)).status,
    get,
    text: async (path: string) => plain(await get(path)),
    json: async <Data>(path: string) => (await (await app.request(path)).json()) as Data,
  };
}

/** A page as it is read: without markup, entities or folds of space. */
function plain(html: string): string {
  const body = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  return body
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
}

const rowsOf = (page: AgreementsPage): AgreementRow[] => page.groups.flatMap(({ rows }) => rows);
const opened: TarmacRecord[] = [];
let example: Awaited<ReturnType<typeof workspace>>;

beforeAll(async () => {
  example = await workspace("example");
  opened.push(example.record);
});
afterAll(() => {
  for (const record of opened) closeRecord(record);
  remove();
});

describe("pages of agreements, destinations and visits over the example record", () => {
  it.each(cases<PageCase>("agreement-pages").map((c) => [c.page, c] as const))(
    "%s",
    async (page, { says, says_not }) => {
      expect(await example.status(page)).toBe(200);
      const text = await example.text(page);
      for (const words of says ?? []) expect(text).toContain(words);
      for (const words of says_not ?? []) expect(text).not.toContain(words);
    },
  );

  it.each(cases<CellCase>("agreement-cells").map((c) => [`${c.agreement} ${c.cell}`, c] as const))(
    "cell %s",
    async (_name, { agreement, cell, ...wanted }) => {
      const row = rowsOf(await example.json<AgreementsPage>("/agreements.json")).find(({ id }) => id === agreement);
      expect(row?.cells[cell as keyof AgreementRow["cells"]]).toMatchObject(wanted);
    },
  );

  it.each([
    "/agreements",
    "/agreement/us-sv-2025-grant",
    "/destinations",
    "/destination/SLV",
    "/destination/ALB",
    "/visits",
    "/visit/rubio-2025-02-panama",
  ])("%s answers as HTML, JSON and CSV, with one h1 and headings in order", async (path) => {
    expect(await example.status(`${path}.json`)).toBe(200);
    expect(await example.get(`${path}.csv`)).toMatch(/^[a-z_]+,[a-z0-9_,]+\r\n/);
    const levels = [...(await example.get(path)).matchAll(/<h([1-6])\b/g)].map((found) => Number(found[1]));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it.each(["/agreement/nobody", "/destination/FRA", "/destination/nowhere", "/visit/nobody"])(
    "%s is not found, with a hint",
    async (path) => {
      expect(await example.status(path)).toBe(404);
      expect(await example.get(path)).toContain("Check the address");
    },
  );

  it("each agreement stands in the matrix once, and every cell with sources names them", async () => {
    const page = await example.json<AgreementsPage>("/agreements.json");
    const rows = rowsOf(page);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect([page.shown, page.total]).toEqual([rows.length, rows.length]);
    for (const { id, cells } of rows)
      for (const [name, cell] of Object.entries(cells)) {
        expect([id, name, cell.standing === null]).toEqual([id, name, cell.text === "" && cell.absence === null]);
        expect([id, name, cell.standing === null]).toEqual([id, name, cell.sources.length === 0]);
        for (const source of cell.sources) expect(page.sources).toHaveProperty(source);
      }
  });

  it("filters narrow the matrix, stand in the address and in the form", async () => {
    const shown = async (query: string) => rowsOf(await example.json<AgreementsPage>(`/agreements.json?${query}`));
    const differing = await shown("differs=1");
    expect(differing.length).toBeGreaterThan(3);
    expect(differing.filter((row) => !Object.values(row.cells).some((c) => c.standing === "differs"))).toEqual([]);
    expect((await shown("movement=1")).map(({ id }) => id).sort()).toEqual([
      "us-pa-2024-mou",
      "us-ss-2025",
      "us-sv-2025-grant",
      "us-sz-2025",
      "us-uz-2025",
    ]);
    expect((await shown("stage=suspended")).map(({ id }) => id)).toContain("us-sv-2019");
    expect((await shown("text=public")).map(({ id }) => id)).toContain("us-sv-2025-grant");
    expect((await shown("text=not_public")).map(({ id }) => id)).toContain("us-sz-2025");
    expect(await example.get("/agreements?stage=signed")).toMatch(
      /<option [^>]*(?:value="signed"[^>]* selected|selected[^>]*value="signed")/,
    );
    expect(await example.text("/agreements?differs=1&text=public&stage=alleged")).toContain(
      "No agreement fits this filter.",
    );
  });

  it.each(["stage=married", "text=maybe"])("refuses %s with a hint", async (query) => {
    expect(await example.status(`/agreements.json?${query}`)).toBe(400);
    expect(await example.json(`/agreements.json?${query}`)).toMatchObject({
      error: { code: "bad_filter", hint: expect.stringMatching(/\.$/) },
    });
  });

  it("asks nowhere which countries would take a person: the list of countries has no filter", async () => {
    const main = (await example.get("/destinations")).split("<main")[1] ?? "";
    expect(main).not.toMatch(/<select|type="checkbox"|type="search"/);
    expect(await example.get("/destinations.csv?would_take=VEN")).toBe(await example.get("/destinations.csv"));
  });

  it("a judgement can be written from an agreement's page of today, and not from that of a day", async () => {
    expect(await example.get("/agreement/us-sv-2025-offer")).toContain('href="/judge/agreement/us-sv-2025-offer"');
    expect(await example.get("/agreement/us-sv-2025-offer?as_of=2025-04-01")).not.toContain("/judge/");
  });

  it("every link to a section of an agreement's page leads to one", async () => {
    const ids = new Set(
      [...(await example.get("/agreement/us-sv-2025-grant")).matchAll(/ id="([a-z-]+)"/g)].map((m) => m[1]),
    );
    const asked = [...(await example.get("/agreements")).matchAll(/agreement\/us-sv-2025-grant#([a-z-]+)"/g)].map(
      (m) => m[1],
    );
    expect(new Set(asked).size).toBeGreaterThan(4);
    expect(asked.filter((id) => !ids.has(id))).toEqual([]);
  });
});

const later = `source: example-later
publisher: The Example Gazette
title: Signed at last
date: 2026-06-01
kind: newspaper
seen: full
---
agreement: us-sv-2025-offer
title: Offer by El Salvador to take deportees of any nationality, and prisoners, US citizens among them
parties: [USA, SLV]
note: A note that knows of 2026.
claims:
  - from: example-later
    said_by: a minister of Examplia
    stage: signed
    date: 2026-05-31
    caps: [{people: 7, per: total}]
---
visit: example-later-visit
title: A later visit
who: a minister of Examplia
about: [agreement/us-sv-2025-offer]
claims:
  - from: example-later
    says: The minister came.
---
payment: example-later-payment
title: A later payment
agreement: us-sv-2025-offer
claims:
  - from: example-later
    amount: {amount: 1000000, currency: USD}
    scope_of_payment: spent
---
destination: SLV
claims:
  - from: example-later
    practices: [{topic: monitoring, sentence: A monitor was let in., date: 2026-06-01}]
`;

describe("what becomes public later", () => {
  const paths = [
    "/agreement/us-sv-2025-offer",
    "/agreement/us-sv-2025-offer.json",
    "/agreements",
    "/agreements.json",
    "/destination/SLV",
    "/destination/SLV.json",
    "/destinations",
    "/visits",
    "/visit/rubio-2025-02-el-salvador",
  ];

  it("leaves the pages of an earlier day byte-equal, and stands on those of a later one", async () => {
    const grown = await workspace("example-grown", later);
    opened.push(grown.record);
    for (const path of paths)
      for (const day of ["2025-02-04", "2025-04-01"])
        expect(await grown.get(`${path}?as_of=${day}`), path).toBe(await example.get(`${path}?as_of=${day}`));
    const now = await grown.text("/agreement/us-sv-2025-offer");
    for (const words of [
      "signed, says a minister of Examplia",
      "A later visit",
      "$1 million",
      "A note that knows of 2026.",
    ])
      expect(now).toContain(words);
    expect(await grown.text("/destination/SLV")).toContain("A monitor was let in.");
  });
});

describe("an empty record", () => {
  it("has pages that say so", async () => {
    const empty = await workspace("empty");
    opened.push(empty.record);
    expect(await empty.text("/agreements")).toContain("No agreement is in this record");
    expect(await empty.text("/destinations")).toContain("No country is in this record");
    expect(await empty.text("/visits")).toContain("No visit is in this record");
    expect(await empty.status("/destination/SLV")).toBe(404);
    expect((await empty.get("/agreements.csv")).trim().split("\r\n")).toHaveLength(1);
  });
});

describe("hostile text", () => {
  const attack = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const said = JSON.stringify(attack);
  const register = `source: example-hostile
publisher: ${said}
title: ${said}
url: "javascript:alert(1)"
date: 2031-05-03
kind: newspaper
seen: full
---
agreement: example-hostile
title: ${said}
parties: [USA, UZB]
note: ${said}
claims:
  - from: example-hostile
    said_by: ${said}
    note: ${said}
    doubt: ${said}
    stage: signed
    date: 2031-05-01
    instrument: memorandum
    instrument_detail: ${said}
    text_public: "no"
    text_where: ${said}
    terms: [{predicate: veto, value: ${said}, words: ${said}}]
    caps: [{people: 3, per: total, period: ${said}}]
    remark: ${said}
---
payment: example-hostile
title: ${said}
agreement: example-hostile
claims:
  - from: example-hostile
    amount: {amount: 5, currency: USD, words: ${said}}
    purpose: ${said}
    payer: ${said}
---
statement: example-hostile
speaker: ${said}
role: ${said}
modality: denied
about: [agreement/example-hostile]
claims:
  - from: example-hostile
    says: ${said}
    quote: ${said}
---
visit: example-hostile
title: ${said}
who: ${said}
about: [agreement/example-hostile, statement/example-hostile]
claims:
  - from: example-hostile
    says: ${said}
    destination: {name: ${said}}
---
destination: UZB
note: ${said}
claims:
  - from: example-hostile
    practices: [{topic: detention, sentence: ${said}}]
`;

  it("never becomes markup, in any field of these pages", async () => {
    const hostile = await workspace("hostile", register);
    opened.push(hostile.record);
    for (const path of [
      "/agreements",
      "/agreement/example-hostile",
      "/destinations",
      "/destination/UZB",
      "/visits",
      "/visit/example-hostile",
    ]) {
      const html = await hostile.get(path);
      if (path !== "/destinations") expect(html, path).toContain("&lt;script>");
      expect(html, path).not.toMatch(/<script>|<img|"\s*onmouseover|href="javascript:/i);
    }
  });
});
