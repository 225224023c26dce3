import type { Rule } from "./rule.ts";

/** 06:00 in Juba on 5 July cannot be where "about 05:00" is. */
export const timesApart: Rule = {
  id: "times-apart",
  severity: "warning",
  title: "Times that cannot both hold",
  says: "Two voices give times of one departure, arrival or stop that are apart, each set in its own zone.",
  kinds: ["movement"],
  check: (subject) =>
    subject.answers
      .filter((a) => a.question.kind === "span" && a.judged.verdict === "contradicts")
      .map((a) => ({
        text: `${a.question.label}: ${a.judged.reason}`,
        claims: [...new Set(a.question.voiced.filter((v) => v.scope === null).flatMap((v) => v.claims))].sort(),
      })),
};
