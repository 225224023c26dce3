import { describe, expect, it } from "vitest";
import { findInEditions } from "../../../src/sources/totals/find-in-editions.ts";
import { type PlantedFault, plantedFaults, plantedSeries } from "./planted-series.ts";

const series = Array.from({ length: 300 }, (_, seed) => plantedSeries(seed + 1));
const judged = series.map(({ editions, faults }) => {
  const findings = findInEditions(editions);
  const accused = new Set(findings.flatMap((found) => found.accused));
  const told = new Set(findings.flatMap(({ accused: own, beside }) => [...own, ...beside]));
  return { editions, faults, accused, told };
});

describe("300 invented series with planted faults", () => {
  it.each(Object.keys(plantedFaults) as PlantedFault[])(
    "accuse at least nineteen in twenty faults of the kind %s; another year's total that happens to fit is at least told",
    (kind) => {
      const planted = judged.flatMap(({ faults, accused, told }) =>
        [...faults]
          .filter(([, fault]) => fault === kind)
          .map(([id]) => accused.has(id) || (kind === "stale_total" && told.has(id))),
      );
      expect(planted.length).toBeGreaterThan(20);
      expect(planted.filter((found) => !found).length / planted.length).toBeLessThanOrEqual(0.05);
    },
  );

  it("accuse at most one sound edition in ten thousand", () => {
    const sound = judged.flatMap(({ editions, faults, accused }) =>
      editions.filter(({ id }) => !faults.has(id)).map(({ id }) => accused.has(id)),
    );
    expect(sound.length).toBeGreaterThan(20_000);
    expect(sound.filter((wrongly) => wrongly).length / sound.length).toBeLessThanOrEqual(1e-4);
  });
});
