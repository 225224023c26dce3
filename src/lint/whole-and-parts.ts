import { compareCounts, countText, roundedCount } from "../model/count.ts";
import { bare } from "../model/value-text.ts";
import { asMovement, type Rule } from "./rule.ts";

/** Three aircraft with 90, 80 and 90 people carried no 300. */
export const wholeAndParts: Rule = {
  id: "whole-and-parts",
  severity: "warning",
  title: "A whole differs from the sum of its parts",
  says: "The people of a movement of several parts are held against the sum of the people of its parts, where each part has a number. Round numbers carry half a unit.",
  kinds: ["movement"],
  check(subject) {
    const { people, parts_people: sum } = asMovement(subject);
    const told = subject.answers.find((a) => a.question.attribute === "people");
    if (people === null || sum === null || told === undefined) return [];
    if (compareCounts(roundedCount(bare(people)), roundedCount(bare(sum))) !== "disjoint") return [];
    return [
      {
        text: `The parts add up to ${countText(bare(sum))} people, and the whole is told as ${countText(bare(people))}.`,
        claims: [...new Set(told.question.voiced.flatMap((v) => v.claims))].sort(),
      },
    ];
  },
};
