import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeRecord, openRecord, type TarmacRecord } from "../../src/store/record.ts";
import { deskOf } from "../../src/web/record-desk.ts";
import { recordViews } from "../../src/web/record-views.ts";
import { routes } from "../../src/web/routes.ts";
import { type Serving, serve } from "../../src/web/serve.ts";
import { launch, whyNoBrowser } from "../chromium.ts";
import { inventEditions } from "../web/invented-editions.ts";
import { inventLegs } from "../web/invented-legs.ts";
import { caseRows, inventRelease } from "../web/removals-page-release.ts";
import { folder, registerFile, tarmac } from "../workspace.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** An address for every kind of page: parts of an address stand for an id of the example record. */
const examples: Readonly<Record<string, string>> = {
  "/movement/:id": "/movement/us-sv-2025-03-15-all",
  "/agreement/:id": "/agreement/us-sv-2025-offer",
  "/source/:id": "/source/ap-2025-02-03-panama-flight",
  "/statement/:id": "/statement/rubio-x-over-40",
  "/total/:id": "/total/total-100d-trac-72179",
  "/destination/:code": "/destination/SLV",
  "/visit/:id": "/visit/rubio-2025-02-panama",
  "/aircraft/:id": "/aircraft/N278GX",
  "/claim/:id": "",
  "/callsign/:id": "/callsign/tyson",
  "/payment/:id": "/payment/us-pa-2024-mou-2.7m",
  "/search": "/search?q=Panama",
  "/flight/:id": "/flight/772add9af0b56b1a",
  "/release/:name": "/release/example-a",
  "/removals": "/removals?by=citizenship_country,third_country",
};
const addresses = routes
  .map((route) => examples[route.path] ?? route.path)
  .filter((path) => path !== "" && !path.includes(":"));

const hostile = `<img src=x onerror="document.title='ran'"><script>document.title='ran'</script>`;
const register = `source: example-hostile
publisher: ${JSON.stringify(hostile)}
title: ${JSON.stringify(hostile)}
url: "javascript:document.title='ran'"
date: 2031-05-03
kind: newspaper
seen: full
note: ${JSON.stringify(hostile)}
---
movement: example-hostile
title: ${JSON.stringify(hostile)}
kind: removal
claims:
  - from: example-hostile
    at: ${JSON.stringify(hostile)}
    said_by: ${JSON.stringify(hostile)}
    people: {count: 3, words: ${JSON.stringify(`3 ${hostile}`)}, doubt: ${JSON.stringify(hostile)}}
    groups: [{people: 3, nationality: KGZ, label: ${JSON.stringify(hostile)}}]
    destination: {country: UZB, name: ${JSON.stringify(hostile)}}
    described_as: ${JSON.stringify(hostile)}
`;

