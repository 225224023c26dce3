import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ledgerHead } from "../../src/store/ledger.ts";
import { closeRecord, openRecord } from "../../src/store/record.ts";
import { unprivileged } from "../child.ts";
import { folder, registerFile, showJson, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const ws = `${dir}/ws`;
const head = (): { seq: number; hash: string } => {
  const record = openRecord(ws, { readOnly: true });
  const { seq, hash } = ledgerHead(record.db);
  closeRecord(record);
  return { seq, hash };
};

/** The ledger's head, and a digest of all that can be exported. */
const state = async (): Promise<unknown> => {
  const ran = await tarmac("export", "--format", "jsonl", "-", "-w", ws);
  return { ...head(), digest: createHash("sha256").update(ran.out).digest("hex") };
};

const source = (id: string, date: string, more = ""): string =>
  `source: ${id}\npublisher: Example ${id}\nkind: newspaper\nseen: full\ndate: ${date}\n${more}`;
const movement = (claims: string): string =>
  `movement: example-m\ntitle: Examplia to Samplestan\nkind: removal\nclaims:\n${claims}`;

beforeAll(async () => {
  expect((await tarmac("init", ws)).code).toBe(0);
});
afterAll(remove);

describe("tarmac import of a broken register tells every mistake with file and line, and writes nothing", () => {
  const cases = parse(readFileSync(new URL("../cases/broken.yaml", import.meta.url), "utf8")) as {
    title: string;
    text: string;
    says: string[];
  }[];

  it.each(cases)("$title", async ({ text, says }) => {
    const before = await state();
    const whole = text
      .replaceAll("{tab}", "\t")
      .replace(/\{([^{}*]+|\{[^{}*]+)\*(\d+)\}/g, (_all, piece: string, times: string) => piece.repeat(Number(times)));
    const file = registerFile(dir, "broken.yaml", whole);
    const ran = await tarmac("import", file, "-w", ws);
    expect(ran.code).toBe(1);
    expect(
      says.filter((words) => !ran.err.includes(words)),
      ran.err,
    ).toEqual([]);
    expect(ran.err).toMatch(/nothing was written|no entry in it/);
    expect(await state()).toEqual(before);
  });

  it("a file of 50 MB is refused by its size", async () => {
    const file = `${dir}/large.yaml`;
    writeFileSync(file, Buffer.alloc(50_000_000, "- a\n"));
    const ran = await tarmac("import", file, "-w", ws);
    expect([ran.code, ran.err.includes("larger than 5 MB")]).toEqual([1, true]);
  });

  it("a file that is not UTF-8 is told by its name", async () => {
    const file = `${dir}/latin.yaml`;
    for (const bytes of [
      Buffer.from("source: ex\xe4mple", "latin1"),
      Buffer.from("\ufeffsource: example", "utf16le"),
      Buffer.from([0x80, 0xff, 0x00]),
    ]) {
      writeFileSync(file, bytes);
      const ran = await tarmac("import", file, "-w", ws);
      expect([ran.code, ran.err]).toEqual([1, expect.stringContaining("latin.yaml:1: not UTF-8 text")]);
    }
  });

  it("links that lead nowhere or round in a circle, and folders named as files, are told or passed by", async () => {
    const odd = join(dir, "odd");
    mkdirSync(join(odd, "folder.yaml"), { recursive: true });
    registerFile(odd, "sound.yaml", source("example-odd", "2031-05-03"));
    symlinkSync("..", join(odd, "round"));
    symlinkSync("nowhere.yaml", join(odd, "gone.yaml"));
    symlinkSync("self.yaml", join(odd, "self.yaml"));
    const before = head();
    const ran = await tarmac("import", odd, "-w", ws);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/gone.yaml:1: the file cannot be read[\s\S]*self.yaml:1: the file cannot be read/);
    expect(ran.err).toContain("2 mistakes");
    expect(head()).toEqual(before);
    expect((await tarmac("import", "/dev/null", "-w", ws)).err).toContain("not a file or folder");
  });

  it.for(["files", "folders"])("%s that may not be read are told", async (what, { skip }) => {
    const closed = join(dir, `closed-${what}`);
    mkdirSync(closed);
    const file = registerFile(closed, "closed.yaml", source("example-closed", "2031-05-03"));
    const as = unprivileged();
    if (as === null) skip("no way here to be a user who may not read a file");
    chmodSync(dir, 0o755);
    chmodSync(what === "files" ? file : closed, 0o000);
    const ran = as?.("import", closed, "-w", ws, "--dry-run");
    chmodSync(what === "files" ? file : closed, 0o755);
    expect(ran?.code).toBe(1);
    expect(ran?.err).toMatch(/cannot be read/);
    expect(ran?.err).not.toContain("bug");
  });

  it("a missing file and a folder without YAML are told", async () => {
    expect((await tarmac("import", `${dir}/nowhere.yaml`, "-w", ws)).err).toContain("no such file or folder");
    expect((await tarmac("import", `${dir}/ws`, "-w", ws)).err).toMatch(/mistake|no .yaml|not an entry|unknown entry/);
  });
});

describe("tarmac import", () => {
  it("writes nothing the second time", async () => {
    const file = registerFile(
      dir,
      "m.yaml",
      [source("example-a", "2031-05-03"), movement('  - from: example-a\n    people: "over 40 people"\n')].join(
        "---\n",
      ),
    );
    expect((await tarmac("import", file, "-w", ws)).out).toContain("claims      1 added");
    const before = head();
    expect((await tarmac("import", file, "-w", ws)).out).toContain("Nothing to write");
    expect(head()).toEqual(before);
  });

  it("supersedes a value that changed at the same place, and keeps the old one", async () => {
    const file = registerFile(
      dir,
      "m.yaml",
      [source("example-a", "2031-05-03"), movement("  - from: example-a\n    people: 43\n")].join("---\n"),
    );
    expect((await tarmac("import", file, "-w", ws)).out).toContain("claims      0 added, 1 changed");
    const page = await showJson(ws, "movement/example-m");
    expect(page.people).toMatchObject({ lo: 43, hi: 43 });
    expect(JSON.stringify(page.history)).toContain("at least 41");
  });

  it("keeps a claim that is gone from the file, and says so", async () => {
    const file = registerFile(
      dir,
      "m.yaml",
      [source("example-a", "2031-05-03"), movement("  - from: example-a\n    status: arrived\n")].join("---\n"),
    );
    const ran = await tarmac("import", file, "-w", ws);
    expect(ran.out).toContain("gone from the files, kept in the record");
    expect((await showJson(ws, "movement/example-m")).people).toMatchObject({ lo: 43 });
  });

  it("ends a claim only by a withdrawal with its reason", async () => {
    const file = registerFile(
      dir,
      "m.yaml",
      [
        source("example-a", "2031-05-03"),
        movement("  - from: example-a\n    people: 43\n    withdraw: counted twice\n"),
      ].join("---\n"),
    );
    expect((await tarmac("import", file, "-w", ws)).out).toContain("withdrawn:");
    const page = await showJson(ws, "movement/example-m");
    expect(page.people).toBeNull();
    expect(JSON.stringify(page.history)).toContain("counted twice");
  });

  it("shows what it would do, and does not do it, with --dry-run", async () => {
    const file = registerFile(dir, "n.yaml", source("example-n", "2031-06-01"));
    const before = head();
    expect((await tarmac("import", file, "-w", ws, "--dry-run")).out).toContain("Nothing was written");
    expect(head()).toEqual(before);
  });

  it("of what became public later leaves an earlier page as it was, byte for byte", async () => {
    const file = registerFile(
      dir,
      "m.yaml",
      [
        source("example-a", "2031-05-03"),
        movement(
          "  - from: example-a\n    people: 43\n    destination: UZB\n    groups: [{people: 20, nationality: KGZ}]\n",
        ),
      ].join("---\n"),
    );
    await tarmac("import", file, "-w", ws);
    const early = (await tarmac("show", "movement/example-m", "-w", ws, "--json", "--as-of", "2031-05-10")).out;
    const later = registerFile(
      dir,
      "later.yaml",
      [
        source("example-late", "2031-07-01"),
        movement(
          "  - from: example-late\n    people: more than 50 people\n    groups: [{people: 5, nationality: KAZ}]\n",
        ),
      ].join("---\n"),
    );
    expect((await tarmac("import", later, "-w", ws)).code).toBe(0);
    expect((await tarmac("show", "movement/example-m", "-w", ws, "--json", "--as-of", "2031-05-10")).out).toBe(early);
    expect((await tarmac("show", "movement/example-m", "-w", ws, "--json")).out).not.toBe(early);
  });

  it("counts a copy of a source as no voice of its own", async () => {
    const copy = registerFile(
      dir,
      "copy.yaml",
      [
        source("example-copy", "2031-05-04", "copy_of: example-a\n"),
        movement("  - from: example-copy\n    people: 43\n"),
      ].join("---\n"),
    );
    await tarmac("import", copy, "-w", ws);
    const page = (await showJson(ws, "movement/example-m", "--as-of", "2031-05-10")) as {
      attributes: { attribute: string; verdict: string }[];
    };
    expect(page.attributes.find((a) => a.attribute === "people")?.verdict).toBe("one_side_only");
  });
});
