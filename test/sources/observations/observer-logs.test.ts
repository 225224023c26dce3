import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { countText } from "../../../src/model/count.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { logManifest, observationLogs, observationsOf } from "../../../src/store/observations.ts";
import { dataText, noData, sharedData } from "../../shared-data.ts";
import { folder, tarmac } from "../../workspace.ts";
import { workbookOf } from "../../written-workbook.ts";

type Case = {
  title: string;
  options: string[];
  map?: string;
  text: string;
  rows: Record<string, unknown>[];
  rejects?: string[];
  faults?: string[];
  says?: string[];
};

const cases = parse(readFileSync(join(import.meta.dirname, "../../cases/observer-logs.yaml"), "utf8")) as Case[];
const { dir, remove } = folder();

beforeAll(async () => {
  const ran = await tarmac("init", dir);
  if (ran.code !== 0) throw new Error(ran.err);
});
afterAll(remove);

/** Loads a text as a file, and gives what the command answers with --json and what is stored. */
async function loaded(name: string, text: string | Uint8Array, options: readonly string[], log: string) {
  const file = join(dir, name);
  writeFileSync(file, text);
  const ran = await tarmac("load", "observations", file, ...options, "--log", log, "-w", dir, "--json");
  if (ran.code !== 0) throw new Error(ran.err);
  return { answer: JSON.parse(ran.out)[0], rows: await observationsOf(dir, log) };
}

