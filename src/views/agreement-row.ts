import type { SubjectState } from "../model/state.ts";
import type { AsOf } from "../store/claims.ts";
import { sourceOf } from "../store/entries.ts";
import { agreementCells, type CellName, type CellView } from "./agreement-cells.ts";
import { type MovementUnder, movementsUnder } from "./movements-under.ts";
import { partiesOf, receiversOf } from "./party.ts";
import { type PaymentView, paymentsUnder } from "./payments-under.ts";
import type { Reader } from "./reader.ts";
import type { PointView } from "./shapes.ts";
import { type StageView, type StandingSpan, stagesOf, standingOf } from "./stage-history.ts";

/** The groups of the matrix, in order, each with its heading. */
export const agreementGroups = {
  with_movement: "With a movement on the board",
  own_removals: "The receiving state’s own removals, paid for by the other",
  standing: "Signed, announced or said to be used; no movement on the board",
  claimed: "Offered, alleged, denied or only said to be agreed",
  ended: "Suspended or ended",
  named: "Named only; nothing told yet",
} as const;
export type AgreementGroup = keyof typeof agreementGroups;

/** One agreement as the matrix shows it. */
export type AgreementRow = {
  readonly id: string;
  readonly title: string;
  readonly parties: readonly PointView[];
  /** The states that receive, in words: "El Salvador". */
  readonly receives: string;
  /** The state that sends, in words; empty when the agreement has one party. */
  readonly sends: string;
  readonly group: AgreementGroup;
  readonly stages: readonly StageView[];
  readonly span: StandingSpan;
  readonly movements: readonly { readonly id: string; readonly date: string | null; readonly text: string }[];
  readonly cells: Readonly<Record<CellName, CellView>>;
  /** True when voices contradict each other in a cell. */
  readonly differs: boolean;
};

/** An agreement with what hangs on it, for its row and its page. */
export type AgreementParts = {
  readonly state: SubjectState;
  readonly row: AgreementRow;
  readonly payments: readonly PaymentView[];
  readonly movements: readonly MovementUnder[];
};

/** The row of an agreement with what it was made from; null when nothing about it was public. */
export function agreementParts(reader: Reader, id: string, when: AsOf): AgreementParts | null {
  const ref = `agreement/${id}`;
  const state = reader.subject(ref, when);
  if (!state) return null;
  const stages = stagesOf(state);
  const span = standingOf(state, stages);
  const payments = paymentsUnder(reader, ref, when);
  const receivers = receiversOf(state.doc);
  const movements = movementsUnder(reader, id, receivers, when);
  const rootOf = (source: string): string => sourceOf(reader.record, source)?.voice ?? source;
  const cells = agreementCells({ state, stages, payments, movements, rootOf });
  const parties = partiesOf(state.doc);
  const names = parties.filter(({ code }) => receivers.includes(code)).map(({ text }) => text);
  const row: AgreementRow = {
    id,
    title: String(state.doc.title ?? id),
    parties,
    receives: names.join(", "),
    sends: parties.length > 1 ? (parties[0]?.text ?? "") : "",
    group: groupOf({ stages, movements, receivers, parties: parties.map(({ code }) => code), until: span.until }),
    stages,
    span,
    movements: movements.map(({ row }) => ({
      id: row.id,
      date: row.date,
      text: [row.title, row.date_text].filter(Boolean).join(", "),
    })),
    cells,
    differs: Object.values(cells).some((cell) => cell.standing === "differs"),
  };
  return { state, row, payments, movements };
}

type Grouped = {
  readonly stages: readonly StageView[];
  readonly movements: readonly MovementUnder[];
  readonly receivers: readonly string[];
  readonly parties: readonly string[];
  readonly until: string | null;
};

function groupOf({ stages, movements, receivers, parties, until }: Grouped): AgreementGroup {
  if (movements.length > 0)
    return movements.every(
      ({ state }) => receivers.includes(state.from ?? "") && !parties.includes(state.to ?? state.from ?? ""),
    )
      ? "own_removals"
      : "with_movement";
  if (stages.length === 0) return "named";
  if (until !== null) return "ended";
  return stages.some((s) => firm.has(s.stage)) ? "standing" : "claimed";
}

const firm = new Set(["announced", "signed", "in_force", "used"]);
