import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeRecord, openRecord, type TarmacRecord } from "../../src/store/record.ts";
import { createApp } from "../../src/web/app.tsx";
import { loadAssets } from "../../src/web/assets.ts";
import { recordViews } from "../../src/web/record-views.ts";
import { folder, registerFile, tarmac } from "../workspace.ts";

const assets = await loadAssets();
const lists = ["/totals", "/payments", "/statements"];
const pages = [
  ...lists,
  "/total/total-100d-dhs-135000",
  "/total/flights-2025-06-removal",
  "/payment/us-pa-2024-mou-2.7m",
  "/payment/us-cr-2025-keep",
  "/statement/seed-agreed",
  "/statement/homan-139000",
];
const hostile = `<img src=x onerror="alert(1)"><script>alert(1)</script>`;
const quoted = JSON.stringify(hostile);
/** Invented: money with no agreement, a quotation that only a mirror carries, and markup in every field. */
const register = `
- source: gazette
  publisher: ${quoted}
  title: ${quoted}
  url: "javascript:alert(1)"
  date: 2031-05-03
  kind: newspaper
  seen: full
- source: mirror
  publisher: Mirror of Samplestan
  date: 2031-05-04
  kind: aggregator
  seen: mirror
- total: odd
  title: ${quoted}
  measure: ${quoted}
  agency: ${quoted}
  includes: [${quoted}]
  unit: people
  period: "2031"
  claims: [{from: gazette, said_by: ${quoted}, count: {count: 3, words: ${quoted}}}]
- payment: loose-a
  title: ${quoted}
  claims: [{from: gazette, amount: "$10 million", payer: ${quoted}, payee: ${quoted}, scope_of_payment: spent}]
- payment: loose-b
  title: Second sum
  claims: [{from: gazette, amount: "almost $2.7 million", payer: Examplia, scope_of_payment: spent}]
- payment: rate
  title: A rate
  claims: [{from: gazette, amount: "$20,000 per person", payer: Examplia, scope_of_payment: per_person}]
- statement: said
  speaker: ${quoted}
  role: ${quoted}
  date: 2031-05-03
  medium: ${quoted}
  modality: asserted
  position: for
  about: [total/odd]
  claims:
    - {from: gazette, says: ${quoted}}
    - {from: mirror, quote: words that a mirror may have changed}
- total: rests
  title: It rests on what was said
  measure: removals
  agency: ABC
  unit: people
  period: "2031"
  claims:
    - {from: gazette, said_by: Somebody, utterance: said, count: 12}
    - {from: mirror, said_by: Another, count: "15"}
`;

