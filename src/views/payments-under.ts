import { type Money, moneyText } from "../model/money.ts";
import type { Choice, Words } from "../model/value.ts";
import type { Verdict } from "../model/verdict.ts";
import type { AsOf } from "../store/claims.ts";
import { linksTo } from "../store/links.ts";
import type { SubjectState } from "../model/state.ts";
import type { Reader } from "./reader.ts";

/** A payment linked to an agreement. Amounts of different scope are never summed. */
export type PaymentView = {
  readonly id: string;
  readonly title: string;
  /** "nearly $2.7 million"; each value once where sources differ; "not published" when somebody says that it is not. */
  readonly amount: string;
  readonly published: boolean;
  /** Word of the list of scopes; null when no source gives one. */
  readonly scope: string | null;
  readonly payer: string;
  readonly payee: string;
  readonly purpose: string;
  readonly paid: string;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly doubts: readonly string[];
  /** Ids of the sources that give its amount. */
  readonly sources: readonly string[];
};

/** Payments linked to a subject that were public, by scope in the order of the list, then by id. */
export function paymentsUnder(reader: Reader, ref: string, when: AsOf): PaymentView[] {
  const refs = linksTo(reader.record, ref, "agreement", when).filter((other) => other.startsWith("payment/"));
  const states = refs.flatMap((other) => reader.subject(other, when) ?? []).filter((s) => s.claims.length > 0);
  const order = ["offered", "promised", "planned", "obligated", "disbursed", "spent", "per_person", "in_kind"];
  const key = (p: PaymentView): string => `${String(order.indexOf(p.scope ?? "") + 1).padStart(2, "0")} ${p.id}`;
  return states.map(paymentView).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function paymentView(state: SubjectState): PaymentView {
  const answer = (attribute: string) => state.answers.find((a) => a.question.attribute === attribute);
  const words = (attribute: string): string =>
    [...new Set(state.claims.filter((c) => c.attribute === attribute).map((c) => (c.value as Words).text))].join("; ");
  const amount = answer("amount");
  const given = state.claims.filter((c) => c.attribute === "amount");
  const texts = [
    ...new Set(given.map((c) => c.value as Money).flatMap((m) => (m.as === "unstated" ? [] : moneyText(m)))),
  ];
  const scope = state.claims.find((c) => c.attribute === "payment_scope");
  return {
    id: state.id,
    title: String(state.doc.title ?? state.id),
    amount: texts.length === 0 ? "not published" : texts.join(" or "),
    published: texts.length > 0,
    scope: scope ? (scope.value as Choice).choice : null,
    payer: words("payer"),
    payee: words("payee"),
    purpose: words("purpose"),
    paid: answer("paid")?.text ?? "",
    verdict: amount?.judged.verdict ?? "unknown",
    reason: amount?.judged.reason ?? "",
    doubts: [...new Set(given.flatMap((c) => c.doubt ?? []))],
    sources: [...new Set((given.length > 0 ? given : state.claims).map((c) => c.source))],
  };
}
