import type { PaymentRow, PaymentsFilter, PaymentsPage } from "../../views/payments-page.ts";
import { vocabularies } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { readOneOf, readPage, readWords } from "../filters.ts";
import { FilterForm, ListBar, NoRows } from "../parts/choose.tsx";
import { Claims } from "../parts/claim.tsx";
import { Grid } from "../parts/grid.tsx";
import { State, stateClass } from "../parts/marks.tsx";
import { Pager } from "../parts/pager.tsx";
import { Section } from "../parts/section.tsx";
import type { Ending } from "../route.ts";

/** Reads the filter of the payments from a query. Throws a TarmacError that names the field. */
export function readPaymentsFilter(query: URLSearchParams, ending: Ending): PaymentsFilter {
  return {
    scope: readOneOf(query, "scope", Object.keys(vocabularies.payment_scopes)),
    currency: readWords(query, "currency")?.toUpperCase() ?? null,
    payer: readWords(query, "payer"),
    page: ending === ".csv" ? null : readPage(query),
  };
}

/** The ledger: who pays whom, how much as written and as read, of what scope. */
export function Payments({ data, asked }: { data: PaymentsPage; asked: Asked }) {
  return (
    <>
      <h1>Payments</h1>
      <p class="deck">
        Who pays whom, for what, and how far the money got: offered, promised, set aside, paid out, spent. Amounts keep
        the words they were given in.
      </p>
      <FilterForm
        path="/payments"
        asked={asked}
        chosen={[
          { name: "scope", label: "Scope", choices: data.scopes, value: data.filter.scope },
          { name: "currency", label: "Currency", choices: data.currencies, value: data.filter.currency },
          { name: "payer", label: "Payer", choices: data.payers, value: data.filter.payer },
        ]}
      />
      <ListBar count={data.total} one="payment" many="payments" asked={asked} />
      {data.total === 0 ? (
        <NoRows what="payment" path="/payments" asked={asked} />
      ) : (
        <>
          <Grid
            caption="Payments, oldest first"
            cards
            columns={["Payment", "Payer", "Payee", "As written, by whom", "Read as", "Scope", "Day or period", "Under"]}
            rows={data.rows.map((row) => cells(row, data, asked))}
          />
          <Pager page={data.page} pages={data.pages} asked={asked} />
        </>
      )}
      {data.sums.length === 0 ? null : <SumsOf data={data} />}
    </>
  );
}

function cells(row: PaymentRow, data: PaymentsPage, asked: Asked) {
  const href = asked.link(`/payment/${encodeURIComponent(row.id)}`);
  return [
    <>
      <a href={href}>{row.title}</a>
      {row.purpose.length === 0 ? null : <p class="fine">{row.purpose.join("; ")}</p>}
    </>,
    told(row.payer),
    told(row.payee),
    <Claims
      claims={row.told?.claims ?? []}
      sources={data.sources}
      asked={asked}
      limit={3}
      more={href}
      absent="Nobody speaks of an amount."
    />,
    <Amount row={row} />,
    told(row.scope.map((scope) => scope.replaceAll("_", " "))),
    told(row.paid),
    <Under row={row} asked={asked} />,
  ];
}

const told = (list: readonly string[]) => (list.length === 0 ? <span class="muted">not told</span> : list.join("; "));

function Amount({ row }: { row: PaymentRow }) {
  const verdict = row.told?.verdict;
  return (
    <>
      {row.amount === null ? <span class="muted">not published</span> : <b class="n">{row.amount.text}</b>}
      {verdict === undefined || verdict === "one_side_only" || verdict === "unknown" ? null : (
        <p class={stateClass(verdict)}>
          <State verdict={verdict} />
        </p>
      )}
    </>
  );
}

function Under({ row, asked }: { row: PaymentRow; asked: Asked }) {
  const link = (kind: string, to: PaymentRow["agreement"]) =>
    to === null ? null : (
      <p>
        <a href={asked.link(`/${kind}/${encodeURIComponent(to.id)}`)}>{to.title}</a>
      </p>
    );
  return (
    <>
      {link("agreement", row.agreement)}
      {link("movement", row.movement)}
    </>
  );
}

function SumsOf({ data }: { data: PaymentsPage }) {
  return (
    <Section title="Sums" notes={<p>{data.sums_rule}</p>}>
      <Grid
        caption="Sums within one scope and currency"
        cards
        columns={["Scope", "Currency", "Payments", "Sum", "How, or why not"]}
        numbers={[2, 3]}
        rows={data.sums.map((sum) => [
          sum.scope.replaceAll("_", " "),
          sum.currency,
          sum.payments.length,
          sum.sum === null ? <span class="muted">no sum</span> : <b class="n">{sum.sum.text}</b>,
          <>
            {sum.why}
            {sum.unpublished === 0
              ? null
              : ` ${sum.unpublished} more of this scope ${sum.unpublished === 1 ? "has" : "have"} no published amount.`}
          </>,
        ])}
      />
    </Section>
  );
}

/** The ledger as a table, one payment a row. */
export function paymentsTable(data: PaymentsPage): Table {
  return {
    columns: [
      "id",
      "title",
      "payer",
      "payee",
      "purpose",
      "scope",
      "paid",
      "currency",
      "amount_lo",
      "amount_hi",
      "amount",
      "per",
      "words",
      "verdict",
      "reason",
      "agreement",
      "movement",
      "sources",
    ],
    rows: data.rows.map((row) => {
      const claims = row.told?.claims ?? [];
      return [
        row.id,
        row.title,
        row.payer.join("; "),
        row.payee.join("; "),
        row.purpose.join("; "),
        row.scope.join("; "),
        row.paid.join("; "),
        row.currency.join("; "),
        row.amount?.lo,
        row.amount?.hi,
        row.amount?.text,
        row.per,
        [...new Set(claims.flatMap((claim) => claim.words ?? []))].join("; "),
        row.told?.verdict,
        row.told?.reason,
        row.agreement?.id,
        row.movement?.id,
        [...new Set(claims.map((claim) => claim.source))].join("; "),
      ];
    }),
  };
}
