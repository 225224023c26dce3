import { describe, expect, it } from "vitest";
import { judge, rules } from "../../bench/world/judge.ts";
import { countryKinds } from "../../bench/world/kinds.ts";
import { impossibleDates, noCountry, redactions } from "../../bench/world/marks.ts";
import { defaultOptions, shapeNames } from "../../bench/world/options.ts";
import { fieldOf, ports } from "../../bench/world/ports.ts";
import { meanings } from "../../bench/world/names.ts";
import { carriages } from "../../bench/world/row.ts";
import { shapes } from "../../bench/world/shape.ts";
import { spans } from "../../bench/world/spans.ts";
import { type Week, world } from "../../bench/world/world.ts";
import { seeds } from "../../bench/world/seeds.ts";

const weeks = [...world(seeds.tune[0], { ...defaultOptions, rows: 60_000 }).weeks];
const rows = weeks.flatMap((week) => week.rows);
const legs = new Map(weeks.flatMap((week) => week.legs).map((leg) => [leg.flight.id, leg]));

describe("world(seed, options)", () => {
  it.each(shapeNames)("gives the rows asked for, within the days of %s", (shape) => {
    const made = [...world(1, { ...defaultOptions, shape, rows: 4321 }).weeks].flatMap((week) => week.rows);
    expect(made.length).toBe(4321);
    const { first, last } = spans[shape];
    expect(made.every(({ day }) => day >= first && day <= last)).toBe(true);
  });

  it("holds a day at a time where a week has too many rows", () => {
    const made = world(1, { ...defaultOptions, shape: "2016", rows: 2_500_000 }).weeks;
    const days = Array.from({ length: 12 }, () => made.next().value as Week);
    expect(days.map(({ from }) => from - (days[0]?.from ?? 0))).toEqual(days.map((_, n) => n));
    expect(Math.max(...days.map((day) => day.rows.length))).toBeLessThan(3000);
  });

  it("plants under one percent of third-country removals, near the share asked", () => {
    const third = rows.filter(({ kind }) => countryKinds[kind].answer === "yes").length / rows.length;
    expect(third).toBeGreaterThan(0.004);
    expect(third).toBeLessThan(0.01);
  });

  it("plants every kind, and each has the answer that the definition gives", () => {
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(Object.keys(countryKinds)));
    const wrong = rows.filter((row) => rules[judge(row)].answer !== countryKinds[row.kind].answer);
    expect(wrong).toEqual([]);
    const asked = new Set(rows.map((row) => judge(row)));
    expect(Object.keys(rules).filter((rule) => !asked.has(rule as never))).toEqual(["no_columns"]);
  });

  it("has every mark, blank and impossible date, and every carriage", () => {
    const countries = new Set(rows.flatMap(({ citizenship, birth, departedTo }) => [citizenship, birth, departedTo]));
    expect(noCountry.filter((text) => !countries.has(text))).toEqual([]);
    expect(redactions.filter((mark) => !rows.some(({ port }) => port === mark))).toEqual([]);
    expect(redactions.filter((mark) => !rows.some(({ filler }) => filler.birthHidden === mark))).toEqual([]);
    const dates = new Set(rows.flatMap(({ filler }) => [filler.apprehensionDay, filler.entryDay]));
    expect(impossibleDates.filter((date) => !dates.has(date))).toEqual([]);
    expect(
      rows.some(({ filler, day }) => typeof filler.apprehensionDay === "number" && filler.apprehensionDay > day),
    ).toBe(true);
    expect(new Set(rows.map(({ carried }) => carried.carriage))).toEqual(new Set(Object.keys(carriages)));
    expect(rows.some(({ citizenship }) => citizenship.endsWith(" "))).toBe(true);
  });

  it("has rows without identifier, people removed twice, and second rows of a day", () => {
    expect(rows.filter(({ id }) => id === "").length).toBeGreaterThan(500);
    const days = new Map<string, Set<number>>();
    for (const { id, day } of rows) if (id !== "") days.set(id, (days.get(id) ?? new Set()).add(day));
    expect([...days.values()].filter((set) => set.size > 1).length).toBeGreaterThan(100);
    const byNumber = new Map(rows.map((row) => [row.n, row]));
    const twins = rows.filter(({ twinOf }) => twinOf !== null);
    expect(twins.length).toBeGreaterThan(200);
    for (const twin of twins) {
      const first = byNumber.get(twin.twinOf?.n ?? -1);
      if (first === undefined) continue;
      expect([twin.id, twin.day]).toEqual([first.id, first.day]);
      const same = shapes["2025"].columns
        .filter(({ name }) => !name.endsWith("Yes No"))
        .every(({ cell }) => cell(twin) === cell(first));
      expect(same).toBe(twin.twinOf?.exact);
    }
  });
});

describe("flights of a world", () => {
  it("leave from the aerodrome of a port on the true day, local time, and land in the destination", () => {
    const byField = new Map(ports.filter(({ field }) => field !== null).map(({ field, name }) => [field, name]));
    for (const { carried } of rows.filter((row) => row.carried.carriage === "flown")) {
      const [first, last] = [legs.get(carried.leg ?? ""), legs.get(carried.lastLeg ?? "")];
      expect(first?.role).toBe("carries");
      expect(byField.has(first?.from ?? "")).toBe(true);
      expect(Math.floor(((first?.off ?? 0) - 5 * 3_600_000) / 86_400_000)).toBe(carried.day);
      expect((last?.off ?? 0) >= (first?.off ?? 1)).toBe(true);
    }
    const plain = rows.filter((row) => row.kind === "own" && row.carried.carriage === "flown");
    for (const row of plain) {
      const to = meanings.find(({ usual }) => usual === row.departedTo.trim().toUpperCase());
      expect(legs.get(row.carried.lastLeg ?? "")?.to).toBe(fieldOf(to?.codes[0] ?? "")?.ident);
    }
  });

  it("are told as heard, with bounds that hold the truth", () => {
    for (const { flight, off, land } of legs.values()) {
      expect([(flight.atot.lo_ms ?? 0) <= off, (flight.atot.hi_ms ?? 0) >= off]).toEqual([true, true]);
      if (flight.aldt.source !== "unknown")
        expect((flight.aldt.lo_ms ?? 0) <= land && (flight.aldt.hi_ms ?? 0) >= land).toBe(true);
      expect(flight.icao24).toMatch(/^fad[e-f]/);
    }
    const lost = [...legs.values()].filter(({ flight }) => flight.ades.state === "out_of_coverage");
    expect(lost.length).toBeGreaterThan(10);
    expect(weeks.flatMap(({ heaps }) => heaps).length).toBeGreaterThan(20);
  });

  it("never fly an aircraft twice at a time, and never carry more people than it has seats", () => {
    const until = new Map<string, number>();
    const carrying = [...legs.values()].filter(({ role }) => role === "carries" || role === "return");
    for (const { flight, off, land } of carrying.sort((a, b) => a.off - b.off)) {
      expect(off).toBeGreaterThan(until.get(flight.icao24) ?? 0);
      until.set(flight.icao24, land);
    }
    const people = new Map<string, number>();
    for (const { carried, twinOf } of rows) {
      if (carried.leg !== null && twinOf === null) people.set(carried.leg, (people.get(carried.leg) ?? 0) + 1);
    }
    expect(Math.max(...people.values())).toBeLessThanOrEqual(130);
  });
});
