import type { Draw } from "../flights/draw.ts";
import { deck, weighted } from "./deck.ts";
import type { Countries, ThirdCountry } from "./judge.ts";
import { noCountry } from "./marks.ts";
import { type Meaning, meanings, relation } from "./names.ts";
import { tableRows } from "./table.ts";

/** What is planted in the three country fields of a row, and the answer that it must have. */
export const countryKinds = {
  own: { answer: "no", says: "A citizen of the destination, born there." },
  own_other_spelling: { answer: "no", says: "As own, the country written in two ways." },
  own_born_elsewhere: { answer: "no", says: "A citizen of the destination, born in another country." },
  own_birth_missing: { answer: "no", says: "A citizen of the destination; the country of birth is not told." },
  own_former_birth: { answer: "no", says: "A citizen of the destination, born in the former state it came from." },
  own_ambiguous: { answer: "no", says: "The same ambiguous word for citizenship and destination." },
  own_territory: { answer: "no", says: "Of a territory, sent to that territory." },
  third_country: { answer: "yes", says: "Citizen of and born in one country, sent to another." },
  third_elsewhere: { answer: "yes", says: "Citizen of one country, born in a second, sent to a third." },
  third_stateless: { answer: "yes", says: "Stateless, born in one country, sent to another." },
  third_near_name: { answer: "yes", says: "Sent to another country whose name looks like the own one." },
  third_former: { answer: "yes", says: "A former state is named that has nothing to do with the destination." },
  third_territory: { answer: "yes", says: "Of or to a territory, with another sovereign on the other side." },
  third_ambiguous: { answer: "yes", says: "An ambiguous name, of which no reading is the destination." },
  born_there: { answer: "cannot_tell", says: "Citizen of one country, sent to that of birth." },
  stateless_born_there: { answer: "cannot_tell", says: "Stateless, sent to the country of birth." },
  stateless_birth_missing: { answer: "cannot_tell", says: "Stateless, the country of birth not told." },
  citizenship_missing: { answer: "cannot_tell", says: "The citizenship is not told." },
  birth_missing: { answer: "cannot_tell", says: "Not a citizen of the destination; the country of birth is not told." },
  destination_missing: { answer: "cannot_tell", says: "The destination is not told." },
  former_state: { answer: "cannot_tell", says: "A former state, of which the destination may be a successor." },
  birth_former_state: {
    answer: "cannot_tell",
    says: "Born in a former state, of which the destination is a successor.",
  },
  ambiguous_name: { answer: "cannot_tell", says: "An ambiguous name, of which one reading is the destination." },
  parted: { answer: "cannot_tell", says: "Two states of which one may have been written for people of the other." },
  territory: {
    answer: "cannot_tell",
    says: "From a sovereign to its territory, back, or between two of its territories.",
  },
  sent_to_remover: { answer: "cannot_tell", says: "The destination is the removing country or its territory." },
} as const satisfies Record<string, { readonly answer: ThirdCountry; readonly says: string }>;
export type CountryKind = keyof typeof countryKinds;

/** The countries of a row as they will be recorded, with what was planted in them. */
export type Planted = Countries & { readonly kind: CountryKind };

/** Draws what stands in the three fields. */
export type KindDrawer = {
  /** For a person who was truly sent to this country. */
  readonly sentTo: (to: Meaning) => Planted;
  /** A row of cases.tsv: one whose answer is yes, or one of the others. */
  readonly written: (third: boolean) => Planted;
};

const cases: readonly Planted[] = tableRows("cases").map(([kind, citizenship = "", birth = "", departedTo = ""]) => ({
  kind: kind as CountryKind,
  citizenship,
  birth,
  departedTo,
}));
const isThird = ({ kind }: Planted): boolean => countryKinds[kind].answer === "yes";

/** Shares of rows that aren't plain `own`. */
export type KindShares = { readonly third: number; readonly odd: number };

