import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Heap, type HeapVerdict, soughtVerdicts } from "../../../src/model/heap.ts";
import { HeapTotals, sizeOf } from "../../../src/model/heap-totals.ts";
import { HeapCrowds } from "../../../src/sources/flights/heaps/heap-crowds.ts";
import { compareHeaps, heapOrder } from "../../../src/sources/flights/heaps/heap-order.ts";
import { heapRows, judged } from "./invented-heaps.ts";

type HeapCase = { at: string; verdict: HeapVerdict; explained?: number; levels?: string[]; says?: string };
type Case = { title: string; heaps: HeapCase[]; legs?: string[]; movements?: string[] };

const cases = parse(readFileSync(join(import.meta.dirname, "../../cases/removals-flights.yaml"), "utf8")) as Case[];

describe("judgeHeap(rows, port, known)", () => {
  it.for(cases.map((one) => [one.title, one] as const))("%s", ([, { heaps, legs, movements }]) => {
    const found = judged(heapRows(heaps.map(({ at }) => at)), legs ?? [], movements ?? []);
    for (const [at, heap] of found.entries()) {
      const { verdict, explained, levels, says, at: line } = heaps[at] as HeapCase;
      expect(heap.verdict, `${line}: ${heap.reason}`).toBe(verdict);
      if (explained !== undefined) expect(heap.explained).toBe(explained);
      if (levels !== undefined) expect(heap.matches.map(({ level }) => level)).toEqual(levels);
      if (says !== undefined) expect(heap.reason).toContain(says);
      expect(heap.reason).toMatch(/^\S.*\.$/);
    }
  });

  it("tells where several heaps share a flight that has no seat for all", () => {
    const lines = ["2031-05-02 | ALEXANDRIA, LA | HND | 120", "2031-05-02 | ALEXANDRIA, LA | SLV | 110"];
    const heaps = judged(heapRows(lines), [
      "X-ABC1 B738 KAEX:USA > MHLM:HND 2031-05-02T14:30 2031-05-02T17:00 removal",
      "X-ABC1 B738 MHLM:HND > MSLP:SLV 2031-05-02T18:00 2031-05-02T18:40 lateral",
    ]);
    expect(heaps.map(({ verdict }) => verdict)).toEqual(["explained", "explained"]);
    const crowds = new HeapCrowds();
    for (const heap of heaps) crowds.add(heap);
    expect(crowds.people).toBe(230 - 189);
    for (const heap of heaps) expect(crowds.remark(heap)).toContain("fits 2 heaps of about 230 people");
  });
});

const ports = ["ALEXANDRIA, LA", "EL PASO, TX, POE", "SAN YSIDRO, CA, POE", "COLUMBUS, GA", "LUMPKIN, GA", "UNKNOWN"];
const fields = ["KAEX:USA", "KELP:USA", "KCSG:USA", "KHRL:USA", "MGGT:GTM", "MHLM:HND", "MMMX:MEX", "?"];
const classes = ["removal", "removal_connection", "shuffle", "return", "positioning", "unclassified", "military"];
const heapLine = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom(...ports),
    fc.constantFrom("GTM", "HND", "MEX", "unknown"),
    fc.nat(300),
  )
  .map(([day, port, to, people]) => `2031-05-0${day} | ${port} | ${to} | ${people + 1}`);
const aircraft = (name: string) =>
  fc
    .array(
      fc.tuple(
        ...[fc.constantFrom(...fields), fc.constantFrom(...fields), fc.integer({ min: 1, max: 9 })],
        ...[fc.constantFrom(...classes), fc.boolean()],
      ),
      { maxLength: 6 },
    )
    .map((legs) => {
      let ms = Date.parse("2031-05-01T06:00Z");
      return legs.map(([from, to, gap, kind, watched]) => {
        const offMs = ms + Number(gap) * 3_600_000;
        ms = offMs + 7_200_000;
        const [off, on] = [offMs, ms].map((at) => new Date(at).toISOString().slice(0, 16));
        return `${name} B738 ${from} > ${to} ${off} ${on} ${kind}${watched ? " watched" : ""}`;
      });
    });
