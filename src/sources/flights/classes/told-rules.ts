import { militarySigns } from "./military.ts";
import { holds } from "./outing.ts";
import type { ClassRule } from "./rule.ts";
import { carriesPeople, weigh } from "./weigh.ts";

/** What needs no reckoning: somebody names the class, or the aircraft is one of armed forces. */
export const toldRules: readonly ClassRule[] = [
  {
    id: "witness_names_it",
    gives: "unclassified",
    says: "A person or a record says what this flight was.",
    needs: "an observer's row, an official record or a report that is tied to this flight and names its class",
    fits: ({ legs }, at) => {
      const named = legs[at]?.witnesses.filter((witness) => witness.class !== null) ?? [];
      const gives = named[0]?.class;
      const findings = named.map((one) => ({ field: one.by, value: one.says, source: one.source }));
      return gives ? { ...holds(findings), gives } : null;
    },
  },
  {
    id: "armed_forces",
    gives: "military",
    says: "The aircraft or its call sign is one of armed forces, and nothing tells its work.",
    needs: "a block of addresses, a table of aircraft, or a rule about call signs",
    fits: ({ legs, context }, at) => {
      const leg = legs[at];
      if (!leg || carriesPeople(weigh(leg, context))) return null;
      const signs = militarySigns(leg, context);
      return signs.length === 0 ? null : holds(signs);
    },
  },
];
