import { distanceNm } from "../../../model/great-circle.ts";
import type { DeparturePort } from "../../../model/departure-port.ts";
import type { HeardEnd } from "../../../model/heap.ts";
import { heapRule } from "./heap-rule.ts";

const dayMs = 86_400_000;
const kmPerNm = 1.852;

/** Kilometres between a port's place and a point; infinite where the port's place is not known. */
export function kmFrom({ at }: DeparturePort, lat: number, lon: number): number {
  return at === null ? Number.POSITIVE_INFINITY : distanceNm(at.lat, at.lon, lat, lon) * kmPerNm;
}

/** Where and when aircraft were heard, and around which ports: numbers only, so that the ends of a year of legs fit in memory. */
export class HeapEnds {
  readonly #fields = new Map<string, { readonly lat: number; readonly lon: number; readonly times: number[] }>();
  /** Ends without an aerodrome by UTC day. */
  readonly #unnamed = new Map<number, { readonly ms: number; readonly lat: number; readonly lon: number }[]>();
  readonly #days = new Set<number>();
  readonly #around = new Map<DeparturePort, readonly string[]>();
  #sorted = false;

  /** Adds an end of a leg. All are added before the first is asked for. */
  add({ ident, ms, lat, lon, ft }: HeardEnd): void {
    const day = Math.floor(ms / dayMs);
    this.#days.add(day);
    if (ident !== null) {
      const field = this.#fields.get(ident);
      if (field) field.times.push(ms);
      else this.#fields.set(ident, { lat, lon, times: [ms] });
      return;
    }
    if (ft > heapRule.heard_ft.value) return;
    const ends = this.#unnamed.get(day);
    if (ends) ends.push({ ms, lat, lon });
    else this.#unnamed.set(day, [{ ms, lat, lon }]);
  }

  /** Idents of the aerodromes that a port means: its own, or, where it names none, those near at which an aircraft was heard. */
  fieldsOf(port: DeparturePort): readonly string[] {
    if (port.fields.length > 0) return port.fields;
    return this.#near(port);
  }

  /** How many ends were heard around a port from one instant to before another. */
  heard(port: DeparturePort, fromMs: number, toMs: number): number {
    this.#sort();
    let count = 0;
    for (const ident of new Set([...port.fields, ...this.#near(port)])) {
      const times = this.#fields.get(ident)?.times ?? [];
      count += lowerBound(times, toMs) - lowerBound(times, fromMs);
    }
    for (let day = Math.floor(fromMs / dayMs); day <= Math.floor((toMs - 1) / dayMs); day++)
      for (const { ms, lat, lon } of this.#unnamed.get(day) ?? [])
        if (ms >= fromMs && ms < toMs && kmFrom(port, lat, lon) <= heapRule.heard_km.value) count++;
    return count;
  }

  /** Whether any aircraft was heard anywhere on the UTC days of a stretch. */
  anywhere(fromMs: number, toMs: number): boolean {
    for (let day = Math.floor(fromMs / dayMs); day <= Math.floor((toMs - 1) / dayMs); day++)
      if (this.#days.has(day)) return true;
    return false;
  }

  #near(port: DeparturePort): readonly string[] {
    let near = this.#around.get(port);
    if (near === undefined) {
      near = [...this.#fields]
        .filter(([, { lat, lon }]) => kmFrom(port, lat, lon) <= heapRule.near_km.value)
        .map(([ident]) => ident);
      this.#around.set(port, near);
    }
    return near;
  }

  #sort(): void {
    if (this.#sorted) return;
    for (const { times } of this.#fields.values()) times.sort((a, b) => a - b);
    this.#sorted = true;
  }
}

/** How many numbers of a sorted list are less than another. */
export function lowerBound(sorted: readonly number[], than: number): number {
  let [lo, hi] = [0, sorted.length];
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((sorted[mid] ?? 0) < than) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}
