import { type Draw, drawer } from "../flights/draw.ts";
import type { Day } from "./days.ts";
import { filler } from "./fill.ts";
import { type KindDrawer, kindDrawer, type Planted } from "./kinds.ts";
import { redactions } from "./marks.ts";
import type { Meaning } from "./names.ts";
import type { Shares } from "./options.ts";
import { People } from "./people.ts";
import { type Plan, seatShares } from "./plan.ts";
import { ports } from "./ports.ts";
import type { Carried, Row } from "./row.ts";

/** A row without what tells twins apart. */
type Seat = { readonly plan: Plan; readonly to: Meaning; readonly carried: Carried };

/** Makes the rows of people on a plan. */
export class Seats {
  readonly #draw: Draw;
  readonly #kinds: KindDrawer;
  readonly #people: People;
  readonly #twins: number;
  readonly #until: Day;
  #count = 0;

  constructor(seed: number, { shares, until }: { readonly shares: Shares; readonly until: Day }) {
    const draw = drawer(seed, 2);
    this.#draw = draw;
    this.#kinds = kindDrawer(draw, seatShares(shares));
    this.#people = new People(seed, draw, shares.noIdentifier);
    this.#twins = shares.twins;
    this.#until = until;
  }

  /** The row of one person, and at times a second of the same person and day. */
  rowsOf(seat: Seat, late: number): Row[] {
    const { plan, to, carried } = seat;
    const planted = plan.written === null ? this.#kinds.sentTo(to) : this.#kinds.written(plan.written);
    const day = Math.min(this.#until, carried.day + late);
    const again = planted.kind === "own" ? this.#people.again(to.usual, day) : null;
    const person = again ?? this.#people.fresh(day);
    if (planted.kind === "own" && again === null) this.#people.remember(person, to.usual, day);
    const twin = person.id !== "" && this.#draw.chance(this.#twins);
    const row: Row = {
      n: this.#count++,
      ...person,
      day,
      port: this.#port(plan),
      ...this.#recorded(planted),
      filler: filler(this.#draw, day, this.#until),
      kind: planted.kind,
      carried,
      twinOf: null,
      alone: !twin && again === null,
    };
    return twin ? [row, this.#twinOf(row)] : [row];
  }

  /** The same to the letter, or with another charge and disposition. */
  #twinOf(row: Row): Row {
    const exact = this.#draw.chance(0.5);
    const other = filler(this.#draw, row.day, this.#until);
    const changed = { charge: `${other.charge}x`, chargeSection: other.chargeSection, disposition: other.disposition };
    return {
      ...row,
      n: this.#count++,
      filler: exact ? row.filler : { ...row.filler, ...changed },
      twinOf: { n: row.n, exact },
    };
  }

  /** The port of the plan; of one in fifty another one, or a mark. */
  #port({ port }: Plan): string {
    if (this.#draw.chance(0.98)) return port.name;
    return this.#draw.chance(0.5) ? this.#draw.pick(ports).name : this.#draw.pick(["", ...redactions]);
  }

  /** The three countries with blanks behind some, and some not in capitals. */
  #recorded({ citizenship, birth, departedTo }: Planted): Pick<Row, "citizenship" | "birth" | "departedTo"> {
    const written = (name: string): string => {
      if (this.#draw.chance(0.98)) return name;
      return this.#draw.chance(0.8) ? `${name} ` : name.toLowerCase();
    };
    return { citizenship: written(citizenship), birth: written(birth), departedTo: written(departedTo) };
  }
}
