import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeRecord, openRecord, type TarmacRecord } from "../../src/store/record.ts";
import { createApp } from "../../src/web/app.tsx";
import { loadAssets } from "../../src/web/assets.ts";
import { recordViews } from "../../src/web/record-views.ts";
import { folder, registerFile, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const assets = await loadAssets();
const records: TarmacRecord[] = [];
let example: ReturnType<typeof createApp>;
let invented: ReturnType<typeof createApp>;
let empty: ReturnType<typeof createApp>;

const hostile = `<img src=x onerror=alert(1)><script>alert(1)</script>`;
const first = `
- {source: example-a, publisher: Example Gazette, title: "Forty-three leave Examplia", kind: newspaper, seen: full, date: 2031-05-03, url: "https://www.gazette.example/a"}
- {source: example-b, publisher: Example Wire, kind: wire_story, seen: mirror, copy_of: example-a, date: 2031-05-04, url: "https://mirror.example/b"}
- source: example-hostile
  publisher: ${JSON.stringify(hostile)}
  title: ${JSON.stringify(hostile)}
  url: "javascript:alert(1)"
  original: {publisher: ${JSON.stringify(hostile)}, url: "javascript:alert(2)"}
  note: ${JSON.stringify(hostile)}
  kind: newspaper
  seen: mirror
  date: 2031-05-05
- movement: example-1
  title: Examplia to Samplestan
  kind: removal
  claims:
    - {from: example-a, people: 43, described_as: a zebra-striped aeroplane}
    - {from: example-b, people: 43}
    - {from: example-hostile, described_as: ${JSON.stringify(hostile)}}
- aircraft: N000EX
  title: ${JSON.stringify(`Example Air ${hostile}`)}
  icao24: "000000"
  lead: strong
  claims: [{from: example-hostile, listed: ${JSON.stringify(hostile)}}]
`;
/** What becomes public, and is recorded, later. */
const later = `
- {source: example-c, publisher: Example Quagga, kind: newspaper, seen: full, date: 2031-09-09}
- {source: example-d, publisher: Example Wire, kind: newspaper, seen: full, copy_of: example-a, date: 2031-09-09}
- movement: example-1
  title: Examplia to Samplestan
  kind: removal
  claims: [{from: example-c, described_as: a quagga and a zebra}]
- movement: example-2
  title: Zebra to Samplestan
  kind: removal
  claims: [{from: example-c, people: 5}]
- aircraft: N001EX
  title: Zebra Air
  lead: strong
  claims: [{from: example-c, listed: in a list}]
`;

function appOf(ws: string): ReturnType<typeof createApp> {
  const record = openRecord(ws, { readOnly: true });
  records.push(record);
  return createApp(recordViews(record), null, { assets, token: "t", today: () => "2031-12-31" });
}

beforeAll(async () => {
  for (const name of ["example", "invented", "empty"])
    await tarmac("init", join(dir, name), ...(name === "example" ? ["--example"] : []));
  const ran = await tarmac("import", registerFile(dir, "first.yaml", first), "-w", join(dir, "invented"));
  expect(ran.err).toBe("");
  example = appOf(join(dir, "example"));
  invented = appOf(join(dir, "invented"));
  empty = appOf(join(dir, "empty"));
});
afterAll(() => {
  for (const record of records) closeRecord(record);
  remove();
});

const text = async (path: string, app = example): Promise<string> => (await app.request(path)).text();
const json = async (path: string, app = example) => (await app.request(path)).json();
const ids = async (path: string, app = example): Promise<string[]> =>
  (await json(path, app)).rows.map((row: { id: string }) => row.id);
/** What a page prints, its links included, without tags that only mark it up. */
const onlyText = (html: string): string => html.replace(/<[^>]*>/g, "");

describe("/sources", () => {
  it("pages by fifty, newest first, and holds every source once", async () => {
    const { total, pages } = await json("/sources.json");
    const all: string[] = [];
    for (let page = 1; page <= pages; page += 1) all.push(...(await ids(`/sources.json?page=${page}`)));
    expect([all.length, new Set(all).size]).toEqual([total, total]);
    const days = (await json("/sources.json")).rows.map((row: { date: string | null }) => row.date ?? "");
    expect([...days].sort().reverse()).toEqual(days);
  });

  it("filters by kind, reading, site and words, and says how many there are of each", async () => {
    const { kinds, seens, hosts } = await json("/sources.json");
    for (const [name, choices] of Object.entries({ kind: kinds, seen: seens, host: hosts.slice(0, 3) }))
      for (const { code, count } of choices as { code: string; count: number }[])
        expect((await json(`/sources.json?${name}=${code}`)).total, `${name}=${code}`).toBe(count);
    expect(await ids("/sources.json?q=gazette", invented)).toEqual(["example-a"]);
    expect(await ids("/sources.json?host=www.Gazette.example", invented)).toEqual(["example-a"]);
    expect(await text("/sources?host=nowhere.example")).toContain("No source fits this filter");
  });

  it("shows the host of a mirror first, what it is a copy of, and what rests on each", async () => {
    const { rows } = await json("/sources.json", invented);
    const [a, b] = ["example-a", "example-b"].map((id) => rows.find((row: { id: string }) => row.id === id));
    expect(b).toMatchObject({ shown: "mirror.example, crediting Example Wire", root: { id: "example-a" }, claims: 1 });
    expect(a).toMatchObject({ shown: "Example Gazette", root: null, copies: 1, claims: 2 });
  });

  it.each(["kind=gossip", "seen=maybe", "page=0"])("refuses %s with a hint", async (query) => {
    const answer = await example.request(`/sources.json?${query}`);
    expect(answer.status).toBe(400);
    expect((await answer.json()).error.hint).toBeTruthy();
  });
});

describe("/source/:id", () => {
  it("shows what it is, its copies, and its claims by subject with how each stands", async () => {
    const html = await text("/source/ap-2025-02-03-panama-flight");
    for (const part of ["What it is", "Copies of it", "What it says", "/movement/pa-co-2025-02-03", "43 migrants"])
      expect(html).toContain(part);
    expect(html).toMatch(/class="claim is-agrees"/);
    const copy = await text("/source/example-b", invented);
    expect(copy).toMatch(/Copy of<\/dt><dd><a href="\/source\/example-a">Example Gazette/);
  });

  it("is not there before it was public", async () => {
    expect((await invented.request("/source/example-a?as_of=2031-05-02")).status).toBe(404);
    expect((await invented.request("/source/example-a?as_of=2031-05-03")).status).toBe(200);
  });

  it("links to addresses of the web only, and shows hostile text as text", async () => {
    for (const path of ["/source/example-hostile", "/sources", "/aircraft", "/aircraft/N000EX", "/search?q=onerror"]) {
      const html = await text(path, invented);
      expect(html, path).not.toMatch(/<img|<script>|href="javascript/i);
      expect(html, path).toContain("&lt;img src=x");
    }
    expect(await text("/source/example-hostile", invented)).toContain("<code>javascript:alert(1)</code>");
  });
});

describe("/search", () => {
  it("finds claims, entries and sources by all the words, without case or accents, the last as a beginning", async () => {
    expect(await ids("/search.json?q=ZÉBRA+stri", invented)).toEqual(["example-1"]);
    expect(await ids("/search.json?q=gazette", invented)).toEqual(["example-a"]);
    expect(await ids("/search.json?q=zebra+gazette", invented)).toEqual([]);
    expect(await ids("/search.json?q=zeb+striped", invented)).toEqual([]);
    expect(await ids("/search.json?q=us-sv-2025-03-15-all")).toContain("us-sv-2025-03-15-all");
  });

  it("groups by kind, marks the words, and counts what it does not show", async () => {
    const html = await text("/search?q=panama");
    const heads = [...html.matchAll(/<h2 id="([^"]*)"/g)].map((found) => found[1]);
    expect(heads.slice(0, 3)).toEqual(["movements", "agreements", "payments"]);
    expect(html).toMatch(/<mark>Panama<\/mark>/);
    expect(html).toMatch(/and \d+ more texts? about it/);
    const { kinds, total } = await json("/search.json?q=panama");
    expect(kinds.reduce((sum: number, kind: { count: number }) => sum + kind.count, 0)).toBe(total);
    for (const { kind, count } of kinds)
      expect((await json(`/search.json?q=panama&kind=${kind}`)).total, kind).toBe(count);
  });

  it("pages by twenty things, each once", async () => {
    const { total, pages } = await json("/search.json?q=panama");
    expect(pages).toBeGreaterThan(1);
    const all: string[] = [];
    for (let page = 1; page <= pages; page += 1)
      all.push(...(await json(`/search.json?q=panama&page=${page}`)).rows.map((row: { ref: string }) => row.ref));
    expect([all.length, new Set(all).size]).toEqual([total, total]);
  });

  it("takes quotes, signs and operators as letters are taken: none of them breaks it", async () => {
    for (const q of ['"', "a AND", "NEAR(", "*", "-x", "zebra OR", "body:zebra", "{{", "%", "\u0000zebra"]) {
      const answer = await invented.request(`/search.json?q=${encodeURIComponent(q)}`);
      expect(answer.status, q).toBe(200);
    }
  });

  it("leads to a claim by the first digits of its id", async () => {
    const claim = (await json("/search.json?q=zebra", invented)).rows[0].found[0].ref.slice("claim/".length);
    const { rows } = await json(`/search.json?q=${claim.slice(0, 8)}`, invented);
    expect(rows[0].ref).toBe(`claim/${claim}`);
    expect((await json(`/search.json?q=${claim.slice(0, 8)}&as_of=2031-05-01`, invented)).rows).toEqual([]);
  });

  it("says which words stand nowhere, and how words are matched", async () => {
    const html = onlyText(await text("/search?q=Panama+xylophone"));
    expect(html).toContain("Nowhere: “xylophone”");
    expect(html).toContain("All the words must stand in one text");
    expect(onlyText(await text("/search?q=panama+gulfstream+vatican"))).toContain("holds all of these words");
    expect((await invented.request("/search")).status).toBe(200);
  });
});

describe("/aircraft and /callsigns", () => {
  it("say that they are leads and never proof, with days, sources and the notice that the licence asks for", async () => {
    for (const path of ["/aircraft", "/callsigns", "/aircraft/N278GX", "/callsign/tyson"])
      expect(await text(path)).toContain("A lead, never proof.");
    expect(await text("/callsign/tyson")).toContain("from 20 May 2025, end not told");
    for (const path of ["/aircraft", "/aircraft/N278GX"]) expect(await text(path)).toContain("Open Database License");
    for (const path of ["/callsigns", "/callsign/tyson", "/aircraft/N588TN"])
      expect(await text(path)).not.toContain("Open Database License");
    expect((await json("/aircraft.json")).notice).toContain("Open Database License");
  });

  it("name the movements of which a source tells them", async () => {
    expect((await json("/aircraft/N278GX.json")).named_in.map((row: { id: string }) => row.id)).toEqual([
      "us-sv-2025-03-15-1",
    ]);
    expect((await json("/callsign/gxa.json")).named_in).toHaveLength(3);
  });

  it("put the strongest leads first, and filter by lead and words", async () => {
    const leads = (await json("/aircraft.json")).rows.map((row: { lead: string }) => row.lead);
    const order = ["strong", "medium", "weak", "none", "never"];
    expect([...leads].sort((a, b) => order.indexOf(a) - order.indexOf(b))).toEqual(leads);
    const strong = await json("/aircraft.json?lead=strong");
    expect(strong.total).toBe(leads.filter((lead: string) => lead === "strong").length);
    expect(await ids("/aircraft.json?q=N278GX")).toEqual(["N278GX"]);
  });
});

describe("an empty record", () => {
  it.each(["/sources", "/aircraft", "/callsigns"])("%s says what to do first", async (path) => {
    expect(await text(path, empty)).toContain("This record is empty");
  });
  it("finds nothing, and says so", async () => {
    expect(await text("/search?q=zebra", empty)).toContain("Nowhere: “zebra”");
  });
});

it("what becomes public later leaves every page of an earlier day as it was, byte for byte", async () => {
  const day = "as_of=2031-06-01";
  const paths = [
    `/sources?${day}`,
    `/source/example-a?${day}`,
    `/search?q=zebra&${day}`,
    `/search?q=quagga&${day}`,
    `/search?q=samplestan&${day}`,
    `/aircraft?${day}`,
    `/aircraft?q=zebra&${day}`,
    `/?q=zebra&${day}`,
    `/?q=quagga&${day}`,
  ];
  const before = await Promise.all(paths.map((path) => text(path, invented)));
  const ran = await tarmac("import", registerFile(dir, "later.yaml", later), "-w", join(dir, "invented"));
  expect(ran.err).toBe("");
  for (const [i, path] of paths.entries()) expect(await text(path, invented), path).toBe(before[i]);
  expect(await ids("/search.json?q=quagga", invented)).toEqual(["example-1", "example-c"]);
  expect((await json("/search.json?q=zebra", invented)).total).toBe(3);
  expect(await ids("/aircraft.json", invented)).toEqual(["N000EX", "N001EX"]);
});

it("known_at shows what this record held at an instant", async () => {
  const earlier = "known_at=2026-11-24T11:59:59Z";
  expect(await ids(`/sources.json?${earlier}`, invented)).toEqual([]);
  expect(await ids(`/aircraft.json?${earlier}`, invented)).toEqual([]);
  expect((await json(`/search.json?q=zebra&${earlier}`, invented)).rows).toEqual([]);
  expect((await json("/search.json?q=zebra&known_at=2026-11-24T12:00:01Z", invented)).rows.length).toBeGreaterThan(0);
});
