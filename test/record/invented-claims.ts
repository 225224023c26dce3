import type { Claim } from "../../src/model/claim.ts";
import type { MovementState } from "../../src/model/state.ts";
import { weighMovement } from "../../src/pipeline.ts";

let made = 0;

/** A claim about an invented movement, as a test needs it. */
export function claimOf(attribute: string, value: unknown, more: Partial<Claim> = {}): Claim {
  made += 1;
  return {
    id: `c${String(made).padStart(6, "0")}`,
    slot: `s${made}`,
    subject: "movement/m",
    attribute,
    value,
    words: null,
    mode: "said",
    modality: "asserted",
    said_by: null,
    utterance: null,
    via: null,
    scope: null,
    source: "example-gazette",
    place: null,
    public_date: "2031-05-03",
    doubt: null,
    note: null,
    n: made,
    recorded_seq: 1,
    superseded_seq: null,
    superseded_by: null,
    ended: null,
    ended_at: null,
    ...more,
  };
}

/** A movement weighed from its claims alone. */
export function weighed(
  claims: readonly Claim[],
  linked: {
    parts?: readonly MovementState[];
    then?: readonly MovementState[];
    rootOf?: (source: string) => string;
  } = {},
): MovementState {
  const plain = { ref: "movement/m", kind: "movement" as const, id: "m", doc: { kind: "removal" }, claims };
  const told = { plain, rootOf: linked.rootOf ?? ((source: string) => source), judged: [] };
  return weighMovement(told, linked.parts ?? [], linked.then ?? []);
}
