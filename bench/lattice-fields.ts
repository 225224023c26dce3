import type { Aerodrome } from "../src/model/aerodrome.ts";

/** Invented aerodromes spread evenly over the earth, as many as the world has: bench/traffic-legs.py lays out the same. */
export function latticeFields(count: number): Aerodrome[] {
  return Array.from({ length: count }, (_, i) => ({
    ident: `ZZ${i}`,
    name: `Example ${i}`,
    kind: "medium" as const,
    lat: (Math.asin((2 * (i + 0.5)) / count - 1) * 180) / Math.PI,
    lon: ((i * 0.6180339887498949) % 1) * 360 - 180,
    elevation_ft: 0,
    country: "ZZ",
    municipality: null,
    iata: null,
    scheduled: true,
    runways: [],
  }));
}
