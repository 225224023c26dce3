import type { MovementState, SubjectState } from "../model/state.ts";
import type { WeighedTotals } from "../model/total.ts";
import type { AsOf } from "../store/claims.ts";
import type { Finding } from "../store/findings.ts";
import type { TarmacRecord } from "../store/record.ts";

/** What views read from: the record, and the weighing of a subject at a time (the pipeline's, handed in so that views need not know the stages). */
export type Reader = {
  readonly record: TarmacRecord;
  readonly movement: (id: string, when?: AsOf) => MovementState | null;
  readonly subject: (ref: string, when?: AsOf) => SubjectState | null;
  /** Findings about a subject: as kept, or found anew for what the record held at an instant. */
  readonly findings: (ref: string, when: AsOf) => readonly Finding[];
  /** All totals with the pairs and sums among them; with an id, only the pairs and sums in which that total stands. */
  readonly totals: (when?: AsOf, only?: string | null) => WeighedTotals;
};
