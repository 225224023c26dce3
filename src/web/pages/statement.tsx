import type { StatementPage } from "../../views/statement-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { claimsTable } from "../parts/attributes.tsx";
import { Grid } from "../parts/grid.tsx";
import { Value } from "../parts/claim.tsx";
import { Absent, Doubt, State, stateClass } from "../parts/marks.tsx";
import { Section } from "../parts/section.tsx";
import { SubjectAttributes, SubjectEnd, SubjectHead, subjectNumbers } from "../parts/subject.tsx";
import { refPath } from "./statements.tsx";

type PageProps = { readonly data: StatementPage; readonly asked: Asked };

/** One statement: who said it, every source that carries it, and what rests on it. */
export function Statement({ data, asked }: PageProps) {
  const numbers = subjectNumbers(data, data.row.carried_by);
  const { row } = data;
  const title = `${row.speaker}${row.role === null ? "" : `, ${row.role}`}`;
  return (
    <>
      <SubjectHead
        data={{ ...data, title }}
        asked={asked}
        trail={[
          { text: "Board", href: "/" },
          { text: "Statements", href: "/statements" },
        ]}
        deck={row.quote === null ? row.says : <q>{row.quote}</q>}
        summary={null}
      />
      <Section title="Said once" notes={<p>However many sources carry it, it is one voice.</p>}>
        <Facts data={data} asked={asked} />
      </Section>
      <Rests data={data} asked={asked} />
      <SubjectAttributes data={data} asked={asked} numbers={numbers} />
      <SubjectEnd data={data} asked={asked} numbers={numbers} />
    </>
  );
}

function Facts({ data, asked }: PageProps) {
  const { row } = data;
  const links = (list: readonly { readonly href: string; readonly text: string }[]) =>
    list.map(({ href, text }) => (
      <p>
        <a href={href}>{text}</a>
      </p>
    ));
  const facts: readonly (readonly [string, preact.ComponentChildren])[] = [
    ["In our words", row.quote === null ? null : row.says],
    ["Day", row.date_text],
    ["Where", row.medium],
    ["Put as", row.modality],
    ["Position", row.position === "none" ? "none" : `${row.position}, as the speaker puts it`],
    [
      "About",
      row.about.length === 0
        ? null
        : links(row.about.map((to) => ({ href: asked.link(refPath(to.ref)), text: to.title }))),
    ],
    [
      "Carried by",
      links(
        row.carried_by.map((id) => ({
          href: asked.link(`/source/${encodeURIComponent(id)}`),
          text: `${data.sources[id]?.shown ?? id}, ${data.sources[id]?.date_text ?? ""}`,
        })),
      ),
    ],
    [
      "Quotation",
      data.withheld === 0
        ? null
        : "A copy on another site has one. It is not given here: a copy may have other words than the speaker’s.",
    ],
    ["Note", data.head.note === undefined ? null : String(data.head.note)],
  ];
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
    </dl>
  );
}

function Rests({ data, asked }: PageProps) {
  const claims = data.rests.flatMap(({ ref, title, claims: own }) => own.map((claim) => ({ ref, title, claim })));
  return (
    <Section
      title="What rests on it"
      notes={<p>Claims about other things that were part of this utterance, each as it stands to the other voices.</p>}
      wide
    >
      {claims.length === 0 ? (
        <Absent>No claim in this record rests on this statement.</Absent>
      ) : (
        <Grid
          caption="Claims that rest on this statement"
          cards
          columns={["Stands", "Claim", "Attribute", "About", "In"]}
          rows={claims.map(({ ref, title, claim }) => [
            <span class={stateClass(claim.relation)}>
              <State verdict={claim.relation} />
            </span>,
            <>
              <a href={asked.link(`/claim/${encodeURIComponent(claim.id)}`)}>
                <Value claim={claim} />
              </a>{" "}
              <Doubt why={claim.doubt} />
              {claim.why === "" ? null : <p class="fine">{claim.why}</p>}
            </>,
            claim.attribute.replaceAll("_", " "),
            <a href={asked.link(refPath(ref))}>{title}</a>,
            data.sources[claim.source]?.shown ?? claim.source,
          ])}
        />
      )}
    </Section>
  );
}

/** The statement's own claims, then those that rest on it, one a row; `attribute` of the latter begins with what they are about. */
export function statementTable(data: StatementPage): Table {
  const rests = data.rests.flatMap(({ ref, title, claims }) =>
    claims.map((claim) => ({
      attribute: `${ref} ${claim.attribute}`,
      label: title,
      verdict: claim.relation,
      rule: "",
      reason: "",
      shown: null,
      text: "",
      claims: [claim],
    })),
  );
  return claimsTable("statement", { ...data, attributes: [...data.attributes, ...rests] });
}
