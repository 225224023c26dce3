import { sizeOf } from "../../../model/heap-totals.ts";
import { type Heap, type HeapMatch, matchLevels } from "../../../model/heap.ts";

type Crowd = { heaps: number; people: number; readonly seats: number; readonly aircraft: string };

/** Counts what each flight would carry if it carried every heap that it explains: several heaps may share one, and each is judged by itself. */
export class HeapCrowds {
  readonly #flights = new Map<string, Crowd>();

  /** Counts the flights of an explained heap, its people shared out over them by their seats. */
  add(heap: Heap): void {
    const matches = explaining(heap);
    const seats = matches.reduce((sum, one) => sum + one.seats, 0);
    for (const match of matches) {
      let crowd = this.#flights.get(match.flight);
      if (crowd === undefined) {
        crowd = { heaps: 0, people: 0, seats: match.seats, aircraft: match.aircraft };
        this.#flights.set(match.flight, crowd);
      }
      crowd.heaps++;
      crowd.people += (sizeOf(heap) * match.seats) / seats;
    }
  }

  /** People over all flights for whom there is no seat. */
  get people(): number {
    let over = 0;
    for (const { people, seats } of this.#flights.values()) over += Math.max(0, people - seats);
    return Math.round(over);
  }

  /** A sentence where a flight of a heap has fewer seats than its heaps have people; null where all have enough. */
  remark(heap: Heap): string | null {
    const says = explaining(heap).flatMap((match) => {
      const crowd = this.#flights.get(match.flight);
      if (crowd === undefined || crowd.people <= crowd.seats) return [];
      return [
        `${crowd.aircraft} fits ${crowd.heaps} heaps of about ${Math.round(crowd.people)} people together, more than its ${crowd.seats} seats: another flight is likely.`,
      ];
    });
    return heap.verdict !== "explained" || says.length === 0 ? null : says.join(" ");
  }
}

function explaining({ matches }: Heap): readonly HeapMatch[] {
  return matches.filter(({ level }) => matchLevels[level].explains);
}
