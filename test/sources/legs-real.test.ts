import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { noData, sharedData } from "../shared-data.ts";
import { folder, tarmac } from "../workspace.ts";

type Label = { readonly aircraft: string; readonly seen: string; readonly legs: number; readonly times: string };
const { files, labels } = parse(readFileSync(new URL("../cases/real-legs.yaml", import.meta.url), "utf8")) as {
  readonly files: readonly string[];
  readonly labels: readonly Label[];
};
const missing = noData("tracks-2025") ?? noData("tracks-samples");
const { dir, remove } = folder();
afterAll(remove);

/** A folder, or the files of one whose names begin so. */
function filesOf(start: string): string[] {
  const path = join(sharedData, start);
  if (existsSync(path)) return [path];
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(basename(path)))
    .map((name) => join(dirname(path), name));
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);

type Row = { readonly icao24: string; readonly first_seen: string; readonly last_seen: string };

describe("legs of recorded tracks, labelled by looking", () => {
  it.skipIf(missing !== null)(`are those of the labels${missing === null ? "" : ` (${missing})`}`, async () => {
    await tarmac("init", dir);
    const paths = files.flatMap(filesOf);
    expect((await tarmac("load", "positions", ...paths, "--all", "-w", dir)).code).toBe(0);
    expect((await tarmac("legs", "-w", dir)).code).toBe(0);
    const { rows } = JSON.parse((await tarmac("list", "flights", "--json", "--all", "-w", dir)).out);
    const found = new Map<string, string[]>();
    for (const { icao24, first_seen, last_seen } of rows as Row[]) {
      const minutes = `${first_seen.slice(0, 16)} ${last_seen.slice(0, 16)}`;
      found.set(digest(icao24), [...(found.get(digest(icao24)) ?? []), minutes].sort());
    }
    const told = labels.map(({ aircraft, seen }) => {
      const times = found.get(aircraft) ?? [];
      return { aircraft, seen, legs: times.length, times: digest(times.join("\n")) };
    });
    expect(told).toEqual(labels);
    expect([...found.keys()].filter((one) => !labels.some(({ aircraft }) => aircraft === one))).toEqual([]);
  });
});
