import type { Draw } from "../flights/draw.ts";
import { weighted } from "./deck.ts";
import type { Day } from "./days.ts";
import { type Meaning, meanings, named } from "./names.ts";
import type { Shares } from "./options.ts";
import { fieldOf, type Port, ports } from "./ports.ts";
import { type Carriage, carriages } from "./row.ts";

/** Where a journey stops, and how many people leave it there. */
export type Stop = { readonly to: Meaning; readonly people: number };

/** People who leave together: a flight with its stops, a hand-over at the border, or one or two on a ticket. */
export type Plan = {
  readonly carriage: Carriage;
  readonly day: Day;
  readonly port: Port;
  readonly stops: readonly Stop[];
  /** Set where the three country fields come from cases.tsv: whether from those whose answer is yes. */
  readonly written: boolean | null;
};

/** Of planted third-country rows, one in five is of cases.tsv; of rows of cases.tsv whose answer is another, this share of all rows. */
const writtenThird = 0.2;
const writtenOther = 0.006;

/** Plans who leaves next. It keeps the shares of carriages over the whole world, not in each week. */
export class Planner {
  readonly #draw: Draw;
  readonly #shares: Shares;
  readonly #people: Record<Carriage, number> = { flown: 0, unheard: 0, land: 0, commercial: 0 };
  readonly #airPort: () => Port;
  readonly #landPort: () => Port;
  readonly #often: () => Meaning;
  readonly #rare: () => Meaning;
  readonly #any: () => Meaning;

  constructor(draw: Draw, shares: Shares) {
    this.#draw = draw;
    this.#shares = shares;
    const reached = meanings.filter(({ kind, codes }) => kind === "state" && fieldOf(codes[0] ?? "") !== undefined);
    this.#airPort = weighted(draw, ports, ({ airWeight }) => airWeight);
    this.#landPort = weighted(draw, ports, ({ landWeight }) => landWeight);
    this.#often = weighted(draw, reached, ({ weight }) => (weight >= 60 ? weight : 0));
    this.#rare = weighted(draw, reached, ({ weight }) => (weight < 60 ? weight : 0));
    this.#any = weighted(draw, reached, ({ weight }) => Math.sqrt(weight));
  }

  /** The next plan on a day, of at most `most` people. */
  next(day: Day, most: number): Plan {
    const carriage = this.#due();
    const plan = this.#of(carriage, day, most);
    for (const { people } of plan.stops) this.#people[carriage] += people;
    return plan;
  }

  /** The carriage that is furthest behind its share. */
  #due(): Carriage {
    const all = Object.values(this.#people).reduce((sum, people) => sum + people, 1);
    const behind = (name: Carriage): number => this.#shares.movements[name] * all - this.#people[name];
    const names = Object.keys(carriages) as Carriage[];
    return names.reduce((best, name) => (behind(name) > behind(best) ? name : best));
  }

  #of(carriage: Carriage, day: Day, most: number): Plan {
    if (carriage === "land") return this.#land(day, most);
    if (carriage === "commercial") return this.#commercial(day, most);
    return { carriage, day, port: this.#airPort(), stops: this.#stops(most), written: null };
  }

  #land(day: Day, most: number): Plan {
    const port = this.#landPort();
    const people = Math.min(most, this.#draw.whole(1, 40));
    return { carriage: "land", day, port, stops: [{ to: named(port.border as string), people }], written: null };
  }

  #commercial(day: Day, most: number): Plan {
    const people = Math.min(most, this.#draw.chance(0.8) ? 1 : 2);
    const stops = [{ to: this.#any(), people }];
    return { carriage: "commercial", day, port: this.#airPort(), stops, written: this.#written() };
  }

  #written(): boolean | null {
    const share = this.#shares.movements.commercial;
    const third = (this.#shares.third * writtenThird) / share;
    const at = this.#draw.between(0, 1);
    if (at < third) return true;
    return at < third + writtenOther / share ? false : null;
  }

  /** One full stop mostly; two near each other; or a long journey with a few people at each of three or four. */
  #stops(most: number): Stop[] {
    if (this.#draw.chance(0.06)) {
      const places = new Set(Array.from({ length: this.#draw.whole(3, 4) }, () => this.#rare()));
      return within(
        most,
        [...places].map((to) => ({ to, people: this.#draw.whole(4, 25) })),
      );
    }
    const first = this.#often();
    const people = this.#draw.whole(70, 130);
    const second = this.#draw.chance(0.15) ? neighbourOf(first, this.#draw) : null;
    if (second === null) return within(most, [{ to: first, people }]);
    const part = Math.round(people * this.#draw.between(0.3, 0.7));
    return within(most, [
      { to: first, people: part },
      { to: second, people: people - part },
    ]);
  }
}

const near = ["GTM", "HND", "SLV", "NIC"];

function neighbourOf(first: Meaning, draw: Draw): Meaning | null {
  const code = first.codes[0] ?? "";
  return near.includes(code) ? named(draw.pick(near.filter((other) => other !== code))) : null;
}

/** Stops cut down to so many people together. */
function within(most: number, stops: readonly Stop[]): Stop[] {
  let left = most;
  return stops.flatMap((stop) => {
    const people = Math.min(left, stop.people);
    left -= people;
    return people === 0 ? [] : [{ ...stop, people }];
  });
}

/** Shares of rows that a person on a plan has drawn for the three fields, so that the whole comes to what was asked. */
export function seatShares({ third, odd, movements }: Shares): { readonly third: number; readonly odd: number } {
  // Rows of cases.tsv are a small part of those on tickets: the others make up for it.
  const others = 1 - movements.commercial * 0.1;
  return { third: (third * (1 - writtenThird)) / others, odd };
}
