import type { WatchedAircraft } from "./context.ts";
import type { Finding, SightingSign } from "./rule.ts";

const tailOf = (row: WatchedAircraft): Finding => ({
  field: "registration",
  value: [row.registration, row.operator].filter((part) => part !== null).join(", "),
  source: row.source,
});

/** Signs that need an aircraft, its call sign and a day. */
export const sightingSigns: readonly SightingSign[] = [
  {
    id: "watched_tail",
    says: "The aircraft is on the watch-list on this day. Its operator flies other things too: a lead, alone never more than possible.",
    needs: "a row of the watch-list with a strong or medium lead that holds on the day",
    family: "tail",
    find: ({ tails }) => tails.filter(({ lead }) => lead === "strong" || lead === "medium").map(tailOf),
  },
  {
    id: "weak_tail",
    says: "The aircraft is on the watch-list on this day as a weak lead only: it counts only beside signs of two other families.",
    needs: "a row of the watch-list with a weak lead that holds on the day",
    family: null,
    find: ({ tails }) => tails.filter(({ lead }) => lead === "weak" || lead === "none").map(tailOf),
  },
  {
    id: "mission_callsign",
    says: "The call sign names the mission, whoever flies it.",
    needs: "a rule about call signs with a strong lead that holds on the day",
    family: "callsign",
    find: ({ spoken }) =>
      spoken
        .filter(({ rule }) => rule.lead === "strong")
        .map(({ callsign, rule }) => ({ field: "callsign", value: `${callsign}: ${rule.means}`, source: rule.source })),
  },
  {
    id: "operator_callsign",
    says: "The call sign is that of an operator who also flies removals: it adds nothing to the tail.",
    needs: "a rule about call signs with a weaker lead; one without any lead speaks only on a watched aircraft",
    family: null,
    find: ({ spoken, tails }) =>
      spoken
        .filter(
          ({ rule }) => rule.lead === "medium" || rule.lead === "weak" || (rule.lead === "none" && tails.length > 0),
        )
        .map(({ callsign, rule }) => ({ field: "callsign", value: `${callsign}: ${rule.means}`, source: rule.source })),
  },
];
