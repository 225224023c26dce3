import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeRecord, openRecord, type TarmacRecord } from "../../src/store/record.ts";
import { createApp } from "../../src/web/app.tsx";
import { loadAssets } from "../../src/web/assets.ts";
import { recordViews } from "../../src/web/record-views.ts";
import { folder, tarmac } from "../workspace.ts";
import { caseRows, inventRelease } from "./removals-page-release.ts";

const assets = await loadAssets();
const { dir, remove } = folder();
const [ws, empty] = [join(dir, "ws"), join(dir, "empty")];
const opened: TarmacRecord[] = [];

beforeAll(async () => {
  await tarmac("init", ws);
  await tarmac("init", empty);
  await inventRelease(ws, "example-a", caseRows());
  const later = caseRows()
    .filter((row) => row.citizenship_country !== "XXA")
    .map((row) => ({ ...row, gender: null }));
  await inventRelease(ws, "example-b", later, { published: "2031-07-01" });
  const untold = caseRows().map((row) => ({ ...row, departure_country: null, departure_country_said: null }));
  await inventRelease(ws, "example-old", untold, { published: "2030-01-01" });
  await inventRelease(ws, "example-alike", caseRows(), {
    published: "2028-01-01",
    flags: { identical_row: 4 },
  } as never);
  const counts = [
    { people: 40, citizenship_country: "XXA", departure_country: "XXA", counted_date: "2031-01-01" },
    { people: 2, citizenship_country: "XXB", departure_country: "XXA", counted_date: "2031-04-01" },
    { people: null, citizenship_country: "XXB", departure_country: "XXB", counted_date: "2031-04-01" },
  ];
  const map = { name: "example", sha256: "ef".repeat(32), row_is: "count", counts_by: "removal_date", year_begins: 1 };
  await inventRelease(ws, "example-counts", counts, { map: map as never, published: "2029-01-01", people: 42 });
});
afterAll(() => {
  for (const record of opened) closeRecord(record);
  remove();
});

function pages(of: string) {
  const record = openRecord(of, { readOnly: true });
  opened.push(record);
  const app = createApp(recordViews(record), null, { assets, token: "t", today: () => "2031-08-01" });
  return async (path: string) => {
    const response = await app.request(path);
    return { status: response.status, text: await response.text() };
  };
}
const page = async (path: string) => (await pages(ws)(path)).text;
const json = async (path: string) => JSON.parse(await page(path));
/** "code[+code]: people" of each row. */
const told = async (path: string): Promise<string[]> =>
  (await json(path)).rows.map(
    (row: { keys: { code: string }[]; counts: ({ text: string } | null)[] }) =>
      `${row.keys.map(({ code }) => code).join("+")}: ${row.counts.map((count) => count?.text ?? "–").join(" ")}`,
  );

describe("where nothing is loaded", () => {
  it.each(["/releases", "/removals", "/removals/third-country", "/removals/rows"])(
    "%s says how to load",
    async (path) => {
      const { status, text } = await pages(empty)(path);
      expect(status).toBe(200);
      expect(text).toContain("tarmac load removals FILE");
    },
  );
});

describe("/releases", () => {
  it("lists every release, the last published first, with what is to be known of it", async () => {
    const { rows } = await json("/releases.json");
    expect(rows.map((row: { release: string }) => row.release)).toEqual([
      ...["example-b", "example-a", "example-old", "example-counts", "example-alike"],
    ]);
    expect(rows[1]).toMatchObject({ people: 53, third_country: { yes: 6, no: 40, cannot_tell: 7 }, passed_over: 1 });
    const text = await page("/releases");
    expect(text).toContain("/releases/diff?a=example-a&amp;b=example-b");
    expect(text).toContain("does not tell where people were sent");
  });

  it("leaves out what was not public on the day asked for", async () => {
    const { rows } = await json("/releases.json?as_of=2031-06-15");
    expect(rows.map((row: { release: string }) => row.release)).not.toContain("example-b");
  });
});

describe("/release/NAME", () => {
  it("tells files, columns, flags and rejects in words", async () => {
    const text = await page("/release/example-a");
    for (const word of [
      "Example title",
      "no header",
      "country of citizenship",
      "EXAMPLE LEFT",
      "an example sentence. No cell tells whether the month or the day stands first",
      "more cells than columns",
      "duplicate likely",
    ])
      expect(text).toContain(word);
    expect(await page("/release/example-a.csv")).toBe(
      "file,sheet,row,reason\r\nexample.csv,,999,more cells than columns\r\n",
    );
    expect((await pages(ws)("/release/none")).status).toBe(404);
  });
});

