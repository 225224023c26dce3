import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createApp } from "../../src/web/app.tsx";
import { loadAssets } from "../../src/web/assets.ts";
import { routes } from "../../src/web/routes.ts";
import type { Desk, Views } from "../../src/web/views.ts";
import { emptyViews, fixtureViews, hostileViews } from "./fixture.ts";

const assets = await loadAssets();
const pages = [
  "/",
  "/movement/us-sv-2025-03-15-all",
  "/movement/pa-co-2025-02-03",
  "/claim/c0001",
  "/method",
  "/about",
];

function app(
  views: Views = fixtureViews(),
  desk: Desk | null = null,
  more: { token?: string; today?: string; port?: number } = {},
) {
  return createApp(views, desk, {
    assets,
    token: more.token ?? "token-of-this-run",
    today: () => more.today ?? "2026-11-24",
    port: () => more.port ?? null,
  });
}
const text = async (path: string, given = app()) => (await given.request(path)).text();

describe("every page", () => {
  it.each(pages)("%s answers as HTML, JSON and CSV", async (path) => {
    const data = path === "/" ? "/movements" : path;
    const [html, json, csv] = await Promise.all([
      app().request(path),
      app().request(`${data}.json`),
      app().request(`${data}.csv`),
    ]);
    expect([html.status, json.status, csv.status]).toEqual([200, 200, 200]);
    expect(html.headers.get("content-type")).toMatch(/^text\/html/);
    expect(await json.json()).toBeTypeOf("object");
    expect(csv.headers.get("content-type")).toMatch(/^text\/csv/);
    expect((await csv.text()).split("\r\n").length).toBeGreaterThan(1);
  });

  it.each(pages)("%s has landmarks, a skip link, one h1 and headings in order", async (path) => {
    const html = await text(path);
    expect(html).toMatch(/<header\b[\s\S]*<main id="main"[\s\S]*<footer\b/);
    expect(html).toContain('href="#main"');
    const levels = [...html.matchAll(/<h([1-6])\b/g)].map((found) => Number(found[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it("the header has a row of links and the others behind More, which needs no script; More says when the page is one of them", async () => {
    const nav = async (path: string): Promise<string> =>
      /<nav aria-label="Main">.*?<\/nav>/s.exec(await text(path))?.[0] ?? "";
    const [board, method] = [await nav("/"), await nav("/method")];
    const [row = "", more = ""] = board.split("<details");
    expect(row.match(/<a /g)?.length).toBeLessThanOrEqual(8);
    for (const { path, nav: word } of routes) if (word !== undefined) expect(board).toContain(`href="${path}"`);
    expect(more).toContain(">More</summary>");
    expect(method).toContain(">More: Method</summary>");
  });

  it.each(pages)("%s loads nothing from elsewhere and has nothing inline", async (path) => {
    const html = await text(path);
    const loaded = [...html.matchAll(/<(?:script|link|img|iframe|use|source)\b[^>]*?(?:src|href)="([^"]*)"/g)].map(
      (found) => String(found[1]),
    );
    expect(loaded.filter((address) => !/^(?:\/(?!\/)|#)/.test(address))).toEqual([]);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i);
  });

  it("sends a strict policy and no referrer with every answer, errors too", async () => {
    for (const path of ["/", "/nowhere", "/nowhere.json", assets.style.href]) {
      const { headers } = await app().request(path);
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
    }
  });

  it("keeps the reader's day in its links", async () => {
    const html = await text("/?as_of=2025-12-31");
    const inner = [...html.matchAll(/href="(\/(?:movement|claim)\/[^"]*)"/g)].map((found) => String(found[1]));
    expect(inner.length).toBeGreaterThan(5);
    expect(inner.filter((address) => !address.includes("as_of=2025-12-31"))).toEqual([]);
  });

  it("says in the route table what it is", () => {
    for (const route of routes) expect(route.says, route.path).toMatch(/^[A-Z].*\.$/);
  });
});

describe("assets", () => {
  it("carry their hash in the address and may be kept for ever; pages may not be kept", async () => {
    const style = await app().request(assets.style.href);
    expect(style.headers.get("cache-control")).toContain("immutable");
    expect((await app().request("/")).headers.get("cache-control")).toBe("no-store");
    expect((await app().request("/assets/style-000000000000.css")).status).toBe(404);
  });

  it("make the client script at most 30 kB, gzipped", () => {
    expect(assets.client).not.toBeNull();
    expect(gzipSync(assets.client?.body ?? "").length).toBeLessThan(30_000);
  });

  it("print the day at the foot of each page", async () => {
    expect(await text("/assets/print/2025-02-04.css")).toContain("as of 4 Feb 2025");
    expect((await app().request("/assets/print/x;}.css")).status).toBe(404);
  });
});

describe("the board", () => {
  it("shows each movement once, in three lanes, in one order", async () => {
    const html = await text("/");
    expect(html.match(/<tr [^>]*data-row/g)).toHaveLength(8);
    const row = html.slice(html.indexOf('id="us-uz-2025-04-30"'), html.indexOf('id="us-dj-2025-05-20"'));
    expect(row.indexOf("l-said")).toBeLessThan(row.indexOf("l-flown"));
    expect(row.indexOf("l-flown")).toBeLessThan(row.indexOf("l-recorded"));
    expect(row).toContain("None in this record.");
  });

  it("puts publisher and date under every claim", async () => {
    const html = await text("/");
    const claims = html.match(/<li class="claim /g)?.length ?? 0;
    expect(claims).toBeGreaterThan(20);
    expect(html.match(/<cite>[\s\S]*?<a [\s\S]*?<\/a> · \w/g)).toHaveLength(claims);
  });

  it("filters by destination, month, state and words, and keeps the choice in the form", async () => {
    const shown = async (query: string) =>
      [...(await text(`/?${query}`)).matchAll(/<tr [^>]*id="([^"]*)" data-row/g)].map((found) => found[1]);
    expect(await shown("destination=SLV")).toEqual(["us-sv-2025-03-15-all"]);
    expect(await shown("month=2025-02")).toEqual(["pa-co-2025-02-03"]);
    expect(await shown("state=one_side_only&state=agrees")).toEqual(["us-dj-2025-05-20", "us-sz-2026-03"]);
    expect(await shown("q=eswatini")).toHaveLength(3);
    expect(await text("/?destination=SLV")).toMatch(
      /<option [^>]*value="SLV"[^>]* selected|<option selected[^>]*value="SLV"/,
    );
    expect(await text("/?state=agrees")).toMatch(
      /<input [^>]*value="agrees"[^>]* checked|<input [^>]*checked[^>]*value="agrees"/,
    );
  });

  it.each([["destination=Elsewhere"], ["month=2025-13"], ["state=fine"], ["page=0"], ["page=1e9"]])(
    "refuses %s with a hint",
    async (query) => {
      const answer = await app().request(`/movements.json?${query}`);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({
        error: { code: "bad_filter", message: expect.stringMatching(/\.$/), hint: expect.stringMatching(/\.$/) },
      });
    },
  );

  it("says what to do first when the record is empty, and does not when a filter hides everything", async () => {
    expect(await text("/", app(emptyViews()))).toContain("This record is empty");
    expect(await text("/?destination=ABW")).toContain("No movement fits this filter");
    expect(await text("/?as_of=1990-01-01", app(emptyViews()))).not.toContain("This record is empty");
  });

  it("answers /movements with the board, and its CSV with the columns that scripts use", async () => {
    const moved = await app().request("/movements?destination=SLV");
    expect([moved.status, moved.headers.get("location")]).toEqual([302, "/?destination=SLV"]);
    const csv = await text("/movements.csv?destination=SLV&as_of=2025-03-20");
    expect(csv).toMatch(/^id,title,kind,state,/);
    expect(csv).toContain("us-sv-2025-03-15-all");
  });
});

describe("the movement", () => {
  it("gives the sentence that the record supports beside sentences that it does not", async () => {
    const html = await text("/movement/us-sv-2025-03-15-all");
    expect(html).toContain("took 261 people from Texas to El Salvador");
    expect(html).toContain("261 third-country removals");
    expect(html).toMatch(/data-copy="[^"]*Sources: [^"]*dallasexpress/);
  });

  it("draws people, hours and places, each with its words", async () => {
    const html = await text("/movement/us-sv-2025-03-15-all");
    expect(html).toMatch(/aria-label="261 people: 137 Alien Enemies Act, 101 /);
    expect(html).toMatch(/aria-label="Times in New York\. GXA6143: departed 17:26, Palmerola 19:37 Palmerola/);
    expect(html).toMatch(/aria-label="Map: Harlingen, Texas, then Palmerola, then San Salvador"/);
  });

  it("draws a leg dashed when an end of it was not seen", async () => {
    const html = await text("/movement/us-dj-2025-05-20");
    expect(html.match(/<path class="seen"/g)).toHaveLength(2);
    expect(html.match(/<path class="unseen"/g)).toHaveLength(1);
    expect(html).toContain('class="dot-unseen"');
  });

  it("numbers its sources, and every number leads to one", async () => {
    const html = await text("/movement/us-sv-2025-03-15-all");
    const asked = new Set([...html.matchAll(/href="#(s\d+)"/g)].map((found) => found[1]));
    const given = new Set([...html.matchAll(/<tr id="(s\d+)"/g)].map((found) => found[1]));
    expect(asked.size).toBeGreaterThan(3);
    expect([...asked].filter((id) => !given.has(id))).toEqual([]);
  });

  it("is not found before its first source was public, and the page says so", async () => {
    const answer = await app().request("/movement/us-sv-2025-03-15-all?as_of=2025-02-04");
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("Nothing by this name was public on 2025-02-04");
  });
});

describe("as of a day", () => {
  it.each(["/", "/movement/us-sv-2025-03-15-all", "/claim/c0001"])(
    "%s holds nothing of the clock or of the server's run",
    async (path) => {
      const desk: Desk = { judge: () => "/" };
      const one = await app(fixtureViews(), desk, { token: "first-run", today: "2026-11-24" }).request(
        `${path}?as_of=2026-01-31`,
      );
      const two = await app(fixtureViews(), desk, { token: "second-run", today: "2031-01-01" }).request(
        `${path}?as_of=2026-01-31`,
      );
      const [first, second] = [await one.text(), await two.text()];
      expect(one.headers.get("set-cookie")).toBeNull();
      expect(first.replace(/c\d{4}/g, "claim")).toBe(second.replace(/c\d{4}/g, "claim"));
    },
  );

  it.each(["yesterday", "2025-02-30", "2025-2-4", "20250204", "2025-02-04T00:00Z", "<script>"])(
    "%s is refused, with the fault beside the field",
    async (day) => {
      const answer = await app().request(`/?as_of=${encodeURIComponent(day)}`);
      const html = await answer.text();
      expect(answer.status).toBe(400);
      expect(html).toMatch(/<input id="as-of".*?aria-invalid="true" aria-describedby="as-of-error"/);
      expect(html).toContain('id="as-of-error"');
      expect(html).not.toContain("<script>");
    },
  );

  it("and as JSON with the one shape of errors", async () => {
    const answer = await app().request("/movements.json?as_of=yesterday");
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      error: { code: "bad_as_of", message: "“yesterday” is not a day.", hint: expect.stringContaining("2025-02-04") },
    });
  });

  it("takes what the record held at an instant, in any zone", async () => {
    expect((await app().request("/?known_at=2026-11-24T10:00:00Z")).status).toBe(200);
    expect(await text("/?known_at=2026-11-24T11:00:00%2B01:00")).toContain("2026-11-24T10:00:00.000Z");
    expect((await app().request("/?known_at=2026-11-24")).status).toBe(400);
  });
});

describe("errors", () => {
  it.each(["/nowhere", "/movement/none", "/movement/%E0%A4%A", "/movement/", "/%2e%2e/etc/passwd"])(
    "%s is a 404 that says what to do",
    async (path) => {
      const answer = await app().request(path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain("Check the address");
    },
  );

  it("are told as bugs without their insides when nobody foresaw them", async () => {
    const broken: Views = {
      ...fixtureViews(),
      board: () => {
        throw new Error("secret path /home/x");
      },
    };
    const answer = await app(broken).request("/movements.json");
    expect(answer.status).toBe(500);
    expect(JSON.stringify(await answer.json())).not.toContain("secret");
  });
});

describe("hostile text", () => {
  const attack = `"><script>alert(1)</script><img src=x onerror=alert(1)>' onmouseover='x`;
  it.each(["/", "/movement/x", "/claim/x"])("never becomes markup on %s", async (path) => {
    const html = await text(path, app(hostileViews(attack)));
    expect(html).toContain("&lt;script>");
    expect(html).not.toMatch(/<script>|<img|"\s*onmouseover|href="javascript:/i);
  });

  it("never becomes a formula in a spreadsheet", async () => {
    for (const formula of ["=1+1", "+1", "@x", "-1+1", "\tx", "\rx"]) {
      const csv = await text("/movement/x.csv", app(hostileViews(formula)));
      expect(csv).not.toMatch(/(?:^|,)"?[=+@\t\r]|(?:^|,)"?-(?!\d+(?:\.\d+)?(?:,|\r))/m);
    }
  });
});

describe("who may ask and write", () => {
  const desk: Desk = { judge: (form) => `/movement/${form.get("about")}` };
  const given = app(fixtureViews(), desk, { port: 4000, token: "t0ken" });
  const post = (headers: Record<string, string>, body = "token=t0ken&about=x") =>
    given.request("http://127.0.0.1:4000/do/judge", {
      method: "POST",
      headers: { host: "127.0.0.1:4000", "content-type": "application/x-www-form-urlencoded", ...headers },
      body,
    });
  const good = { origin: "http://127.0.0.1:4000", cookie: "tarmac_4000=t0ken" };

  it.each(["127.0.0.1:4000", "localhost:4000", "[::1]:4000"])("a request for %s is answered", async (host) => {
    expect((await given.request("/", { headers: { host } })).status).toBe(200);
  });

  it.each([
    "evil.example",
    "127.0.0.1:4001",
    "127.0.0.1",
    "localhost.evil.example:4000",
    "127.0.0.1:4000@evil.example",
  ])("a request for %s is not", async (host) => {
    expect((await given.request("/", { headers: { host } })).status).toBe(421);
  });

  it("a form with token and cookie from our own page is done", async () => {
    const answer = await post(good);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/movement/x"]);
    expect((await post({ ...good, origin: "null", "sec-fetch-site": "same-origin" })).status).toBe(303);
  });

  it.each([
    ["another origin", { ...good, origin: "http://evil.example" }],
    ["no origin", { cookie: good.cookie }],
    ["a hidden origin from elsewhere", { ...good, origin: "null", "sec-fetch-site": "cross-site" }],
    ["no cookie", { origin: good.origin }],
    ["another run's cookie", { ...good, cookie: "tarmac_4000=t0kem" }],
  ])("a form from %s is refused", async (_what, headers) => {
    expect((await post(headers as Record<string, string>)).status).toBe(403);
  });

  it("a form without the token, of another kind, too large, or for nothing we do is refused", async () => {
    expect((await post(good, "about=x")).status).toBe(403);
    expect((await post({ ...good, "content-type": "text/plain" })).status).toBe(400);
    expect((await post(good, `token=t0ken&reason=${"x".repeat(70_000)}`)).status).toBe(413);
    expect(
      (
        await given.request("http://127.0.0.1:4000/do/constructor", {
          method: "POST",
          headers: { host: "127.0.0.1:4000", ...good },
        })
      ).status,
    ).toBe(404);
    expect((await given.request("/", { method: "DELETE", headers: { host: "127.0.0.1:4000" } })).status).toBe(405);
  });

  it("the cookie is sent only where something can be written, and to this site alone", async () => {
    const cookie = (await given.request("/", { headers: { host: "127.0.0.1:4000" } })).headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^tarmac_4000=t0ken;/);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect((await app().request("/")).headers.get("set-cookie")).toBeNull();
  });
});
