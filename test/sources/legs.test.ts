import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Leg } from "../../src/model/leg.ts";
import { LegFinder } from "../../src/sources/flights/legs/leg-finder.ts";
import { batchOf, readTrack } from "./track.ts";

type Case = {
  readonly case: string;
  readonly track: string;
  /** A second aircraft under the same address. */
  readonly also?: string;
  readonly every?: number;
  readonly start?: string;
  readonly rotorcraft?: boolean;
  readonly legs: readonly string[];
};
const cases = parse(readFileSync(new URL("../cases/legs.yaml", import.meta.url), "utf8")) as Case[];

/** The legs of a case's track, in order of time. */
function legsOf(one: Case): Leg[] {
  const start = Date.parse(one.start ?? "2031-05-02T06:00:00Z");
  const every = one.every ?? 10;
  const rows = [...readTrack(one.track, start, every), ...(one.also ? readTrack(one.also, start, every) : [])];
  rows.sort((a, b) => a.time_ms - b.time_ms);
  const finder = new LegFinder({ rotorcraft: () => one.rotorcraft ?? false });
  return [...finder.push(batchOf(rows, 0xabc001)), ...finder.end()].sort((a, b) => a.first_seen_ms - b.first_seen_ms);
}

function told(leg: Leg, start: number, words: string): string {
  const at = (ms: number): string => {
    const minutes = Math.floor((ms - start) / 60_000);
    return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  };
  const more = [
    words.includes(" tg") ? `tg${leg.touch_and_gos}` : "",
    words.includes(" gaps") ? `gaps${leg.gaps.length}` : "",
    ...leg.flags,
  ];
  return [`${at(leg.first_seen_ms)}–${at(leg.last_seen_ms)}`, leg.break_reason, ...more.filter(Boolean)].join(" ");
}

describe("the rule that divides positions into legs", () => {
  it.each(cases.map((one) => [one.case, one] as const))("%s", (_name, one) => {
    const start = Date.parse(one.start ?? "2031-05-02T06:00:00Z");
    const legs = legsOf(one);
    expect(legs.map((leg, i) => told(leg, start, one.legs[i] ?? ""))).toEqual(one.legs);
  });
});
