import type { AsOf } from "../store/claims.ts";
import { type PaymentRow, paymentRow } from "./payments-page.ts";
import type { Reader } from "./reader.ts";
import { type SubjectPage, subjectPage } from "./subject-page.ts";

/** A payment: its line of the ledger, and every claim by attribute. */
export type PaymentPage = SubjectPage & { readonly row: PaymentRow };

/** The page of a payment; null when the record does not hold it, or it was not public. */
export function paymentPage(reader: Reader, id: string, when: AsOf): PaymentPage | null {
  const page = subjectPage(reader, `payment/${id}`, when);
  const state = reader.subject(`payment/${id}`, when);
  return page && state ? { ...page, row: paymentRow(reader, state, when) } : null;
}
