import type { Claim } from "../model/claim.ts";
import { type Money, moneyBoundsText } from "../model/money.ts";
import type { SubjectState } from "../model/state.ts";
import type { Choice as Word, Moment, Words } from "../model/value.ts";
import { momentText } from "../model/value-text.ts";
import type { AsOf } from "../store/claims.ts";
import { subjectOf, subjectsOf } from "../store/entries.ts";
import { attributeView } from "./claim-view.ts";
import { type Choice, choicesOf, pageOf } from "./page-of.ts";
import { type PaymentSum, paymentSums } from "./payment-sums.ts";
import type { Reader } from "./reader.ts";
import type { AttributeView, SourceView } from "./shapes.ts";
import { titleOf } from "./source-page.ts";
import { sourceViews } from "./source-view.ts";

/** What the ledger of payments asks for. `page` null: all rows. */
export type PaymentsFilter = {
  readonly scope: string | null;
  readonly currency: string | null;
  readonly payer: string | null;
  readonly page: number | null;
};

/** A payment as the ledger prints it. Lists hold every value that is told, each once. */
export type PaymentRow = {
  readonly id: string;
  readonly title: string;
  readonly payer: readonly string[];
  readonly payee: readonly string[];
  readonly purpose: readonly string[];
  readonly scope: readonly string[];
  readonly paid: readonly string[];
  readonly currency: readonly string[];
  /** The amount shown, read; null when nobody published it. */
  readonly amount: { readonly lo: number; readonly hi: number | null; readonly text: string } | null;
  /** What it is paid for each of ("person", "year"); null for one sum. */
  readonly per: string | null;
  /** The question after its amount with every claim; null when nobody speaks of one. */
  readonly told: AttributeView | null;
  readonly agreement: { readonly id: string; readonly title: string } | null;
  readonly movement: { readonly id: string; readonly title: string } | null;
  /** First day that it can stand for; empty when none is told. */
  readonly from: string;
};

/** The ledger: payments that fit a filter, oldest first, with sums within one scope and currency. */
export type PaymentsPage = {
  readonly rows: readonly PaymentRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly filter: Omit<PaymentsFilter, "page">;
  readonly scopes: readonly Choice[];
  readonly currencies: readonly Choice[];
  readonly payers: readonly Choice[];
  readonly sums: readonly PaymentSum[];
  readonly sums_rule: string;
  readonly sources: Readonly<Record<string, SourceView>>;
  readonly when: AsOf;
};

const sumsRule =
  "Money is summed only within one scope and one currency; a promise is never added to what was paid, nor a rate for each person or year to a sum. Bounds are added. Two payments under one agreement may be the same money, or one a part of the other: where the record cannot tell, there is no sum.";

/** The page of all payments that fit a filter. */
export function paymentsPage(reader: Reader, filter: PaymentsFilter, when: AsOf): PaymentsPage {
  const all = subjectsOf(reader.record, "payment", when)
    .flatMap(({ ref }) => reader.subject(ref, when) ?? [])
    .map((state) => paymentRow(reader, state, when))
    .sort((a, b) => (`${a.from} ${a.id}` < `${b.from} ${b.id}` ? -1 : 1));
  const fitting = all.filter((row) => fits(row, filter));
  const { page: _page, ...kept } = filter;
  const paged = pageOf(fitting, filter.page);
  return {
    ...paged,
    filter: kept,
    scopes: choicesOf(all, (row) => row.scope, spaced),
    currencies: choicesOf(all, (row) => row.currency),
    payers: choicesOf(all, (row) => row.payer.map(payerName)),
    sums: paymentSums(fitting),
    sums_rule: sumsRule,
    sources: sourceViews(
      reader.record,
      paged.rows.flatMap((row) => row.told?.claims.map((c) => c.source) ?? []),
      when,
    ),
    when,
  };
}

const spaced = (code: string): string => code.replaceAll("_", " ");
/** "United States (State Department funds)" is the United States. */
const payerName = (payer: string): string => payer.split(/[,(]/)[0]?.trim() ?? payer;

function fits(row: PaymentRow, filter: PaymentsFilter): boolean {
  return (
    (filter.scope === null || row.scope.includes(filter.scope)) &&
    (filter.currency === null || row.currency.includes(filter.currency)) &&
    (filter.payer === null || row.payer.map(payerName).includes(filter.payer))
  );
}

/** A payment as the ledger prints it. */
export function paymentRow(reader: Reader, state: SubjectState, when: AsOf): PaymentRow {
  const told = <Value>(attribute: string): Value[] =>
    state.claims.filter((c) => c.attribute === attribute && c.scope === null).map((c) => c.value as Value);
  const answer = state.answers.find((a) => a.question.attribute === "amount") ?? null;
  const moments = told<Moment>("paid");
  const money = told<Money>("amount").filter((m) => m.as !== "unstated");
  return {
    id: state.id,
    title: String(state.doc.title ?? state.id),
    payer: once(told<Words>("payer").map((w) => w.text)),
    payee: once(told<Words>("payee").map((w) => w.text)),
    purpose: once(told<Words>("purpose").map((w) => w.text)),
    scope: once(told<Word>("payment_scope").map((w) => w.choice)),
    paid: once(moments.map(momentText)),
    currency: once(money.map((m) => m.currency).filter((code) => code !== "XXX")),
    amount: amountOf(money, answer?.judged.shown as Bounds | null | undefined),
    per: money.find((m) => m.per !== undefined)?.per ?? null,
    told: answer === null ? null : attributeView(answer, new Map(state.claims.map((c: Claim) => [c.id, c]))),
    agreement: linked(reader, "agreement", { id: state.doc.agreement, when }),
    movement: linked(reader, "movement", { id: state.doc.movement, when }),
    from: [...moments.map((m) => m.at)].sort()[0] ?? "",
  };
}

const once = (list: readonly string[]): string[] => [...new Set(list)];
type Bounds = { readonly lo: number; readonly hi: number | null };

/** The amount shown in words of its currency, or the plan; null when nobody published one, or several currencies are told. */
function amountOf(money: readonly Money[], shown: Bounds | null | undefined): PaymentRow["amount"] {
  const [first] = money;
  if (!first || once(money.map((m) => m.currency)).length > 1) return null;
  // Of a plan nothing is shown as done; it is told as the plan that it is.
  const { lo, hi } = shown ?? first;
  const { currency, per } = first;
  const text = moneyBoundsText({ lo, hi, currency, ...(per === undefined ? {} : { per }) });
  return { lo, hi, text: shown ? text : `planned ${text}` };
}

function linked(
  reader: Reader,
  kind: "agreement" | "movement",
  given: { id: unknown; when: AsOf },
): { id: string; title: string } | null {
  if (typeof given.id !== "string") return null;
  const ref = `${kind}/${given.id}`;
  if (!subjectOf(reader.record, ref, given.when)) return null;
  return { id: given.id, title: titleOf(reader.record, ref, given.when) };
}
