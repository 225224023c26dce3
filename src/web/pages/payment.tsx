import type { PaymentPage } from "../../views/payment-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { Section } from "../parts/section.tsx";
import { StatementsAbout } from "../parts/statements.tsx";
import { SubjectAttributes, SubjectEnd, SubjectHead, subjectNumbers, subjectTable } from "../parts/subject.tsx";

/** One payment: its line of the ledger, and every claim about it. */
export function Payment({ data, asked }: { data: PaymentPage; asked: Asked }) {
  const numbers = subjectNumbers(data);
  const { row } = data;
  const link = (kind: string, to: PaymentPage["row"]["agreement"]) =>
    to === null ? null : <a href={asked.link(`/${kind}/${encodeURIComponent(to.id)}`)}>{to.title}</a>;
  const facts: readonly (readonly [string, preact.ComponentChildren])[] = [
    ["Payer", row.payer.join("; ")],
    ["Payee", row.payee.join("; ")],
    ["Purpose", row.purpose.join("; ")],
    ["Scope", row.scope.map((scope) => scope.replaceAll("_", " ")).join("; ")],
    ["Day or period", row.paid.join("; ")],
    ["Agreement", link("agreement", row.agreement)],
    ["Movement", link("movement", row.movement)],
    ["Note", data.head.note === undefined ? null : String(data.head.note)],
  ];
  return (
    <>
      <SubjectHead
        data={data}
        asked={asked}
        trail={[
          { text: "Board", href: "/" },
          { text: "Payments", href: "/payments" },
        ]}
        deck={row.amount === null ? "The amount is not published." : `${row.amount.text}.`}
      />
      <Section title="In the ledger" notes={<p>A promise, a grant and what was spent are separate payments.</p>}>
        <dl class="facts">
          {facts
            .filter(([, value]) => value !== null && value !== "")
            .map(([name, value]) => (
              <>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </>
            ))}
        </dl>
      </Section>
      <SubjectAttributes data={data} asked={asked} numbers={numbers} />
      <StatementsAbout statements={data.statements} sources={data.sources} asked={asked} numbers={numbers} />
      <SubjectEnd data={data} asked={asked} numbers={numbers} />
    </>
  );
}

/** The claims of a payment as a table, one a row. */
export function paymentTable(data: PaymentPage): Table {
  return subjectTable(data);
}
