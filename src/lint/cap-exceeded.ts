import { type Count, countText, sumCounts } from "../model/count.ts";
import type { Cap } from "../model/value.ts";
import { bare, capText } from "../model/value-text.ts";
import { type NearMovement, on, type Rule } from "./rule.ts";

/** More people were sent than the agreement has room for. */
export const capExceeded: Rule = {
  id: "cap-exceeded",
  severity: "warning",
  title: "A cap is exceeded",
  says: "The people moved under an agreement, each counted once, are more than its cap allows in all, or within any twelve months of a yearly one.",
  kinds: ["agreement"],
  check(subject, around) {
    const caps = on<Cap>(subject, "cap").filter(
      (c) => c.value.unit === "people" && c.value.count.hi !== null && c.scope === null && binds(c),
    );
    if (caps.length === 0) return [];
    const moved = around.under(subject.id);
    return caps.flatMap((c) => {
      const sum = mostWithin(moved, c.value.per);
      if (sum === null || sum.lo <= (c.value.count.hi ?? 0)) return [];
      return [
        {
          text: `${countText(bare(sum))} people were moved under it, and the cap is ${capText(c.value, c.words)}.`,
          claims: [c.id],
        },
      ];
    });
  },
};

/** A proposal, a plan or a rumour of a cap binds nobody. */
function binds({ modality, value }: { modality: string; value: Cap }): boolean {
  return !["offered", "planned", "alleged", "denied"].includes(modality) && value.count.as !== "planned";
}

/** The largest sum in the time that a cap covers; null for a period that dates cannot be held against. */
function mostWithin(moved: readonly NearMovement[], per: string | undefined): Count | null {
  const known = moved.filter((m) => m.people !== null && m.people.as !== "unstated");
  const sum = (list: readonly NearMovement[]): Count => sumCounts(list.map((m) => bare(m.people as Count)));
  if (per === "total") return sum(known);
  if (per !== "year") return null;
  const dated = known.filter((m) => m.date !== null);
  const sums = dated.map((first) => sum(dated.filter((m) => withinYear(first.date as string, m.date as string))));
  return sums.reduce<Count | null>((most, one) => (most === null || one.lo > most.lo ? one : most), null);
}

function withinYear(from: string, day: string): boolean {
  const days = (Date.parse(day) - Date.parse(from)) / 86_400_000;
  return days >= 0 && days < 365;
}