describe("totals, payments and statements", () => {
  const { dir, remove } = folder();
  const records: TarmacRecord[] = [];
  const apps: Record<string, ReturnType<typeof createApp>> = {};

  beforeAll(async () => {
    for (const name of ["example", "invented", "empty"]) {
      const ws = `${dir}/${name}`;
      await tarmac("init", ws, ...(name === "example" ? ["--example"] : []));
      if (name === "invented") {
        const ran = await tarmac("import", registerFile(dir, "invented.yaml", register), "-w", ws);
        expect(ran.code, ran.err).toBe(0);
      }
      const record = openRecord(ws, { readOnly: true });
      records.push(record);
      apps[name] = createApp(recordViews(record), null, { assets, token: "t", today: () => "2026-11-24" });
    }
  });
  afterAll(() => {
    for (const record of records) closeRecord(record);
    remove();
  });

  const ask = async (path: string, of = "example") => (apps[of] as ReturnType<typeof createApp>).request(path);
  const text = async (path: string, of = "example") => (await ask(path, of)).text();
  // biome-ignore lint/suspicious/noExplicitAny: the shapes are the views' own, read here as a script would read them
  const json = async (path: string, of = "example"): Promise<any> => (await ask(path, of)).json();

  it.each(pages)("%s answers as HTML, JSON and CSV, whole and in order", async (path) => {
    const [html, data, csv] = await Promise.all([ask(path), ask(`${path}.json`), ask(`${path}.csv`)]);
    expect([html.status, data.status, csv.status]).toEqual([200, 200, 200]);
    expect((await csv.text()).split("\r\n").length).toBeGreaterThan(2);
    const page = await html.text();
    const levels = [...page.matchAll(/<h([1-6])\b/g)].map((found) => Number(found[1]));
    expect([levels[0], levels.filter((level) => level === 1).length]).toEqual([1, 1]);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map((found) => found[1]);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it.each(pages)("%s keeps the reader's two clocks in its links", async (path) => {
    const html = await text(`${path}?as_of=2025-12-31&known_at=2027-01-01T00:00:00Z`);
    const inner = [...html.matchAll(/href="(\/(?:total|payment|statement|source|claim|agreement|movement)\/[^"]*)"/g)];
    expect(inner.length).toBeGreaterThan(1);
    // "Latest" leads to this page without its day.
    const others = inner.map((found) => String(found[1])).filter((to) => !to.startsWith(`${path}?known_at`));
    expect(others.filter((to) => !/as_of=2025-12-31.*known_at=/.test(to))).toEqual([]);
  });

  it("an empty record says so, and how to fill it", async () => {
    for (const path of lists) {
      expect(await text(path, "empty")).toContain("docs/register.md");
      expect((await json(`${path}.json`, "empty")).total).toBe(0);
      expect((await ask(`${path}.csv`, "empty")).status).toBe(200);
    }
  });

  it("what is not there, or was not public yet, is not found", async () => {
    for (const kind of ["total", "payment", "statement"]) expect((await ask(`/${kind}/nobody`)).status).toBe(404);
    expect((await ask("/total/total-100d-dhs-142000?as_of=2025-04-01")).status).toBe(404);
    expect((await ask("/total/total-100d-dhs-142000?known_at=2020-01-01T00:00:00Z")).status).toBe(404);
    expect((await ask("/statement/seed-agreed?as_of=2025-01-01")).status).toBe(404);
  });

  it("markup in any field is shown and never runs", async () => {
    for (const path of [...lists, "/total/odd", "/payment/loose-a", "/statement/said"]) {
      const html = await text(path, "invented");
      expect(html).toContain("&lt;img src=x");
      expect(html).not.toMatch(/<img|javascript:alert|<script(?![^>]*\ssrc=)/);
    }
  });

  it("a filter that cannot be read is refused with a hint; one that fits nothing says so", async () => {
    for (const query of [
      "/totals.json?period=soon",
      "/totals.json?verdict=fine",
      "/totals?page=0",
      "/payments.json?scope=gift",
      "/statements.json?modality=sung",
      "/statements.json?position=maybe",
    ])
      expect((await ask(query)).status).toBe(400);
    for (const query of ["/totals?measure=kites", "/payments?payer=Nobody", "/statements?speaker=Nobody"])
      expect(await text(query)).toContain("fits this filter");
  });

  it("totals filter by measure, agency, period and by how pairs stand, and keep the choice in the form", async () => {
    const ids = async (query: string): Promise<string[]> => {
      const { groups } = (await json(`/totals.json?${query}`)) as { groups: { rows: { id: string }[] }[] };
      return groups.flatMap((group) => group.rows.map((row) => row.id));
    };
    expect(await ids("measure=arrests")).toEqual(["total-100d-trac-arrests-76212", "total-100d-dhs-arrests-151000"]);
    expect(await ids("agency=Frontex&period=2022")).toHaveLength(2);
    expect(await ids("verdict=contradicts")).toEqual(["flights-2025-to-10-31-a", "flights-2025-to-10-31-b"]);
    expect(await text("/totals?measure=arrests")).toMatch(
      /<option (?:value="arrests" selected|selected value="arrests")/,
    );
  });

  it("every pair of totals says why, as page, JSON and CSV", async () => {
    const { pairs } = await json("/totals.json");
    expect(pairs.length).toBeGreaterThan(50);
    expect(pairs.filter((p: { reason: string }) => p.reason === "")).toEqual([]);
    expect(pairs[0].verdict).toBe("contradicts");
    const csv = await text("/totals.csv?table=pairs");
    expect(csv.split("\r\n")).toHaveLength(pairs.length + 2);
    expect(await text("/totals")).toContain("10,357 and 10,067 cannot both hold: 290 apart.");
    expect(await text("/total/total-2025-dhs-527000")).toContain("364,800 + 162,200 = 527,000");
  });

  it("a page of an earlier day stays as it was, byte for byte, when later sources come in", async () => {
    const ws = `${dir}/later`;
    await tarmac("init", ws, "--example");
    const read = async (): Promise<string[]> => {
      const record = openRecord(ws, { readOnly: true });
      const app = createApp(recordViews(record), null, { assets, token: "t", today: () => "2026-11-24" });
      const asked = [...lists, "/total/total-100d-dhs-135000"].map((path) => `${path}.json?as_of=2025-06-30`);
      const told = await Promise.all(asked.map(async (path) => (await app.request(path)).text()));
      closeRecord(record);
      return told;
    };
    const before = await read();
    await tarmac("import", registerFile(dir, "later.yaml", register), "-w", ws);
    expect(await read()).toEqual(before);
  });

  it("money is summed only within one scope and currency, and not where the record cannot tell", async () => {
    const { sums, rows } = await json("/payments.json");
    const at = (scope: string, currency: string) =>
      sums.find((s: { scope: string; currency: string }) => s.scope === scope && s.currency === currency);
    expect(at("disbursed", "AUD")).toMatchObject({ sum: null });
    expect(at("disbursed", "AUD").why).toContain("(au-nr-2025)");
    expect(at("promised", "EUR")).toMatchObject({ sum: { text: "€210 million" }, payments: ["dk-xk-prisons-210m"] });
    expect(sums.filter((s: { scope: string }) => s.scope === "per_person")).toEqual([]);
    const seed = rows.find((row: { id: string }) => row.id === "us-pa-2024-mou-2.7m");
    expect(seed.told.claims[0].words).toBe("almost $2.7 million");
    expect(seed.amount).toMatchObject({ lo: 2_600_000, hi: 2_699_999 });
    const loose = await json("/payments.json?scope=spent", "invented");
    expect(loose.sums[0]).toMatchObject({ sum: null, why: expect.stringContaining("no agreement") });
  });

  it("statements filter by speaker, position, what they are about and modality", async () => {
    const rows = async (query: string) => (await json(`/statements.json?${query}`)).rows;
    const against = await rows("position=against&about=agreement/us-sv-2025-offer");
    expect(against.length).toBeGreaterThan(1);
    expect(against.every((r: { position: string }) => r.position === "against")).toBe(true);
    expect((await rows("modality=denied")).length).toBeGreaterThan(0);
    expect((await rows("speaker=Marco+Rubio")).every((r: { speaker: string }) => r.speaker === "Marco Rubio")).toBe(
      true,
    );
    const [first, second] = await Promise.all([text("/statements"), text("/statements?page=2")]);
    expect(first).toContain('rel="next"');
    expect(second).toContain('rel="prev"');
  });

  it("a mirror is never quoted, in no form", async () => {
    for (const path of ["/statements", "/statement/said", "/total/odd"])
      for (const ending of ["", ".json", ".csv"])
        expect(await text(`${path}${ending}`, "invented")).not.toContain("a mirror may have changed");
    expect(await text("/statement/said", "invented")).toContain("It is not given here");
    expect(await text("/statement/seed-agreed")).toContain("agreed to the most unprecedented");
  });

  it("a statement shows what rests on it, and how that stands", async () => {
    const page = await json("/statement/said.json", "invented");
    expect(page.rests).toMatchObject([{ ref: "total/rests", claims: [{ relation: "contradicts", text: "12" }] }]);
    expect((await json("/statement/dhs-135000.json")).rests[0].ref).toBe("total/total-100d-dhs-135000");
  });
});
