import { createHash } from "node:crypto";
import type { Flight } from "../../src/model/flight.ts";
import type { LegClass } from "../../src/model/leg-class.ts";
import type { Draw } from "../flights/draw.ts";
import { dayMs } from "./days.ts";
import { Fleet, utcDay } from "./fleet.ts";
import { type Hop, heardAs, landsAt } from "./journey.ts";
import type { Plan } from "./plan.ts";
import { type Field, fieldOf, fields } from "./ports.ts";

/** What a leg was for. `empty` ones carry nobody who is removed. */
export type LegRole = "carries" | "return" | "connection" | "decoy";

/** A leg as it was heard, with the truth of it. */
export type WorldLeg = {
  readonly flight: Flight;
  readonly role: LegRole;
  /** Instants and aerodromes as they were. */
  readonly off: number;
  readonly land: number;
  readonly from: string;
  readonly to: string;
};

/** The legs of a flown plan: the hop from the port, and of each stop the hop that landed there. */
export type Flown = { readonly legs: readonly WorldLeg[]; readonly hops: readonly Hop[] };

const hour = 3_600_000;

/** Flies plans with an invented fleet. Plans are to come in order of their day. */
export class Flights {
  readonly fleet = new Fleet();
  readonly #draw: Draw;
  readonly #seed: number;
  #count = 0;

  constructor(seed: number, draw: Draw) {
    this.#seed = seed;
    this.#draw = draw;
  }

  /** Off from the port in the local day, often past midnight UTC; on from stop to stop; back empty. Now and then a hop at home goes before it. */
  fly(plan: Plan): Flown {
    const home = fieldAt(plan.port.field);
    const path = [home, ...plan.stops.map(({ to }) => fieldAt(fieldOf(to.codes[0] ?? "")?.ident ?? null)), home];
    const off = plan.day * dayMs + this.#draw.whole(11 * 60, 28 * 60) * 60_000;
    const far = plan.stops.length > 2;
    const craft = this.fleet.take(plan.day, utcDay(off) + (far ? 5 : 1), far);
    const hops: Hop[] = [];
    let at = off;
    for (let n = 0; n + 1 < path.length; n++) {
      const [from, to] = [path[n] as Field, path[n + 1] as Field];
      const back = n + 2 === path.length;
      hops.push(this.#hop({ craft, from, to, off: at, class: this.#classOf(back) }));
      at = (hops.at(-1) as Hop).land + this.#draw.whole(50, 130) * 60_000;
    }
    const legs = hops.map((hop, n) => this.#leg(hop, n + 1 === hops.length ? "return" : "carries"));
    const feeder = this.#draw.chance(0.2) ? this.#feeder(hops[0] as Hop) : [];
    return { legs: [...feeder, ...legs], hops };
  }

  /** A leg that leaves a port for abroad and carries nobody who is removed. */
  decoy(plan: Plan): WorldLeg {
    const [from, first] = [fieldAt(plan.port.field), plan.stops[0]];
    const to = fieldAt(fieldOf(first?.to.codes[0] ?? "")?.ident ?? null);
    const off = plan.day * dayMs + this.#draw.whole(11 * 60, 28 * 60) * 60_000;
    const craft = this.fleet.take(plan.day, utcDay(off) + 1, false);
    return this.#leg(this.#hop({ craft, from, to, off, class: "unclassified" }), "decoy");
  }

  #feeder(next: Hop): WorldLeg[] {
    const homes = [...fields.values()].filter(({ country, ident }) => country === "USA" && ident !== next.from.ident);
    const from = this.#draw.pick(homes);
    const off = next.off - (landsAt(0, from, next.from) + 2 * hour);
    return [
      this.#leg(this.#hop({ craft: next.craft, from, to: next.from, off, class: "removal_connection" }), "connection"),
    ];
  }

  #classOf(back: boolean): LegClass {
    if (this.#draw.chance(0.1)) return "unclassified";
    return back ? "return" : "removal";
  }

  #hop(hop: Omit<Hop, "id" | "land" | "callsign">): Hop {
    const n = this.#count++;
    const id = createHash("sha256").update(`invented leg ${this.#seed} ${n}`).digest("hex").slice(0, 16);
    return { ...hop, id, callsign: `EXA${100 + (n % 900)}`, land: landsAt(hop.off, hop.from, hop.to) };
  }

  #leg(hop: Hop, role: LegRole): WorldLeg {
    return {
      flight: heardAs(hop, this.#draw),
      role,
      off: hop.off,
      land: hop.land,
      from: hop.from.ident,
      to: hop.to.ident,
    };
  }
}

function fieldAt(ident: string | null): Field {
  const found = ident === null ? undefined : fields.get(ident);
  if (found === undefined) throw new Error(`fields.tsv has no ${ident}`);
  return found;
}