describe("tarmac load observations", () => {
  it.for(cases.map((one, at) => [one.title, one, at] as const))("reads %s", async ([, one, at]) => {
    const map = join(dir, `map-${at}.yaml`);
    writeFileSync(map, one.map ?? "");
    const options = one.options.map((word) => (word === "MAP" ? map : word));
    const { answer, rows } = await loaded(`case-${at}.csv`, one.text, options, `case-${at}`);
    expect(rows.map((row, i) => picked(row, one.rows[i] ?? {}))).toEqual(one.rows);
    expect(answer.rejects.map(({ reason }: { reason: string }) => reason)).toEqual(one.rejects ?? []);
    const faults = answer.faults.map(
      (f: { field: string; raw: string; read: string | null }) => `${f.field}: ${f.raw} -> ${f.read}`,
    );
    expect(faults).toEqual(one.faults ?? []);
    if (one.says === undefined) return;
    writeFileSync(join(dir, "said.csv"), one.text);
    const { out } = await tarmac("load", "observations", join(dir, "said.csv"), ...options, "-w", dir);
    for (const words of one.says) expect(out).toContain(words);
  });

  it("keeps each row as it was written, and every key once", async () => {
    const text = cases[0]?.text ?? "";
    const { rows } = await loaded("raw.csv", text, ["--airport", "KXYZ"], "raw");
    expect(rows[0]?.raw).toMatchObject({ Airline: "Example Air", "Detainees On": "27.0", Callsign: "TYSON41" });
    expect(rows[0]?.people[0]?.count).toEqual({
      lo: 27,
      hi: 27,
      as: "exact",
      method: "counted by an observer",
      words: "27.0, Counted, by in situ observer",
    });
    const twins = await observationsOf(dir, "case-8");
    expect(new Set(twins.map(({ key }) => key)).size).toBe(2);
  });

  it("reads a workbook as it reads the same rows in CSV", async () => {
    const date = (serial: number, style: number) => ({ xml: `<c r="RAW" s="${style}"><v>${serial}</v></c>` });
    const rows = [
      ["Date", "Arrive", "Reg", "Callsign", "People on", "Count method"],
      [date(47970, 1), date(47970 + 17 / 24, 2), "N441US", "TYSON41", 27, "counted"],
    ];
    const bytes = workbookOf({
      sheets: [
        { name: "About", rows: [["An invented log"]] },
        { name: "Log", rows },
      ],
      formats: ["yyyy-mm-dd", "yyyy-mm-dd hh:mm"],
    });
    const book = await loaded("book.xlsx", bytes, ["--airport", "KXYZ", "--zone", "America/Chicago"], "book");
    const text = "Date,Arrive,Reg,Callsign,People on,Count method\n2031-05-02,17:00,N441US,TYSON41,27,counted\n";
    const plain = await loaded("book.csv", text, ["--airport", "KXYZ", "--zone", "America/Chicago"], "plain");
    const bare = ({ day, arrived_ms, registration, callsign, people, row }: Observation) => ({
      day,
      arrived_ms,
      registration,
      callsign,
      people,
      row,
    });
    expect(book.rows.map(bare)).toEqual(plain.rows.map(bare));
    expect(book.rows[0]).toMatchObject({
      sheet: "Log",
      day: "2031-05-02",
      arrived_ms: Date.parse("2031-05-02T22:00Z"),
    });
    expect(book.answer.rejects).toMatchObject([{ sheet: "About", reason: "the sheet has no heading of a log" }]);
  });

  it("tells what an edition added, changed and dropped, and keeps the editions before", async () => {
    const heading = "Date,Arrive,Reg,Callsign,People on,Count method\n";
    const row = (day: string, reg: string, people: string): string =>
      `2031-05-${day},2031-05-${day}T17:00Z,${reg},TYSON1,${people},counted\n`;
    const first =
      heading +
      row("01", "N441US", "10") +
      row("02", "N441US", "20") +
      row("03", "N441US", "30") +
      row("04", "N441US", "40");
    const second =
      heading +
      row("01", "N441US", "10.0") +
      row("02", "N441US", "21") +
      row("03", "N442US", "30") +
      row("05", "N441US", "50");
    await loaded("may.csv", first, ["--airport", "KXYZ"], "diffed");
    const { answer, rows } = await loaded("june.csv", second, ["--airport", "KXYZ"], "diffed");
    expect(answer.diff).toMatchObject({
      added: [{ day: "2031-05-05" }],
      gone: [{ day: "2031-05-04" }],
      same: 1,
      changed: [
        { fields: [{ field: "people", before: "on 20 counted", after: "on 21 counted" }] },
        { fields: [{ field: "registration", before: "N441US", after: "N442US" }, { field: "icao24" }] },
      ],
    });
    expect(rows.length).toBe(4);
    const [may] = logManifest(dir, "diffed").editions;
    expect((await observationsOf(dir, "diffed", may?.id)).map(({ day }) => day)).toContain("2031-05-04");
    expect(observationLogs(dir)).toContain("diffed");
  });

  it("changes nothing when a file is loaded twice", async () => {
    const text = cases[0]?.text ?? "";
    await loaded("twice.csv", text, ["--airport", "KXYZ"], "twice");
    const { answer } = await loaded("again.csv", text, ["--airport", "KXYZ"], "twice");
    expect(answer).toMatchObject({ loaded_before: true, diff: null });
    expect(logManifest(dir, "twice").editions.length).toBe(1);
  });

  it("measures how counts lie to estimates from vehicles, and gives bounds by that", async () => {
    const heading = "Date,Reg,People on,Count method,Convoy estimate,People on, observed\n".replace(
      "People on, observed",
      '"People on, observed"',
    );
    const counted = Array.from(
      { length: 25 },
      (_, i) => `2031-05-${String(i + 1).padStart(2, "0")},N441US,${20 + i},counted,40,${20 + i}\n`,
    );
    const text = `${heading}${counted.join("")}2031-06-01,N441US,60,Estimated from vehicles,60,\n`;
    const { answer, rows } = await loaded("convoy.csv", text, ["--airport", "KXYZ"], "convoy");
    expect(answer.edition.band).toMatchObject({ rows: 25, lo: 0.5, hi: 1.1 });
    expect(answer.edition.band.held).toBeCloseTo(1 - 2 / 26);
    expect(rows.at(-1)?.people).toEqual([
      {
        which: "on",
        way: "convoy",
        column: "People on",
        count: {
          lo: 30,
          hi: 66,
          as: "range",
          method: "convoy estimate; the band that held 92 % of 25 counts beside such estimates in this log",
          words: "60, Estimated from vehicles",
        },
      },
    ]);
  });

  it.for([
    ["an empty file", "", /empty/],
    ["a file of another kind", new Uint8Array([1, 2, 0, 3]), /neither a CSV file nor an XLSX workbook/],
    ["a workbook that is cut", new Uint8Array([0x50, 0x4b, 3, 4, 5, 6, 7, 8, 9, 10]), /workbook cannot be read/],
    ["a table that is no log", "a,b\n1,2\n", /no heading of an observers' log/],
  ] as const)("refuses %s with its name", async ([, bytes, words]) => {
    const file = join(dir, "odd.csv");
    writeFileSync(file, bytes);
    const ran = await tarmac("load", "observations", file, "--airport", "KXYZ", "-w", dir);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(words);
    expect(ran.err).toContain(file);
  });

  it("refuses a map that names what is not there, and a log without a name", async () => {
    const [file, map] = [join(dir, "log.csv"), join(dir, "odd.yaml")];
    writeFileSync(file, "Date,Reg\n2031-05-01,N441US\n");
    writeFileSync(map, "columns: {on: Passengers}\n");
    const odd = await tarmac("load", "observations", file, "--airport", "KXYZ", "--map", map, "-w", dir);
    expect([odd.code, odd.err]).toEqual([1, expect.stringMatching(/not there: Passengers[\s\S]*Date; Reg/)]);
    writeFileSync(map, "zone: Middle/Earth\n");
    const zone = await tarmac("load", "observations", file, "--airport", "KXYZ", "--map", map, "-w", dir);
    expect([zone.code, zone.err]).toEqual([1, expect.stringMatching(/zone: not a time zone/)]);
    const nameless = await tarmac("load", "observations", file, "-w", dir);
    expect([nameless.code, nameless.err]).toEqual([2, expect.stringMatching(/--log NAME/)]);
  });
});

describe("real logs", () => {
  const msp = "observer-log-msp";
  it("of an airport are read whole, in four editions, with their slips", async ({ skip }) => {
    if (noData(msp)) skip(noData(msp) ?? "");
    const files = ["2026-02-21_52e4fff2", "2026-03-13_38ee7939", "2026-04-03_96895260", "2026-04-29_1440a184"].map(
      (name) => join(sharedData, msp, `${name}.csv`),
    );
    const ran = await tarmac(
      "load",
      "observations",
      ...files,
      "--airport",
      "KMSP",
      "--zone",
      "America/Chicago",
      "-w",
      dir,
      "--json",
    );
    expect(ran.err).toBe("");
    const editions = JSON.parse(ran.out) as {
      edition: { rows: number; rejects: number; band: unknown };
      faults: { raw: string; read: string }[];
      diff: { gone: unknown[] } | null;
    }[];
    for (const [at, file] of files.entries()) {
      const lines = dataText(`${msp}/${file.split("/").at(-1)}`)
        .trimEnd()
        .split("\n").length;
      expect(editions[at]?.edition).toMatchObject({ rows: lines - 1, rejects: 0 });
      expect(editions[at]?.edition.band).not.toBeNull();
    }
    const mended = editions.at(-1)?.faults.filter(({ raw, read }) => read !== null && raw !== read) ?? [];
    expect(mended.length).toBeGreaterThanOrEqual(3);
    const rows = await observationsOf(dir, "kmsp");
    expect(rows.filter(({ icao24, arrived_ms }) => icao24 !== null && arrived_ms !== null).length).toBe(rows.length);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it("with bars, days in words and rows without a flight keep every row or its reason", async ({ skip }) => {
    if (noData("observer-log-kykm")) skip(noData("observer-log-kykm") ?? "");
    const ran = await tarmac(
      "load",
      "observations",
      join(sharedData, "observer-log-kykm/ICEAirKYKM20210625.csv"),
      "--airport",
      "KYKM",
      "--zone",
      "America/Los_Angeles",
      "-w",
      dir,
      "--json",
    );
    const [one] = JSON.parse(ran.out) as { edition: { rows: number; rejects: number } }[];
    expect((one?.edition.rows ?? 0) + (one?.edition.rejects ?? 0)).toBe(126);
    expect(one?.edition.rows).toBeGreaterThan(110);
  });
});

it("tarmac list observations gives every row of the last edition, with why it has no leg", async () => {
  const { rows } = await loaded("listed.csv", (cases[0] as Case).text, (cases[0] as Case).options, "listed");
  const ran = await tarmac("list", "observations", "--json", "--all", "-w", dir);
  const told = (
    JSON.parse(ran.out).rows as { log: string; row: number; arrival: { leg: string | null; why: string } }[]
  )
    .filter(({ log }) => log === "listed")
    .sort((a, b) => a.row - b.row);
  expect(told.map(({ row }) => row)).toEqual(rows.map(({ row }) => row).sort((a, b) => a - b));
  expect(new Set(told.map(({ arrival }) => arrival.leg))).toEqual(new Set([null]));
  expect(told.every(({ arrival }) => arrival.why !== "")).toBe(true);
});

/** The columns of a row that a case speaks of. */
function picked(row: Observation, wanted: Record<string, unknown>): Record<string, unknown> {
  const people = row.people.map(
    ({ which, way, count }) => `${which} ${way} ${count.as === "unstated" ? "not stated" : told(count)}`,
  );
  return Object.fromEntries(
    Object.keys(wanted).map((key) => [key, key === "people" ? people : row[key as keyof Observation]]),
  );
}

function told(count: Observation["people"][number]["count"]): string {
  return count.as === "about" && count.hi !== null && count.lo !== count.hi
    ? countText({ ...count, as: "range" })
    : countText(count);
}
