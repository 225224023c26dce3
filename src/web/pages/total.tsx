import type { TotalPage } from "../../views/total-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { Numbers } from "../parts/count.tsx";
import { Grid } from "../parts/grid.tsx";
import { Absent, Mark, State, stateClass } from "../parts/marks.tsx";
import { Pairs, pairsTable, Sums } from "../parts/pairs.tsx";
import { Section } from "../parts/section.tsx";
import { StatementsAbout } from "../parts/statements.tsx";
import { SubjectAttributes, SubjectEnd, SubjectHead, subjectNumbers, subjectTable } from "../parts/subject.tsx";

type PageProps = { readonly data: TotalPage; readonly asked: Asked };

/** One total: what it counts, its number, its parts, and the totals that it could be taken for. */
export function Total({ data, asked }: PageProps) {
  const numbers = subjectNumbers(data);
  const { row } = data;
  return (
    <>
      <SubjectHead
        data={data}
        asked={asked}
        trail={[
          { text: "Board", href: "/" },
          { text: "Totals", href: "/totals" },
        ]}
        summary={<Summary data={data} />}
        deck={row.number === null ? "Nobody gives its number." : <Numbers text={`${row.number.text} ${row.unit}`} />}
      />
      <Section
        title="What it counts"
        notes={<p>Scope comes first: two totals are compared only where all of it is the same.</p>}
      >
        <Scope data={data} />
      </Section>
      <Section
        title="Totals it could be taken for"
        notes={<p>Totals that count the same kind of thing, name the same doing and share a day with this one.</p>}
        wide
      >
        {data.pairs.length === 0 ? (
          <Absent>No other total in this record could be taken for this one.</Absent>
        ) : (
          <Pairs pairs={data.pairs} asked={asked} own={data.id} />
        )}
      </Section>
      <Parts data={data} numbers={numbers} />
      {data.sums.length === 0 ? null : (
        <Section title="Sums" notes={<p>Bounds are added; a round part carries half a unit.</p>}>
          <Sums sums={data.sums} asked={asked} />
        </Section>
      )}
      <SubjectAttributes data={data} asked={asked} numbers={numbers} />
      <StatementsAbout statements={data.statements} sources={data.sources} asked={asked} numbers={numbers} />
      <SubjectEnd data={data} asked={asked} numbers={numbers} />
    </>
  );
}

/** How its own voices stand, then the totals that it contradicts. */
function Summary({ data }: { data: TotalPage }) {
  const apart = data.pairs.filter((pair) => pair.verdict === "contradicts").slice(0, 3);
  return (
    <ul class="sum">
      <li class={stateClass(data.row.told?.verdict ?? "unknown")}>
        <State verdict={data.row.told?.verdict ?? "unknown"} />
        <span>{data.row.told?.reason ?? "Nobody gives its number."}</span>
      </li>
      {apart.map((pair) => (
        <li class={stateClass(pair.verdict)}>
          <State verdict={pair.verdict} />
          <span>{pair.reason}</span>
        </li>
      ))}
    </ul>
  );
}

function Scope({ data: { row, head } }: { data: TotalPage }) {
  const named = (list: readonly string[]): string => (list.length === 0 ? "nothing named" : list.join("; "));
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["Measure", row.measure],
    ["Agency", row.agency],
    ["Included", named(row.includes)],
    ["Left out", named(row.excludes)],
    ["Unit", row.unit],
    ["Period", row.period_text],
    ["Note", head.note === undefined ? undefined : String(head.note)],
  ];
  return (
    <dl class="facts">
      {facts
        .filter(([, text]) => text !== undefined)
        .map(([name, text]) => (
          <>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </>
        ))}
    </dl>
  );
}

function Parts({ data, numbers }: { data: TotalPage; numbers: ReadonlyMap<string, number> }) {
  if (data.parts.length === 0 && data.shares.length === 0) return null;
  const cite = (source: string) => (
    <>
      {data.sources[source]?.shown ?? source}
      {numbers.get(source) === undefined ? null : (
        <>
          {" "}
          <a href={`#s${numbers.get(source)}`}>[{numbers.get(source)}]</a>
        </>
      )}
    </>
  );
  return (
    <Section title="Parts and percentages" notes={<p>A percentage is worked out anew from the parts that are told.</p>}>
      {data.parts.length === 0 ? null : (
        <Grid
          caption="Parts, as each source gives them"
          columns={["Part", "Number", "Source"]}
          rows={data.parts.flatMap(({ source, parts }) => parts.map((part) => [part.of, part.text, cite(source)]))}
          numbers={[1]}
        />
      )}
      {data.shares.length === 0 ? null : (
        <Grid
          caption="Percentages, held against the parts"
          columns={["Percentage of", "As told", "From the parts", "Source"]}
          rows={data.shares.map((share) => [
            share.of.join(" + "),
            `${share.percent} %`,
            share.follows === false ? (
              <span class={stateClass("contradicts")}>
                <Mark name="no" /> {share.text}
              </span>
            ) : (
              share.text
            ),
            cite(share.source),
          ])}
        />
      )}
    </Section>
  );
}

/** The claims of a total as a table, one a row; with `?table=pairs` its pairs. */
export function totalTable(data: TotalPage, asked: Asked): Table {
  return asked.query.get("table") === "pairs" ? pairsTable(data.pairs) : subjectTable(data);
}
