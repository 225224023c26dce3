import type { VisitPage } from "../../views/visit-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { Cite } from "../parts/claim.tsx";
import { Links } from "../parts/links.tsx";
import { Doubt, Tag } from "../parts/marks.tsx";
import { MovementList } from "../parts/movement-list.tsx";
import { Section } from "../parts/section.tsx";
import { StatementList, StatementsAbout } from "../parts/statements.tsx";
import { SubjectAttributes, SubjectEnd, SubjectHead, subjectNumbers, subjectTable } from "../parts/subject.tsx";

/** One visit: what happened by each source, what was said and agreed there, and the movements around it. */
export function Visit({ data, asked }: { data: VisitPage; asked: Asked }) {
  const numbers = subjectNumbers(data, [
    ...data.events.map(({ source }) => source),
    ...data.said.map(({ source }) => source),
  ]);
  const props = { data, asked, numbers };
  const { row } = data;
  const told = [row.who, row.places.join("; "), row.date_text === "" ? "day not told" : row.date_text];
  return (
    <>
      <SubjectHead
        data={data}
        asked={asked}
        trail={[
          { text: "Agreements", href: "/agreements" },
          { text: "Visits", href: "/visits" },
        ]}
        deck={`${told.filter(Boolean).join(" · ")}.`}
      >
        {row.planned ? (
          <p class="note">
            <Tag>only planned in the sources read</Tag>
          </p>
        ) : null}
        {typeof data.head.note === "string" ? <p class="note">{data.head.note}</p> : null}
      </SubjectHead>
      {data.events.length === 0 ? null : (
        <Section title="What happened" notes={<p>As each source tells it, in our words.</p>}>
          <ul class="said-list">
            {data.events.map((claim) => (
              <li>
                <p>
                  {claim.text} {claim.modality === "planned" ? <Tag>planned</Tag> : null} <Doubt why={claim.doubt} />
                </p>
                <p class="fine">
                  <Cite claim={claim} sources={data.sources} asked={asked} numbers={numbers} />
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Said there, or about it">
        {data.said.length === 0 ? (
          <p class="note">No statement is linked to it.</p>
        ) : (
          <StatementList statements={data.said} sources={data.sources} asked={asked} numbers={numbers} />
        )}
      </Section>
      <Section
        title="Agreed there, or talked of"
        notes={<p>Agreements linked to the visit, with the stages that somebody asserts.</p>}
      >
        {data.agreements.length === 0 ? (
          <p class="note">No agreement is linked to it.</p>
        ) : (
          <Links links={data.agreements} asked={asked} beside={({ stages }) => stages.join("; ")} />
        )}
      </Section>
      {data.movements.length === 0 ? null : (
        <Section title="Movements around it" id="movements">
          <MovementList rows={data.movements} asked={asked} />
        </Section>
      )}
      <StatementsAbout statements={data.statements} sources={data.sources} asked={asked} numbers={numbers} />
      <SubjectAttributes {...props} />
      <SubjectEnd {...props} />
    </>
  );
}

/** The visit as a table: one claim a row. */
export function visitTable(data: VisitPage): Table {
  return subjectTable(data);
}
