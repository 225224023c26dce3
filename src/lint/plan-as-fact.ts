import { type Count, compareCounts, countText } from "../model/count.ts";
import { plainText } from "../model/plain-text.ts";
import { bare } from "../model/value-text.ts";
import { on, type Rule } from "./rule.ts";

/** Eleven were expected, ten came, and a paper writes that eleven were sent. */
export const planAsFact: Rule = {
  id: "plan-as-fact",
  severity: "warning",
  title: "A plan’s number told as a fact",
  says: "A number told as a fact whose words tell a plan; or that is the number of a plan, where others count those who came and give another.",
  kinds: ["movement"],
  check(subject) {
    const people = on<Count>(subject, "people").filter((c) => c.scope === null && c.value.as !== "unstated");
    const isPlan = (c: (typeof people)[number]): boolean => c.modality === "planned" || c.value.as === "planned";
    const deeds = people.filter((c) => !isPlan(c));
    const worded = deeds
      .filter((c) => planned.test(plainText(c.words ?? "")))
      .map((c) => ({ text: `“${c.words}” tells a plan, and is entered as a fact (${c.source}).`, claims: [c.id] }));
    const repeated = people.filter(isPlan).flatMap((plan) => {
      const repeats = deeds.filter((c) => compareCounts(bare(c.value), bare(plan.value)) === "equal");
      const others = deeds.filter((c) => compareCounts(bare(c.value), bare(plan.value)) === "disjoint");
      if (repeats.length === 0 || others.length === 0) return [];
      return [
        {
          text: `${countText(bare({ ...plan.value, as: "exact" }))} is the number of a plan; ${repeats.map((c) => c.source).join(", ")} ${repeats.length === 1 ? "tells" : "tell"} it as a fact, and ${others.map((c) => c.source).join(", ")} count ${countText(bare((others[0] as (typeof others)[number]).value))}.`,
          claims: [plan.id, ...repeats.map((c) => c.id), ...others.map((c) => c.id)],
        },
      ];
    });
    return [...worded, ...repeated];
  },
};

/** Cues of a plan in plain words. "People who planned to seek asylum" is none: that plan is theirs. */
const planned =
  /\b(?:(?:is|are|were|was) (?:due|expected|scheduled|set) to\b|(?:is|are|were|was|expected|scheduled) to be (?:sent|deported|flown|transferred|removed)\b|will be\b|(?:is|are|were) planned\b)/;
