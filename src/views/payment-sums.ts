import { asBounds, sumCounts } from "../model/count.ts";
import { moneyBoundsText } from "../model/money.ts";
import type { PaymentRow } from "./payments-page.ts";

/** All payments of one scope and currency: their sum, or why there is none. */
export type PaymentSum = {
  readonly scope: string;
  readonly currency: string;
  /** Ids of the payments. */
  readonly payments: readonly string[];
  /** How many more payments of this scope have no published amount and so no currency; they are in no sum. */
  readonly unpublished: number;
  /** Null when the record cannot tell that no money stands in two of them. */
  readonly sum: { readonly lo: number; readonly hi: number | null; readonly text: string } | null;
  /** How the sum was made, or why there is none. */
  readonly why: string;
};

/** Sums within each scope and currency that the payments have, by scope and currency. Never for a rate: a price for each person is no amount. */
export function paymentSums(rows: readonly PaymentRow[]): PaymentSum[] {
  const keyed = rows.flatMap((row) => {
    const [scope] = row.scope;
    const [currency] = row.currency;
    const plain = row.scope.length === 1 && row.currency.length === 1 && scope !== "per_person" && row.per === null;
    return plain && scope !== undefined && currency !== undefined ? [{ key: `${scope} ${currency}`, row }] : [];
  });
  return [...new Set(keyed.map(({ key }) => key))].sort().map((key) => {
    const [scope = "", currency = ""] = key.split(" ");
    const own = keyed.filter((k) => k.key === key).map(({ row }) => row);
    const payments = own.map((row) => row.id);
    const unpublished = rows.filter((row) => row.scope.includes(scope) && row.currency.length === 0).length;
    return { scope, currency, payments, unpublished, ...sumOf(own, currency) };
  });
}

function sumOf(rows: readonly PaymentRow[], currency: string): Pick<PaymentSum, "sum" | "why"> {
  const why = cannotTell(rows);
  if (why !== null) return { sum: null, why };
  const { lo, hi } = sumCounts(rows.map((row) => asBounds(row.amount?.lo ?? 0, row.amount?.hi ?? null)));
  const each = rows.map((row) => row.amount?.text ?? "").join(" + ");
  const text = moneyBoundsText({ lo, hi, currency });
  return {
    sum: { lo, hi, text },
    why: rows.length === 1 ? "One payment." : `${each}: payments under different agreements.`,
  };
}

/** Why these payments must not be added; null when they may. */
function cannotTell(rows: readonly PaymentRow[]): string | null {
  if (rows.length < 2) return null;
  const loose = rows.filter((row) => row.agreement === null);
  if (loose.length > 0)
    return `No sum: ${named(loose)} ${loose.length === 1 ? "names" : "name"} no agreement, so it cannot be told whether the same money stands in two of these.`;
  const shared = [...new Set(rows.map((row) => row.agreement?.id ?? ""))]
    .map((id) => rows.filter((row) => row.agreement?.id === id))
    .filter((own) => own.length > 1);
  if (shared.length === 0) return null;
  const each = shared.map((own) => `${named(own)} (${own[0]?.agreement?.id})`);
  return `No sum: under one agreement one payment may be a part of another: ${each.join("; ")}.`;
}

const named = (rows: readonly PaymentRow[]): string => rows.map((row) => `“${row.title}”`).join(" and ");
