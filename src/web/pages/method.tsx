import type { MethodPage } from "../../views/method-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { PeopleKey } from "../parts/count.tsx";
import { Grid } from "../parts/grid.tsx";
import { State, stateClass } from "../parts/marks.tsx";
import { Crumbs, Section } from "../parts/section.tsx";

/** How words become numbers, how numbers are compared, and what each mark means. */
export function Method({ data, asked }: { data: MethodPage; asked: Asked }) {
  return (
    <>
      <Crumbs asked={asked} trail={[{ text: "Board", href: "/" }, { text: "Method" }]} />
      <h1>Method</h1>
      <p class="deck">
        How words become numbers, how numbers are compared, and what each mark means. Every verdict can be followed to
        the claims and to the rule it came from.
      </p>
      <Section title="From source to verdict">
        <div class="prose">
          <p>
            Everything here is a <b>claim</b>: one source gives one value for one property of one thing, at a place that
            can be looked up. Claims are never edited. A new reading supersedes the old one, and both are kept.
          </p>
          <p>
            A claim stands in one of three lanes. <b>Said</b>: what officials, parties and the press say. <b>Flown</b>:
            what tracks and flight accounts show. <b>Recorded</b>: what documents, lists and releases hold. An empty
            lane is a finding too.
          </p>
          <p>
            Claims about the same thing are compared <b>voice by voice</b>. A voice is a speaker and what she said once;
            ten copies of one wire story are one voice. Scope comes first, then the bounds of the numbers, then time
            zones.
          </p>
          <p>
            The value that a page shows is what the largest set of voices that fit together allows. Voices left out are
            listed beside it. The order of sources and the number of copies change nothing. A row’s state is the gravest
            of its people, third-country nationals, dates, route and aircraft that have two voices.
          </p>
        </div>
      </Section>
      <Section
        title="Verdicts"
        notes={<p>A shape, a word and a reason, in that order. Never a colour alone, never a score. Gravest first.</p>}
      >
        <Grid
          caption="Verdicts"
          columns={["Verdict", "Means"]}
          rows={data.verdicts.map(({ verdict, says }) => [
            <span class={stateClass(verdict)}>
              <State verdict={verdict} />
            </span>,
            says,
          ])}
        />
      </Section>
      {data.verdict_rules.length === 0 ? null : (
        <Section title="Rules of a verdict" notes={<p>Tried in this order; the first that fits names the verdict.</p>}>
          <Grid
            caption="Rules of a verdict"
            columns={["Rule", "Says"]}
            rows={data.verdict_rules.map(({ rule, says }) => [<code>{rule}</code>, says])}
          />
        </Section>
      )}
      <Section
        title="Numbers in words"
        notes={<p>A number keeps the words it was written in. Sums add bounds; “at least” never becomes exact.</p>}
      >
        <Grid
          caption="Numbers in words"
          columns={["As written", "Read as", "Never as"]}
          rows={data.counts.map(({ words, read_as: readAs, not }) => [<q>{words}</q>, readAs, not])}
        />
      </Section>
      <Section title="Third-country nationals" notes={<PeopleKey />}>
        <div class="prose">
          <p>
            Own and third-country nationals sit on the same aircraft, so nationality belongs to groups of people, not to
            flights. The number of third-country nationals has two bounds: those known not to be nationals of the
            country that receives them, and everybody except those known to be.
          </p>
          <p>It is taken where people are handed over, and again at the end of the chain when the journey goes on.</p>
        </div>
      </Section>
      <Section title="Two clocks">
        <div class="prose">
          <p>
            <b>As of</b> a day, a page holds only what was public by the end of it. What becomes public later never
            changes that page. <b>Known at</b> an instant, it holds what this record held then. Both are in the address:{" "}
            <code>?as_of=2025-04-01</code>, <code>&known_at=2026-11-24T10:00:00Z</code>.
          </p>
        </div>
      </Section>
      {data.lint_rules.length === 0 ? null : (
        <Section
          title="Findings"
          notes={
            <p>Rules that look for sums that do not add up, days that do not fit, and values that rest on little.</p>
          }
        >
          <Grid
            caption="Rules of the findings"
            columns={["Rule", "Severity", "Says"]}
            rows={data.lint_rules.map(({ id, severity, says }) => [<code>{id}</code>, severity, says])}
          />
        </Section>
      )}
      <Section
        title="Sources"
        notes={<p>The kind of a source decides the lane of its claims, unless an entry says otherwise.</p>}
      >
        <Grid
          caption="Kinds of sources"
          columns={["Kind", "Lane", "What it is"]}
          rows={data.source_kinds.map(({ kind, lane, says }) => [kind.replaceAll("_", " "), lane, says])}
        />
        <Grid
          caption="How much of a source was read"
          columns={["Read", "Means"]}
          rows={data.seen.map(({ seen, says }) => [seen.replaceAll("_", " "), says])}
        />
      </Section>
      <Section title="Attributes" notes={<p>What claims can say of each kind of thing.</p>}>
        <Grid
          caption="Attributes"
          columns={["Of", "Attribute", "Means"]}
          rows={data.attributes.map(({ kind, attribute, says }) => [kind, <code>{attribute}</code>, says])}
        />
      </Section>
    </>
  );
}

/** Every rule and word of the method, one a row. */
export function methodTable(data: MethodPage): Table {
  return {
    columns: ["table", "name", "of", "says"],
    rows: [
      ...data.verdicts.map((row) => ["verdict", row.verdict, null, row.says]),
      ...data.verdict_rules.map((row) => ["verdict rule", row.rule, null, row.says]),
      ...data.lint_rules.map((row) => ["finding rule", row.id, row.severity, row.says]),
      ...data.counts.map((row) => ["number in words", row.words, null, row.read_as]),
      ...data.attributes.map((row) => ["attribute", row.attribute, row.kind, row.says]),
      ...data.source_kinds.map((row) => ["source kind", row.kind, row.lane, row.says]),
      ...data.seen.map((row) => ["read", row.seen, null, row.says]),
    ],
  };
}
