import type { Cap } from "../model/value.ts";
import { capText } from "../model/value-text.ts";
import { on, type Rule } from "./rule.ts";

/** "Up to 160": in all, a year, a month? */
export const capWithoutPeriod: Rule = {
  id: "cap-without-period",
  severity: "warning",
  title: "A cap without its period",
  says: "A ceiling for which no source says over what time it holds (in all, a year, a week): it cannot be held against the people sent.",
  kinds: ["agreement"],
  check: (subject) =>
    on<Cap>(subject, "cap")
      .filter((c) => c.value.per === undefined && c.value.count.as !== "unstated")
      .map((c) => ({ text: `${capText(c.value, c.words)}: no source says over what time.`, claims: [c.id] })),
};
