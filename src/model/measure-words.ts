/** Words for the same doing, by the one word that stands for them: "deportations" and "people returned" may be meant as the same thing. */
const sameDoing: Readonly<Record<string, readonly string[]>> = {
  removal: [
    "removals",
    "removed",
    "deportation",
    "deportations",
    "deported",
    "deportees",
    "expulsion",
    "expulsions",
    "expelled",
    "return",
    "returns",
    "returned",
    "repatriation",
    "repatriations",
    "repatriated",
  ],
  flight: ["flights", "charter", "charters"],
  arrest: ["arrests", "arrested", "apprehension", "apprehensions", "apprehended"],
  transfer: ["transfers", "transferred"],
  agreement: ["agreements", "deal", "deals"],
  detention: ["detentions", "detained", "detainees"],
};

/** Words that say nothing about what is counted. */
const weak = new Set(
  "a an and any at by day each for from in into month of on or per people person persons the these this those to under week with year".split(
    " ",
  ),
);

const standsFor = new Map(Object.entries(sameDoing).flatMap(([word, others]) => others.map((other) => [other, word])));

/** The words of a measure that say what is counted, each in its one form: "Deportation and transfer flights" → removal, transfer, flight. */
export function measureWords(measure: string): ReadonlySet<string> {
  const words = measure.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !weak.has(word)).map((word) => standsFor.get(word) ?? word));
}
