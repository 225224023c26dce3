import type { ComponentChildren } from "preact";
import type { MovementPage, SourceView } from "../../views/shapes.ts";
import type { SubjectPage } from "../../views/subject-page.ts";
import { verdicts } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { AttributeTable, claimsTable, judgeLink } from "./attributes.tsx";
import { Findings, Judgements } from "./findings.tsx";
import { State, stateClass } from "./marks.tsx";
import { Crumbs, Section } from "./section.tsx";
import { numberSources, SourceTable } from "./sources.tsx";

/**
 * The frame of a page about one subject that is no movement. A page sets `<SubjectHead>` first, then its own sections, then `<SubjectAttributes>`,
 * `<StatementsAbout>` (in `statements.tsx`) and `<SubjectEnd>`; `subjectNumbers` numbers the sources for all of them.
 */
export type SubjectProps = {
  readonly data: SubjectPage;
  readonly asked: Asked;
  readonly numbers: ReadonlyMap<string, number>;
};

/** The numbers of a page's sources: those in `first` before the others, in the order in which the page names them. */
export function subjectNumbers(data: SubjectPage, first: Iterable<string> = []): ReadonlyMap<string, number> {
  return numberSources([
    ...first,
    ...data.attributes.flatMap((attribute) => attribute.claims.map((claim) => claim.source)),
    ...data.statements.map((statement) => statement.source),
    ...Object.keys(data.sources),
  ]);
}

/** Crumbs with the form for a day, the title, a line beneath it, and beside it how its sides compare, gravest first. */
export function SubjectHead({
  data,
  asked,
  trail,
  deck,
  summary,
  children,
}: Omit<SubjectProps, "numbers"> & {
  /** The pages above this one. */
  trail: readonly { readonly text: string; readonly href?: string }[];
  deck?: ComponentChildren;
  /** What stands beside the title; `null` for nothing. Absent: the state and the gravest attributes. */
  summary?: ComponentChildren;
  /** More under the deck: links, a note. */
  children?: ComponentChildren;
}) {
  return (
    <>
      <Crumbs asked={asked} trail={[...trail, { text: data.title }]} sign={data.id} />
      <div class="top top--m">
        <div>
          <h1>{data.title}</h1>
          {deck === undefined ? null : <p class="deck">{deck}</p>}
          {children}
        </div>
        {summary === undefined ? <SubjectSummary data={data} /> : summary}
      </div>
    </>
  );
}

/** The state of the whole with its reason, then the gravest attributes, three at most. */
export function SubjectSummary({ data }: { data: SubjectPage }) {
  const grave = data.attributes
    .filter(({ verdict, reason }) => grades.has(verdict) && reason !== "" && !data.state_reason.includes(reason))
    .sort((a, b) => verdicts.indexOf(b.verdict) - verdicts.indexOf(a.verdict))
    .slice(0, 3);
  return (
    <ul class="sum">
      <li class={stateClass(data.state)}>
        <State verdict={data.state} />
        <span>{data.state_reason}</span>
      </li>
      {grave.map((attribute) => (
        <li class={stateClass(attribute.verdict)}>
          <State verdict={attribute.verdict} />
          <span>
            <b>{attribute.label}.</b> {attribute.reason}
          </span>
        </li>
      ))}
    </ul>
  );
}

const grades: ReadonlySet<string> = new Set(["contradicts", "planned_not_done", "different_scope"]);

/** Every attribute with its verdict and claims. `folded` keeps them one click away (open on paper), for pages that already show them in their own way. */
export function SubjectAttributes({ data, asked, numbers, folded = false }: SubjectProps & { folded?: boolean }) {
  if (data.attributes.length === 0) return null;
  const table = (
    <AttributeTable
      caption="Claims by attribute, with verdicts"
      attributes={data.attributes}
      about={data.ref}
      sources={data.sources}
      asked={asked}
      numbers={numbers}
    />
  );
  return (
    <Section title="Every claim, by attribute" wide>
      {folded ? (
        <details class="more">
          <summary>
            {data.attributes.length} {data.attributes.length === 1 ? "attribute" : "attributes"} with each claim, its
            verdict and its reason
          </summary>
          {table}
        </details>
      ) : (
        table
      )}
    </Section>
  );
}

/** What ends every page: findings, judgements with the link to write one, sources, corrections. */
export function SubjectEnd({ data, asked, numbers }: SubjectProps) {
  return (
    <>
      <Findings findings={data.findings_list} sources={data.sources} asked={asked} />
      <Judgements judgements={data.judgements} write={judgeLink(data.ref, asked)} />
      <SourcesOfPage sources={data.sources} numbers={numbers} asked={asked} />
      <Corrections history={data.history} />
    </>
  );
}

/** The numbered sources of a page; nothing when it has none. */
export function SourcesOfPage({
  sources,
  numbers,
  asked,
}: {
  sources: Readonly<Record<string, SourceView>>;
  numbers: ReadonlyMap<string, number>;
  asked: Asked;
}) {
  if (Object.keys(sources).length === 0) return null;
  return (
    <Section
      title="Sources"
      notes={<p>“Mirror” means that a copy on another site was read, so the original wording may differ.</p>}
    >
      <SourceTable sources={sources} numbers={numbers} asked={asked} />
    </Section>
  );
}

/** Claims that no longer stand, with what took their place; nothing when there is none. */
export function Corrections({ history }: { history: MovementPage["history"] }) {
  if (history.length === 0) return null;
  return (
    <Section title="Corrections" notes={<p>Nothing is deleted. A changed reading keeps the old one.</p>}>
      <ol class="log">
        {history.map((entry) => (
          <li>
            <time dateTime={entry.date}>{printDay(entry.date)}</time>
            <span>{entry.text}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** A subject as a table: one claim a row, the first column named for its kind. */
export function subjectTable(data: SubjectPage): Table {
  return claimsTable(data.kind, data);
}
