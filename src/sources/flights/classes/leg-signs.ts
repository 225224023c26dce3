import type { FieldRole } from "./context.ts";
import { isShortStop, stopMinutes } from "./domestic-runs.ts";
import type { LegFacts } from "./facts.ts";
import type { Finding, Sign } from "./rule.ts";

/** Legs with a mission call sign in the half year before that make a route one of removals. */
const knownRoute = { months: 6, least: 3 } as const;

/** What somebody says of the flight. */
export const witness: Sign = {
  id: "witness",
  says: "A person or a record says of this very flight that it carried people.",
  needs: "an observer's row, an official record or a report that is tied to this flight",
  family: null,
  find: ({ witnesses }) =>
    witnesses
      .filter((one) => one.class === null)
      .map((one) => ({ field: one.by, value: one.says, source: one.source })),
};

/** Signs that need a leg: its ends, its stops and its route. */
export const legSigns: readonly Sign[] = [
  {
    id: "from_staging",
    says: "It left a field from which removal flights start.",
    needs: "the field of departure, and its row among the fields of removal work",
    family: "field",
    find: (leg) => rolesOf(leg, "from", "staging"),
  },
  {
    id: "to_staging",
    says: "It went to a field from which removal flights start.",
    needs: "the field of arrival, and its row among the fields of removal work",
    family: "field",
    find: (leg) => (leg.from.home === true ? rolesOf(leg, "to", "staging") : []),
  },
  {
    id: "at_gathering",
    says: "It touched a field where many such flights call, beside ordinary traffic.",
    needs: "a field of departure or arrival with a row among the fields of removal work",
    family: null,
    find: (leg) => [...rolesOf(leg, "from", "gathering"), ...rolesOf(leg, "to", "gathering")],
  },
  {
    id: "out_and_back",
    says: `It stopped abroad for ${stopMinutes.least} to ${stopMinutes.most} minutes and went on.`,
    needs: "the next leg of the aircraft, from the same field",
    family: "chain",
    find: (leg) => (leg.from.home === true && leg.to.home === false ? shortStop(leg.after) : []),
  },
  {
    id: "staging_run",
    says: `It is part of a run of domestic legs with stops of ${stopMinutes.least} to ${stopMinutes.most} minutes that touches a field from which removal flights start.`,
    needs: "the legs before or after, from and to the same fields",
    family: "chain",
    find: ({ run }) =>
      run.some(({ roles }) => roles.some(({ role }) => role === "staging"))
        ? [{ field: "run", value: run.map(({ ident }) => ident).join("-"), source: null }]
        : [],
  },
  {
    id: "removal_route",
    says: `At least ${knownRoute.least} legs with a mission call sign flew this route in the ${knownRoute.months} months before.`,
    needs: "both fields, and the table of routes",
    family: "route",
    find(leg, { rates }) {
      const [origin, destination] = [leg.from.ident, leg.to.ident];
      if (!rates || origin === null || destination === null) return [];
      const { mission } = rates.sum({ origin, destination }, leg.day.slice(0, 7), {
        months: knownRoute.months,
        own: false,
      });
      return mission < knownRoute.least
        ? []
        : [{ field: "route", value: `${origin}-${destination}: ${mission} legs`, source: null }];
    },
  },
];

/** A route that is worth knowing of and weighs nothing. */
export const newRoute: Sign = {
  id: "new_route",
  says: "The route was flown at most once in the three months before, though many other legs left this field: look.",
  needs:
    "both fields, and a table of routes that holds at least 20 legs from the field of departure, over each of the three months",
  family: null,
  find(leg, { rates }) {
    const [origin, destination] = [leg.from.ident, leg.to.ident];
    if (!rates || origin === null || destination === null) return [];
    const month = leg.day.slice(0, 7);
    const left = rates.from(origin, month, 3);
    if (left.heard < 3 || left.legs < 20) return [];
    const { legs } = rates.sum({ origin, destination }, month, { months: 3, own: false });
    return legs > 1
      ? []
      : [
          {
            field: "route",
            value: `${origin}-${destination}: ${legs} of ${left.legs} legs from ${origin}`,
            source: null,
          },
        ];
  },
};

function rolesOf(leg: LegFacts, side: "from" | "to", role: FieldRole): Finding[] {
  return leg[side].roles
    .filter((row) => row.role === role)
    .map((row) => ({ field: side === "from" ? "adep" : "ades", value: row.ident, source: row.source }));
}

function shortStop(stop: LegFacts["after"]): Finding[] {
  return stop !== null && isShortStop(stop)
    ? [{ field: "stop", value: `${stop.minutes} minutes at ${stop.at}`, source: null }]
    : [];
}