/** Kinds for any destination, as often in a round as they stand here. */
const thirdRound: readonly CountryKind[] = [
  ...Array<CountryKind>(12).fill("third_country"),
  "third_elsewhere",
  "third_elsewhere",
  "third_stateless",
];
const oddRound: readonly CountryKind[] = [
  ...Array<CountryKind>(9).fill("own_other_spelling"),
  ...Array<CountryKind>(9).fill("own_born_elsewhere"),
  ...Array<CountryKind>(6).fill("own_birth_missing"),
  ...Array<CountryKind>(5).fill("born_there"),
  ...Array<CountryKind>(3).fill("citizenship_missing"),
  ...Array<CountryKind>(3).fill("destination_missing"),
  ...Array<CountryKind>(2).fill("birth_missing"),
  "stateless_born_there",
  "stateless_birth_missing",
];

/** Draws kinds so that each comes in every round of its deck, at the shares asked. */
export function kindDrawer(draw: Draw, shares: KindShares): KindDrawer {
  const third = deck(draw, thirdRound);
  const odd = deck(draw, oddRound);
  const missing = deck(draw, noCountry);
  const caseThird = deck(draw, cases.filter(isThird));
  const caseOther = deck(
    draw,
    cases.filter((one) => !isThird(one)),
  );
  const states = meanings.filter(({ kind, weight }) => kind === "state" && weight > 0);
  // People sent to a third country come from many countries: great ones weigh less than among all.
  const anyState = weighted(draw, states, ({ weight }) => Math.sqrt(weight));
  const elsewhere = (...not: readonly Meaning[]): Meaning => {
    for (;;) {
      const state = anyState();
      if (not.every((one) => relation(state, one) === "apart")) return state;
    }
  };
  const makers = makersOf({ draw, missing, elsewhere });
  return {
    sentTo(to) {
      const at = draw.between(0, 1);
      const kind = at < shares.third ? third() : at < shares.third + shares.odd ? odd() : "own";
      return makers[kind]?.(to) ?? own(to);
    },
    written: (yes) => (yes ? caseThird() : caseOther()),
  };
}

type Means = {
  readonly draw: Draw;
  readonly missing: () => string;
  readonly elsewhere: (...not: readonly Meaning[]) => Meaning;
};
type Maker = (to: Meaning) => Planted;

const own: Maker = ({ usual }) => ({ kind: "own", citizenship: usual, birth: usual, departedTo: usual });

function makersOf({ draw, missing, elsewhere }: Means): Partial<Record<CountryKind, Maker>> {
  const planted = (
    kind: CountryKind,
    [citizenship, birth, departedTo]: readonly [string, string, string],
  ): Planted => ({
    kind,
    citizenship,
    birth,
    departedTo,
  });
  return {
    own_other_spelling: (to) => {
      if (to.others.length === 0) return own(to);
      return planted("own_other_spelling", [to.usual, to.usual, draw.pick(to.others)]);
    },
    own_born_elsewhere: (to) => planted("own_born_elsewhere", [to.usual, elsewhere(to).usual, to.usual]),
    own_birth_missing: (to) => planted("own_birth_missing", [to.usual, missing(), to.usual]),
    third_country: (to) => {
      const of = elsewhere(to).usual;
      return planted("third_country", [of, of, to.usual]);
    },
    third_elsewhere: (to) => {
      const of = elsewhere(to);
      return planted("third_elsewhere", [of.usual, elsewhere(to, of).usual, to.usual]);
    },
    third_stateless: (to) => planted("third_stateless", ["STATELESS", elsewhere(to).usual, to.usual]),
    born_there: (to) => planted("born_there", [elsewhere(to).usual, to.usual, to.usual]),
    stateless_born_there: (to) => planted("stateless_born_there", ["STATELESS", to.usual, to.usual]),
    stateless_birth_missing: (to) => planted("stateless_birth_missing", ["STATELESS", missing(), to.usual]),
    citizenship_missing: (to) => {
      const births = [to.usual, elsewhere(to).usual, missing()];
      return planted("citizenship_missing", [missing(), draw.pick(births), to.usual]);
    },
    birth_missing: (to) => planted("birth_missing", [elsewhere(to).usual, missing(), to.usual]),
    destination_missing: (to) => planted("destination_missing", [to.usual, to.usual, missing()]),
  };
}
