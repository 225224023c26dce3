import { countryName } from "../model/country.ts";
import type { Words } from "../model/value.ts";
import { asMovement, on, type Rule } from "./rule.ts";

/** "Back to their home country", said of Kyrgyz and Kazakhs flown to Tashkent. */
export const homeCountry: Rule = {
  id: "home-country",
  severity: "warning",
  title: "“Home country” said of other countries’ nationals",
  says: "A source says “home country” or “own country” of people of whom some are known not to be nationals of the country they were sent to.",
  kinds: ["movement"],
  check(subject) {
    const { third_country: third, to } = asMovement(subject);
    if (third === null || third.lo === 0 || to === null) return [];
    return on<Words>(subject, "described_as")
      .filter(
        (c) =>
          /\b(?:home|own) (?:countr|nation)|\bhomelands?\b/i.test(c.value.text) &&
          !/refus|unwilling|not take/i.test(c.value.text),
      )
      .map((c) => ({
        text: `${c.said_by ?? c.source} says “${c.value.text}”, and at least ${third.lo} of those aboard were not nationals of ${countryName(to)}.`,
        claims: [c.id],
      }));
  },
};