describe.skipIf(whyNoBrowser !== null)(
  `pages in a browser${whyNoBrowser === null ? "" : ` (skipped: ${whyNoBrowser})`}`,
  () => {
    const { dir, remove } = folder();
    let browser: Browser;
    let record: TarmacRecord;
    let serving: Serving;
    const at = (path: string): string => new URL(path, serving.url).href;

    beforeAll(async () => {
      const ws = `${dir}/ws`;
      await tarmac("init", ws, "--example");
      await tarmac("import", registerFile(dir, "hostile.yaml", register), "-w", ws);
      await inventLegs(ws, "2025-05-02");
      await inventRelease(ws, "example-a", caseRows(), { published: "2026-01-01", title: hostile });
      await inventEditions(ws);
      record = openRecord(ws);
      serving = await serve(
        { views: recordViews(record), desk: deskOf(record), port: 0 },
        { out: () => undefined, err: () => undefined, now: () => new Date("2026-11-24T12:00:00Z") },
      );
      browser = await launch();
    });
    afterAll(async () => {
      await browser?.close();
      await serving?.close();
      closeRecord(record);
      remove();
    });

    async function open(
      path: string,
      options: Parameters<Browser["newPage"]>[0] = {},
    ): Promise<Page & { faults: string[] }> {
      const page = Object.assign(await browser.newPage(options), { faults: [] as string[] });
      page.on("console", (message) => {
        if (message.type() === "error") page.faults.push(message.text());
      });
      page.on("pageerror", (error) => page.faults.push(error.message));
      page.on("request", (request) => {
        if (!request.url().startsWith(serving.url) && !request.url().startsWith("data:"))
          page.faults.push(`asked ${request.url()}`);
      });
      await page.goto(at(path));
      return page;
    }

    it.each(addresses)("%s: axe finds nothing serious, and nothing is asked of the network", async (path) => {
      for (const [width, scheme] of [
        [1280, "light"],
        [1280, "dark"],
        [390, "light"],
      ] as const) {
        const page = await open(path, { viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true });
        await page.addScriptTag({ content: axeSource });
        const found = await page.evaluate(async () => {
          const { violations } = await (
            globalThis as unknown as {
              axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
            }
          ).axe.run();
          return violations
            .filter((v) => v.impact === "serious" || v.impact === "critical")
            .map((v) => `${v.id}: ${v.nodes[0]?.html}`);
        });
        expect([width, scheme, found]).toEqual([width, scheme, []]);
        expect(page.faults).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect([width, overflow <= 1]).toEqual([width, true]);
        await page.close();
      }
    });

    it.each([1280, 390])(
      "at %i px the header stands in its rows, and More opens by keyboard to its links",
      async (width) => {
        const page = await open("/", { viewport: { width, height: 900 }, javaScriptEnabled: false });
        const top = async (selector: string): Promise<number> => (await page.locator(selector).boundingBox())?.y ?? NaN;
        if (width === 1280) expect(Math.abs((await top(".brand")) - (await top(".site__end")))).toBeLessThan(20);
        await page.locator(".site__more summary").focus();
        await page.keyboard.press("Enter");
        const link = page.locator('.site__more a[href="/method"]');
        const box = await link.boundingBox();
        expect(box && box.x >= 0 && box.x + box.width <= width).toBe(true);
        await link.click();
        expect(page.url()).toContain("/method");
        await page.close();
      },
    );

    it("hostile text in any field is shown and never runs", async () => {
      for (const path of [
        "/",
        "/movement/example-hostile",
        "/source/example-hostile",
        "/search?q=onerror",
        "/sources",
        "/findings",
      ]) {
        const page = await open(path);
        expect(await page.title()).not.toBe("ran");
        expect(
          await page.evaluate(() => document.querySelectorAll("img, main script, a[href^='javascript']").length),
        ).toBe(0);
        await page.close();
      }
    });

    it("the board and a movement read whole without JavaScript", async () => {
      const page = await open("/", { javaScriptEnabled: false });
      expect(await page.locator("table.board tbody tr").count()).toBeGreaterThan(10);
      await page.click("text=Panama");
      await page.close();
    });

    it("j, k and Enter walk the board when it has the focus", async () => {
      const page = await open("/");
      await page.locator("table.board tbody tr").first().locator("a").first().focus();
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/movement\//);
      await page.close();
    });

    it("arrows walk the cells of the matrix, and Enter opens what a cell is made from", async () => {
      const page = await open("/agreements");
      await page.locator("table.matrix #us-sv-2025-grant th a").focus();
      for (const key of ["ArrowDown", "ArrowUp", "ArrowRight"]) await page.keyboard.press(key);
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/agreement\/us-sv-2025-grant#stages$/);
      await page.close();
    });

    it("the matrix reads whole without JavaScript, and on a phone each cell keeps its heading", async () => {
      const page = await open("/agreements", { javaScriptEnabled: false, viewport: { width: 390, height: 900 } });
      const row = page.locator("table.matrix #us-sz-2025");
      expect(await row.locator(".cell-name:visible").count()).toBe(7);
      expect(await row.textContent()).toContain("up to 160 in all");
      await page.close();
    });

    it("the safe sentence is copied with its sources", async () => {
      const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
      const page = await context.newPage();
      await page.goto(at("/movement/pa-co-2025-02-03"));
      await page.click("text=Copy with sources");
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain("43 people were removed from Panama to Colombia");
      expect(copied).toContain("http");
      await context.close();
    });
  },
);
