import type { MovementPage, SourceView } from "../../views/shapes.ts";
import type { Asked } from "../asked.ts";
import { Section } from "./section.tsx";

type StatementsProps = {
  readonly statements: MovementPage["statements"];
  readonly sources: Readonly<Record<string, SourceView>>;
  readonly asked: Asked;
  readonly numbers: ReadonlyMap<string, number>;
};

/** What was said about the thing of a page, oldest first; nothing when nothing was. */
export function StatementsAbout(props: StatementsProps) {
  if (props.statements.length === 0) return null;
  return (
    <Section title="What was said about it">
      <StatementList {...props} />
    </Section>
  );
}

/** Statements with their speaker, day and source. A quotation stands in the source's type, our account of it beneath. */
export function StatementList({ statements, sources, asked, numbers }: StatementsProps) {
  return (
    <ul class="said-list">
      {statements.map((statement) => (
        <li>
          {statement.quote === null ? (
            <p>{statement.says}</p>
          ) : (
            <>
              <q>{statement.quote}</q>
              <p class="note">{statement.says}</p>
            </>
          )}
          <p class="fine">
            {statement.speaker}
            {statement.role === null ? "" : `, ${statement.role}`} · {statement.date_text} ·{" "}
            <a href={asked.link(`/statement/${encodeURIComponent(statement.id)}`)}>
              {sources[statement.source]?.shown ?? statement.source}
            </a>
            {numbers.get(statement.source) === undefined ? (
              ""
            ) : (
              <>
                {" "}
                <a href={`#s${numbers.get(statement.source)}`}>[{numbers.get(statement.source)}]</a>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