describe("/removals", () => {
  it("counts by a column, the largest first, and tells blank, redacted, unknown and unlisted apart", async () => {
    expect(await told("/removals.json?release=example-a&by=departure_country")).toEqual([
      ...["XXA: 30", "XXB: 12", "XXD: 6", "COD: 1"],
      ...["said:Atlantis: 1", "not_told: 1", "redacted: 1", "unknown: 1"],
    ]);
    const text = await page("/removals?release=example-a&by=departure_country");
    for (const word of ["not told", "redacted", "unknown as written", "a writing that no list knows: “Atlantis”"])
      expect(text).toContain(word);
  });

  it("counts by years that begin in October, by months, and by weeks from Monday", async () => {
    expect(await told("/removals.json?release=example-a&by=fiscal_year")).toEqual([
      "2030: 9",
      "2031: 43",
      "not_told: 1",
    ]);
    expect((await told("/removals.json?release=example-a&by=month&to=XXA")).slice(0, 3)).toEqual([
      ...["2030-09: 9", "2030-10: 7", "2030-11: 6"],
    ]);
    expect((await told("/removals.json?release=example-a&by=week&since=2031-01-01")).slice(0, 2)).toEqual([
      ...["2031-01-06: 5", "2031-02-03: 4"],
    ]);
  });

  it.each([
    ["to=XXA", 30],
    ["to=redacted", 1],
    ["to=said:Atlantis", 1],
    ["to=not_told", 1],
    ["gender=redacted", 1],
    ["third_country=yes", 6],
    ["third_country=yes,cannot_tell", 13],
    ["third_country_rule=birth_not_told", 1],
    ["year=2030", 9],
    ["month=2030-11", 18],
    ["week=2030-11-13", 18],
    ["since=2031-01-01&until=2031-01-31", 5],
    ["flags=redacted", 2],
    ["flags=only:redacted", 2],
    ["flags=none", 47],
    ["citizenship_country=SUN", 0],
    ["citizenship_country=Mexico", 0],
    ["departure_port=EXAMPLE+BRIDGE", 6],
    ["citizenship_country=COD|COG", 1],
  ])("filters by %s", async (filter, people) => {
    const { totals } = await json(`/removals.json?release=example-a&by=file&${filter}`);
    expect(totals.all[0].people).toBe(people);
    const rows = await json(`/removals/rows.json?release=example-a&${filter}`);
    expect(rows.total).toBe(people);
  });

  it("counts by two columns, with totals of both", async () => {
    const data = await json("/removals.json?release=example-a&by=citizenship_country,third_country");
    expect(data.matrix).toBe(true);
    expect(
      data.rows.find((row: { keys: { code: string }[] }) => row.keys[0]?.code === "XXC" && row.keys[1]?.code === "yes")
        .counts[0].people,
    ).toBe(2);
    expect(data.totals.second.map((row: { counts: { people: number }[] }) => row.counts[0]?.people).sort()).toEqual(
      [40, 6, 7].sort(),
    );
    expect(data.totals.first[0].counts[0].share).toBeCloseTo(22 / 53);
  });

  it("sets releases side by side and never adds them", async () => {
    expect(await told("/removals.json?release=example-a,example-b&by=citizenship_country")).toContain("XXA: 22 –");
    const text = await page("/removals?release=example-a,example-b&by=citizenship_country");
    expect(text).toContain("People, Example release example-b");
  });

  it("adds people, not rows, where a row is a number of people, and says how many rows tell none", async () => {
    expect(await told("/removals.json?release=example-counts&by=citizenship_country")).toEqual(["XXA: 40", "XXB: 2"]);
    expect(await page("/removals?release=example-counts&by=citizenship_country")).toContain(
      "1 row does not tell how many people it counts",
    );
  });

  it("draws charts over months, to one scale or each to its own", async () => {
    const one = await page("/removals?release=example-a&by=citizenship_country");
    const own = await page("/removals?release=example-a&by=citizenship_country&scale=own");
    expect(one).toContain("XXA by month, Sep 2030 to Mar 2031: 22 people, most in Sep 2030 (9)");
    expect(one.match(/<svg viewBox="0 0 276/g)?.length).toBe(6);
    expect(own).not.toBe(one);
  });

  it("says plainly that a release does not tell where people were sent", async () => {
    for (const path of [
      "/removals?release=example-old&by=third_country",
      "/removals/third-country?release=example-old",
    ]) {
      const text = await page(path);
      expect(text).toContain("This release does not tell where people were sent.");
      expect(text).not.toContain("<table");
    }
    expect(await told("/removals.json?release=example-old")).toContain("XXA: 22");
  });

  it("hides small counts on page, in JSON and CSV, with others, and draws nothing then", async () => {
    const path = "release=example-a&by=citizenship_country,third_country&hide=1";
    const data = await json(`/removals.json?${path}`);
    const of = (a: string, b: string) =>
      data.rows.find(({ keys }: { keys: { code: string }[] }) => keys[0]?.code === a && keys[1]?.code === b).counts[0];
    expect(of("XXB", "yes")).toEqual({ people: null, rows: null, share: null, untold: 0, text: "<5", hidden: true });
    expect(of("XXA", "no")).toMatchObject({ people: 22 });
    expect(data.charts).toBeNull();
    expect(data.releases[0]).toMatchObject({ people: null, rows: null, flags: {} });
    expect(data.releases[0].third_country).toBeUndefined();
    expect(await page(`/removals.csv?${path}`)).toContain("XXB,XXB,yes,third-country,example-a,<5,,,true");
    const text = await page(`/removals?${path}`);
    expect(text).toContain("&lt;5");
    expect(text).not.toContain("/removals/rows?release=example-a&amp;citizenship");
    for (const wrong of ["/removals?hide_below=2", "/removals/rows?hide=1", "/removals/third-country?hide=1"])
      expect((await pages(ws)(wrong)).status).toBe(400);
  });

  it("hides small counts unasked where others read, and lists no rows there", async () => {
    const record = openRecord(ws, { readOnly: true });
    opened.push(record);
    const app = createApp(recordViews(record, { hideBelow: 5 }), null, { assets, token: "t" });
    const response = await app.request("/removals.csv?release=example-a&by=departure_country");
    expect(await response.text()).toContain("<5");
    expect((await app.request("/removals/rows")).status).toBe(400);
  });

  it("refuses what cannot be asked, and says what can", async () => {
    for (const wrong of [
      "by=person_id",
      "by=nothing",
      "to=Nowhereland",
      "month=2031-13",
      "since=yesterday",
      "by=file,sheet,area",
      "release=none",
      "their_case_id=1",
      "page=9999",
    ]) {
      const { status, text } = await pages(ws)(`/removals?${wrong}`);
      expect([wrong, status]).toEqual([wrong, 400]);
      expect(text).toMatch(/Columns are|as written|2031|year-month-day|comma|Loaded are|day|There (?:is|are) \d+ page/);
    }
  });

  it("writes CSV that no spreadsheet runs", async () => {
    expect(await page("/removals.csv?release=example-a&by=departure_port")).toContain("\r\n'=EXAMPLE(1),example-a,5,");
  });
});

describe("/removals/third-country", () => {
  it("gives each answer with its rule, and the pairs behind yes and cannot tell", async () => {
    const data = await json("/removals/third-country.json?release=example-a");
    expect(data.answers).toEqual({ yes: 6, no: 40, cannot_tell: 7 });
    expect(data.yes.rows[0]).toMatchObject({ citizenship: { code: "XXB" }, to: { code: "XXA" }, people: 3 });
    expect(data.cannot_tell.rows.map((row: { rule: string }) => row.rule).sort()).toContain("born_there");
    const text = await page("/removals/third-country?release=example-a");
    expect(text).toContain("Third-country: 6 to 13 of 53 people.");
    expect(text).toContain("The person has another citizenship and was born in the destination");
  });

  it("answers “cannot tell” of all people where no column says where they were sent, and refuses a wrong year there", async () => {
    const [release] = (await json("/releases.json")).rows.filter(
      ({ release }: { release: string }) => release === "example-old",
    );
    const data = await json("/removals/third-country.json?release=example-old");
    expect(data.answers).toEqual({ yes: 0, no: 0, cannot_tell: release.people });
    expect(data.people).toBe(release.people);
    for (const name of ["example-a", "example-old"])
      expect((await pages(ws)(`/removals/third-country?release=${name}&year=20x`)).status).toBe(400);
  });

  it("tells that rows that are alike without an identifier are mostly so by chance", async () => {
    expect(await page("/removals/third-country?release=example-alike")).toContain("are alike by chance");
    expect(await page("/removals/third-country?release=example-a")).not.toContain("are alike by chance");
  });
});

describe("/removals/rows", () => {
  it("shows places, and never an identifier", async () => {
    const path = "release=example-a&third_country=yes";
    for (const text of [
      await page(`/removals/rows?${path}`),
      await page(`/removals/rows.json?${path}`),
      await page(`/removals/rows.csv?${path}`),
    ]) {
      expect(text).toContain("example.csv");
      expect(text).not.toContain("E-100");
    }
    const { rows } = await json(`/removals/rows.json?release=example-a&flags=duplicate_likely`);
    expect(rows[0].person).toMatch(/^[0-9a-f]{12}$/);
    expect(rows[0].person).toBe(rows[1].person);
    expect(await page(`/removals/rows?${path}`)).toContain("Rows are people.");
  });

  it("is paged, in the order of the file", async () => {
    const second = await json("/removals/rows.json?release=example-a&page=2");
    expect([second.pages, second.rows.length, second.rows[0].row]).toEqual([2, 3, 52]);
    expect((await page("/removals/rows.csv?release=example-a")).split("\r\n").length).toBe(55);
  });
});

describe("tarmac list", () => {
  it("gives the same totals, with filters", async () => {
    const ran = await tarmac(
      "list",
      "removals",
      "-w",
      ws,
      "--csv",
      "--where",
      "release=example-a",
      "--where",
      "by=citizenship_country",
      "--where",
      "to=XXA",
    );
    expect(ran.code).toBe(0);
    expect(ran.out.split("\r\n")[1]).toBe("XXA,XXA,example-a,22,0.733333,22,false");
    expect((await tarmac("list", "releases", "-w", ws)).out).toContain("example-a");
    expect((await tarmac("list", "removals", "-w", ws, "--where", "colour=red")).err).toContain(
      "unknown filter: colour",
    );
  });
});