const fleet = fc.tuple(aircraft("X-ABC1"), aircraft("X-ABC2"), aircraft("X-ABC3")).map((legs) => legs.flat());
/** Heaps of one way and day stand in one row, as the table gives them. */
const heaps = fc.uniqueArray(heapLine, { maxLength: 12, selector: (line) => line.replace(/\| \d+$/, "") });

describe("laws of heaps", () => {
  const explains = ({ explained, verdict }: Heap): number =>
    explained + (verdict === "explained" ? 2 : verdict === "partly" ? 1 : 0) / 10;

  it("one aircraft more never makes a heap less explained", () => {
    fc.assert(
      fc.property(heaps, fleet, aircraft("X-NEW1"), (lines, legs, more) => {
        const rows = heapRows(lines);
        const [before, after] = [judged(rows, legs), judged(rows, [...legs, ...more])];
        for (const [at, heap] of before.entries())
          expect(explains(after[at] as Heap)).toBeGreaterThanOrEqual(explains(heap));
      }),
    );
  });

  it("rows of another port, destination or time change nothing", () => {
    fc.assert(
      fc.property(heapLine, heaps, fleet, (line, others, legs) => {
        const [day = "", port, to] = line.split(" | ");
        const elsewhere = others.filter((other) => {
          const [otherDay = "", otherPort, otherTo] = other.split(" | ");
          return (
            otherPort !== port || otherTo !== to || Math.abs(Number(day.slice(-2)) - Number(otherDay.slice(-2))) > 1
          );
        });
        const [alone] = judged(heapRows([line]), legs);
        expect(judged(heapRows([line, ...elsewhere]), legs)[0]).toEqual(alone);
      }),
    );
  });

  it("the order of heaps and of aircraft changes nothing", () => {
    fc.assert(
      fc.property(heaps, fleet, (lines, legs) => {
        const sorted = (list: readonly Heap[]): readonly Heap[] => [...list].sort(compareHeaps);
        const turned = judged(heapRows([...lines].reverse()), [...legs].reverse());
        expect(sorted(turned)).toEqual(sorted(judged(heapRows(lines), legs)));
      }),
    );
  });

  it("a heap by land is never looked for, and nobody is by land to a country that is no neighbour", () => {
    fc.assert(
      fc.property(heaps, fleet, (lines, legs) => {
        for (const heap of judged(heapRows(lines), legs)) {
          const walks =
            ["EL PASO, TX, POE", "SAN YSIDRO, CA, POE"].includes(heap.port ?? "") && heap.destination === "MEX";
          expect(heap.verdict === "by_land").toBe(walks);
        }
      }),
    );
  });

  it("no more people are explained than there are, or than the flights that explain have seats", () => {
    fc.assert(
      fc.property(heaps, fleet, (lines, legs) => {
        for (const heap of judged(heapRows(lines), legs)) {
          const seats = heap.matches
            .filter(({ level }) => level !== "partial")
            .reduce((sum, one) => sum + one.seats, 0);
          expect(heap.explained).toBeLessThanOrEqual(Math.min(sizeOf(heap), seats));
          if (heap.verdict === "explained") expect(heap.explained).toBe(sizeOf(heap));
        }
      }),
    );
  });

  it("totals by month and destination add up to the whole, and a page is a part of the whole order", () => {
    fc.assert(
      fc.property(heaps, fleet, fc.nat(6), fc.integer({ min: 1, max: 5 }), (lines, legs, offset, limit) => {
        const found = judged(heapRows(lines), legs);
        const [totals, order] = [new HeapTotals(10), heapOrder({ offset, limit })];
        for (const heap of found) {
          totals.add(heap);
          order.add(heap);
        }
        for (const groups of [totals.months, totals.destinations]) {
          expect(groups.reduce((sum, { people }) => sum + people, 0)).toBe(totals.sought.people);
          expect(groups.reduce((sum, one) => sum + one.explained_people, 0)).toBe(totals.sought.explained_people);
        }
        const sought = found.filter((one) => soughtVerdicts.includes(one.verdict) && sizeOf(one) >= 10);
        expect(totals.sought.heaps).toBe(sought.length);
        expect(order.rows).toEqual([...found].sort(compareHeaps).slice(offset, offset + limit));
        expect(order.total).toBe(found.length);
      }),
    );
  });
});
