import type { DestinationPage } from "../../views/destination-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { Cite } from "../parts/claim.tsx";
import { Grid } from "../parts/grid.tsx";
import { Links } from "../parts/links.tsx";
import { Doubt, State, stateClass } from "../parts/marks.tsx";
import { MovementList } from "../parts/movement-list.tsx";
import { Section } from "../parts/section.tsx";
import { StatementList, StatementsAbout } from "../parts/statements.tsx";
import { SubjectAttributes, SubjectEnd, SubjectHead, subjectNumbers, subjectTable } from "../parts/subject.tsx";

type PageProps = { readonly data: DestinationPage; readonly asked: Asked };

/** One country: what is documented about treatment there, treaties, agreements with it, movements to it, statements. */
export function Destination({ data, asked }: PageProps) {
  const said = data.said_of_agreements.flatMap(({ statements }) => statements.map(({ source }) => source));
  const numbers = subjectNumbers(data, [
    ...data.topics.flatMap(({ practices }) => practices.map(({ claim }) => claim.source)),
    ...data.treaties.map(({ claim }) => claim.source),
    ...said,
  ]);
  const props = { data, asked, numbers };
  return (
    <>
      <SubjectHead
        data={data}
        asked={asked}
        trail={[{ text: "Destinations", href: "/destinations" }]}
        deck={deck(data)}
        summary={null}
      >
        {typeof data.head.note === "string" ? <p class="note">{data.head.note}</p> : null}
      </SubjectHead>
      <Section
        title="Treatment"
        notes={
          <p>What is documented about people who were sent there. Each sentence is what its source says, on its day.</p>
        }
      >
        {data.topics.length === 0 ? (
          <p class="banner">
            Nothing about treatment has been entered for {data.title}. That says nothing about how people are treated
            there.
          </p>
        ) : null}
        {data.topics.map(({ topic, practices }) => (
          <div>
            <h3>{capital(topic)}</h3>
            <ol class="log">
              {practices.map(({ sentence, date_text, claim }) => (
                <li>
                  <span class="when">{date_text}</span>
                  <div>
                    {sentence} <Doubt why={claim.doubt} />
                    <Cite claim={claim} sources={data.sources} asked={asked} numbers={numbers} />
                  </div>
                </li>
              ))}
            </ol>
          </div>
        ))}
      </Section>
      <Treaties {...props} />
      <Section
        title="Agreements with it"
        notes={<p>Each with how far it has come, as somebody says. A stage is no promise to take a person.</p>}
      >
        {data.agreements.length === 0 ? (
          <p class="note">No agreement with it is in this record.</p>
        ) : (
          <Links links={data.agreements} asked={asked} beside={({ stages }) => stages || "no stage told"} />
        )}
      </Section>
      <Section
        title="Movements to it"
        id="movements"
        notes={data.movements.length === 0 ? null : <p>{movementWords(data)}</p>}
      >
        {data.movements.length === 0 ? (
          <p class="note">No movement to it is in this record.</p>
        ) : (
          <MovementList rows={data.movements} asked={asked} />
        )}
      </Section>
      <StatementsAbout statements={data.statements} sources={data.sources} asked={asked} numbers={numbers} />
      {data.said_of_agreements.length === 0 ? null : (
        <Section title="Said of its agreements" notes={<p>For and against, oldest first, by agreement.</p>}>
          {data.said_of_agreements.map(({ agreement, statements }) => (
            <div>
              <h3>{agreement}</h3>
              <StatementList statements={statements} sources={data.sources} asked={asked} numbers={numbers} />
            </div>
          ))}
        </Section>
      )}
      {data.entered ? <SubjectAttributes {...props} folded /> : null}
      <SubjectEnd data={data} asked={data.entered ? asked : { ...asked, token: null }} numbers={numbers} />
    </>
  );
}

function deck(data: DestinationPage): string {
  const count = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;
  const sentences = data.topics.reduce((n, { practices }) => n + practices.length, 0);
  return `${count(sentences, "sentence")} about treatment, ${count(data.agreements.length, "agreement")} and ${count(data.movements.length, "movement")} in this record. Nothing here means that a person may be sent there.`;
}

function movementWords(data: DestinationPage): string {
  const n = data.movements.length;
  return `${n} ${n === 1 ? "movement" : "movements"} ended there, by this record; oldest first.`;
}

function Treaties({ data, asked, numbers }: PageProps & { numbers: ReadonlyMap<string, number> }) {
  return (
    <Section title="Treaties">
      {data.treaties.length === 0 ? (
        <p class="note">Nothing has been entered about treaties.</p>
      ) : (
        <Grid
          caption="Treaties"
          columns={["Treaty", "Party?", "Since", "How sources compare", "Source"]}
          rows={data.treaties.map(({ treaty, value, date, claim }) => [
            capital(treaty),
            value.replaceAll("_", " "),
            date ?? "",
            <span class={stateClass(claim.relation)}>
              <State verdict={claim.relation} />
            </span>,
            <Cite claim={claim} sources={data.sources} asked={asked} numbers={numbers} />,
          ])}
        />
      )}
    </Section>
  );
}

function capital(text: string): string {
  const words = text.replaceAll("_", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** The country as a table: one claim a row. */
export function destinationTable(data: DestinationPage): Table {
  return subjectTable(data);
}
