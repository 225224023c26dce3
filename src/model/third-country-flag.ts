import { relationOf } from "./related-countries.ts";
import type { ThirdCountryAnswer } from "./removal.ts";
import { formerStates } from "./recorded-country-names.ts";
import { readingsOf } from "./recorded-country.ts";

/**
 * The rules by which a row of a release is called a third-country removal or not, in the order in which they are asked. The first that holds answers. `yes` is said only where every
 * reading of what is recorded leaves the person neither a citizen of the country she was sent to nor born in it; `no` only where it is recorded as the country of citizenship.
 */
export const thirdCountryRules = {
  destination_not_told: {
    answer: "cannot_tell",
    says: "Where the person was sent is blank, redacted, unknown or written in a way that no list knows.",
  },
  sent_to_sender: {
    answer: "cannot_tell",
    says: "The destination is the country that removes: one of the two cannot be right.",
  },
  own_country: { answer: "no", says: "The person was sent to the country of citizenship." },
  same_name: {
    answer: "no",
    says: "Destination and citizenship have the same name, though it leaves open which country of today is meant.",
  },
  citizenship_not_told: {
    answer: "cannot_tell",
    says: "The citizenship is blank, redacted, unknown or written in a way that no list knows.",
  },
  citizenship_former_state: {
    answer: "cannot_tell",
    says: "The citizenship or the destination is a state that is no more, and the one may be on the ground of the other.",
  },
  citizenship_open_name: {
    answer: "cannot_tell",
    says: "The name of the citizenship or the destination leaves open which country is meant, and it may be the same.",
  },
  citizenship_territory: {
    answer: "cannot_tell",
    says: "Citizenship and destination are a country and its territory, or two territories of one country.",
  },
  citizenship_disputed: {
    answer: "cannot_tell",
    says: "Whose the one country is, is disputed with the other, or its people travel through it.",
  },
  citizenship_parted: {
    answer: "cannot_tell",
    says: "The destination parted from the country of citizenship, whose name may still stand for it.",
  },
  birth_not_told: {
    answer: "cannot_tell",
    says: "The citizenship is another country's, but the country of birth is not told: the person may have a second citizenship.",
  },
  born_there: {
    answer: "cannot_tell",
    says: "The person has another citizenship and was born in the destination: she may be a citizen of both.",
  },
  stateless_born_there: {
    answer: "cannot_tell",
    says: "The person is stateless and was born in the destination, or where is not told.",
  },
  birth_former_state: {
    answer: "cannot_tell",
    says: "The country of birth is a state that is no more, and the destination may be on its ground.",
  },
  birth_open_name: {
    answer: "cannot_tell",
    says: "The name of the country of birth leaves open which country is meant, and it may be the destination.",
  },
  birth_territory: {
    answer: "cannot_tell",
    says: "Country of birth and destination are a country and its territory, or two territories of one country.",
  },
  birth_disputed: {
    answer: "cannot_tell",
    says: "Whose the country of birth is, is disputed with the destination, or its people travel through it.",
  },
  birth_parted: {
    answer: "cannot_tell",
    says: "The destination parted from the country of birth, whose name may still stand for it.",
  },
  stateless_elsewhere: { answer: "yes", says: "The person is stateless and was born in another country." },
  elsewhere: {
    answer: "yes",
    says: "The person was sent to a country that is neither that of citizenship nor that of birth.",
  },
} as const satisfies Record<string, { readonly answer: ThirdCountryAnswer; readonly says: string }>;
export type ThirdCountryRule = keyof typeof thirdCountryRules;

/** What a row tells: codes of `recordedCountry`, null for blank, redacted or unread. `sender` is the country that removes; null when nobody says. */
export type Recorded = {
  readonly citizenship: string | null;
  readonly birth: string | null;
  readonly departure: string | null;
  readonly sender?: string | null;
};

/** Was the person sent to a country not her own: the answer, and the rule that gave it. */
export function thirdCountry(row: Recorded): { readonly answer: ThirdCountryAnswer; readonly rule: ThirdCountryRule } {
  const rule = ruleFor(row);
  return { answer: thirdCountryRules[rule].answer, rule };
}

function ruleFor(row: Recorded): ThirdCountryRule {
  const { citizenship, birth, departure, sender = null } = row;
  if (!isCountryTold(departure)) return "destination_not_told";
  if (departure === sender) return "sent_to_sender";
  return citizenshipRule(citizenship, departure) ?? birthRule(birth, departure, citizenship === "stateless");
}

/** The rule that the citizenship alone decides; null when it is another country's for certain. */
function citizenshipRule(citizenship: string | null, departure: string): ThirdCountryRule | null {
  if (citizenship === departure) return isOpen(departure) ? "same_name" : "own_country";
  if (citizenship === null || citizenship === "unknown") return "citizenship_not_told";
  const doubt = doubtBetween(citizenship, departure);
  return doubt === null ? null : `citizenship_${doubt}`;
}

function birthRule(birth: string | null, departure: string, stateless: boolean): ThirdCountryRule {
  if (stateless && (!isCountryTold(birth) || birth === departure)) return "stateless_born_there";
  if (!isCountryTold(birth)) return "birth_not_told";
  if (birth === departure) return "born_there";
  const doubt = doubtBetween(birth, departure);
  if (doubt !== null) return `birth_${doubt}`;
  return stateless ? "stateless_elsewhere" : "elsewhere";
}

function isCountryTold(code: string | null): code is string {
  return code !== null && code !== "unknown" && code !== "stateless";
}

function isOpen(code: string): boolean {
  return code.includes("|") || code in formerStates;
}

type Doubt = "former_state" | "open_name" | "territory" | "disputed" | "parted";

/** Why what is recorded of a person may be the country she was sent to, though it is not the same word; null when it cannot. */
function doubtBetween(recorded: string, departure: string): Doubt | null {
  const [ours, theirs] = [readingsOf(recorded) ?? [], readingsOf(departure) ?? []];
  if (ours.some((one) => theirs.includes(one)))
    return recorded in formerStates || departure in formerStates ? "former_state" : "open_name";
  for (const one of ours)
    for (const other of theirs) {
      const relation = relationOf(one, other);
      if (relation !== null) return relation;
    }
  return null;
}
