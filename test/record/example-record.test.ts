import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isCountry } from "../../src/model/country.ts";
import type { RawEntry } from "../../src/sources/register/read-file.ts";
import { readRegister } from "../../src/sources/register/read-register.ts";
import { root } from "../house/files.ts";

const folder = join(root, "examples/third-country-removals");
const register = readRegister(folder, { source: () => false, subject: () => false });
const { entries, drafts } = register;
const sources = entries.filter(({ kind }) => kind === "source");
const noteOf = (source: RawEntry): string => String(source.data.note ?? "");

describe("the example record", () => {
  it("has no mistake", () => {
    expect(register.problems).toEqual([]);
  });

  // A lost entry or claim shows here as a changed line. `npx vitest run test/record -u` writes the table anew; read its diff.
  it("holds as many entries and claims as the table says", async () => {
    await expect(table()).toMatchFileSnapshot("../cases/example-record.tsv");
  });

  it("quotes no more than 25 words of a source", () => {
    const long = [...quoted()].map(([source, words]) => [source, wordsIn(words)] as const).filter(([, n]) => n > 25);
    expect(long).toEqual([]);
  });

  it("takes a value from every source, or says that it takes none", () => {
    const used = new Set(drafts.map(({ source }) => source));
    const idle = sources.filter(({ id }) => !used.has(id));
    expect(
      idle.filter((source) => !noteOf(source).endsWith("No value is entered from it.")).map(({ id }) => id),
    ).toEqual([]);
    const busy = sources.filter(({ id }) => used.has(id));
    expect(busy.filter((source) => noteOf(source).includes("No value is entered")).map(({ id }) => id)).toEqual([]);
  });

  // Of an excerpt or a mirror only a part was read, so a place in the whole cannot be told; the source says so by `seen`.
  it("gives the place of every claim from a source that was read whole, or says that it is not kept", () => {
    const whole = new Map(sources.filter(({ data }) => data.seen === "full").map((source) => [source.id, source]));
    const without = drafts
      .filter(({ source, place }) => place === null && whole.has(source))
      .map(({ source }) => source);
    const silent = [...new Set(without)].filter((id) => !noteOf(whole.get(id)!).includes("is not kept"));
    expect(silent).toEqual([]);
  });

  it("gives the address of every mirror, for its host is shown first", () => {
    const mirrors = sources.filter(({ data }) => data.seen === "mirror");
    expect(mirrors.length).toBeGreaterThan(50);
    expect(mirrors.filter(({ data }) => !URL.canParse(String(data.url))).map(({ id }) => id)).toEqual([]);
  });

  it("writes every country as ISO 3166 alpha-3, the European Union as EU", () => {
    const codes = new Set(entries.flatMap(({ data }) => countries(data)));
    expect(codes.size).toBeGreaterThan(40);
    expect([...codes].filter((code) => !isCountry(code) && !["EU", "unknown", "stateless"].includes(code))).toEqual([]);
  });
});

/** Entries and claims of each file and kind, then claims of each kind and attribute. */
function table(): string {
  const files = counted(entries.map((entry) => `${entry.file}\t${entry.kind}`));
  const claims = counted(drafts.map(({ file, subject }) => `${file}\t${subject.split("/")[0]}`));
  const kinds = counted(drafts.map(({ subject, attribute }) => `${subject.split("/")[0]}\t${attribute}`));
  return [
    "file\tkind\tentries\tclaims",
    ...[...files].map(([key, n]) => `${key}\t${n}\t${claims.get(key) ?? 0}`),
    "",
    "kind\tattribute\tclaims",
    ...[...kinds].map(([key, n]) => `${key}\t${n}`),
    "",
  ].join("\n");
}

function counted(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of [...keys].sort()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** What is quoted from each source: words as written, and quotations. What stands within a longer quotation counts once. */
function quoted(): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, Set<string>>();
  for (const { source, words, attribute, value } of drafts) {
    const known = all.get(source) ?? new Set<string>();
    if (words !== null) known.add(words);
    if (attribute === "quote") known.add((value as { text: string }).text);
    all.set(source, known);
  }
  const apart = (texts: readonly string[]): string[] =>
    texts.filter((a) => !texts.some((b) => b !== a && b.includes(a)));
  return new Map([...all].map(([source, texts]) => [source, apart([...texts])]));
}

function wordsIn(texts: readonly string[]): number {
  return texts
    .join(" ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const countryKeys = ["country", "nationality", "countries", "nationalities", "parties", "destination"];

/** Country codes of an entry, wherever they stand. */
function countries(node: unknown, key = ""): readonly string[] {
  if (typeof node === "string") return countryKeys.includes(key) ? [node] : [];
  if (Array.isArray(node)) return node.flatMap((item) => countries(item, key));
  if (node === null || typeof node !== "object") return [];
  return Object.entries(node).flatMap(([name, value]) => countries(value, name));
}
