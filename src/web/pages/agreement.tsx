import type { AgreementPage } from "../../views/agreement-page.ts";
import type { CellView } from "../../views/agreement-cells.ts";
import type { ClaimView } from "../../views/shapes.ts";
import type { Verdict } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { CapBar } from "../drawings/cap-bar.tsx";
import { StageLanes, stageLanes } from "../drawings/stage-lanes.tsx";
import { StageKey, StageSign } from "../drawings/stage-sign.tsx";
import { CellWords, ticksWords } from "../parts/cell.tsx";
import { Cite, Quoted } from "../parts/claim.tsx";
import { Grid } from "../parts/grid.tsx";
import { Links } from "../parts/links.tsx";
import { Doubt, State, stateClass, Tag } from "../parts/marks.tsx";
import { MovementList } from "../parts/movement-list.tsx";
import { Scrolls } from "../parts/scrolls.tsx";
import { Section } from "../parts/section.tsx";
import { StatementList } from "../parts/statements.tsx";
import { SubjectAttributes, SubjectEnd, SubjectHead, subjectNumbers, subjectTable } from "../parts/subject.tsx";

type PageProps = { readonly data: AgreementPage; readonly asked: Asked };
type Numbered = PageProps & { readonly numbers: ReadonlyMap<string, number> };

/** One agreement: a history of stages, each asserted by somebody on a day, with its terms, caps, money and movements. */
export function Agreement({ data, asked }: PageProps) {
  const numbers = subjectNumbers(
    data,
    data.row.stages.map(({ source }) => source),
  );
  const props = { data, asked, numbers };
  return (
    <>
      <SubjectHead
        data={data}
        asked={asked}
        trail={[{ text: "Agreements", href: "/agreements" }]}
        deck={deck(data)}
        summary={<Summary data={data} />}
      >
        {typeof data.head.note === "string" ? <p class="note">{data.head.note}</p> : null}
      </SubjectHead>
      <Stages {...props} />
      <Instrument {...props} />
      <Terms {...props} />
      <Cap {...props} />
      <Money {...props} />
      <Moved {...props} />
      <Statements {...props} />
      {data.visits.length === 0 ? null : (
        <Section title="Visits" notes={<p>Journeys on which it was talked of.</p>}>
          <Links links={data.visits} asked={asked} />
        </Section>
      )}
      {data.others.length === 0 ? null : (
        <Section
          title="Other instruments"
          notes={<p>With the same receiver, each on its own page, and how far each had come.</p>}
        >
          <Links links={data.others} asked={asked} />
        </Section>
      )}
      <SubjectAttributes {...props} folded />
      <SubjectEnd {...props} />
    </>
  );
}

function deck({ row }: AgreementPage): string {
  const parties = row.parties.map(({ text }) => text).join(" and ");
  const stage = row.cells.stage.text;
  return `${parties}. ${stage === "" ? "No stage of it is told." : `${stage.slice(0, 1).toUpperCase()}${stage.slice(1)}.`}`;
}

const summarised = [
  ["stage", "Stage"],
  ["who", "Terms"],
  ["cap", "Cap"],
  ["money", "Money"],
  ["people", "People"],
] as const;

/** Where its cells of the matrix differ and why, then how many sources tell of the others; blank cells are left out. */
function Summary({ data }: { data: AgreementPage }) {
  const cells = summarised.flatMap(([name, label]) => {
    const cell = data.row.cells[name];
    return cell.standing === null ? [] : [{ label, cell, verdict: verdictOf(cell) }];
  });
  if (cells.length === 0) return null;
  return (
    <ul class="sum">
      {cells.map(({ label, cell, verdict }) => (
        <li class={stateClass(verdict)}>
          <State verdict={verdict} word={label} />
          <span>
            {cell.why === "" ? (
              <>
                <CellWords cell={cell} />. {ticksWords(cell)}.
              </>
            ) : (
              sentence(cell.why)
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function verdictOf(cell: CellView): Verdict {
  if (cell.standing === "differs") return "contradicts";
  if (cell.standing === "different_scope") return "different_scope";
  return cell.standing === "same" ? "consistent" : "one_side_only";
}

function Stages({ data, asked, numbers }: Numbered) {
  const { stages } = data.row;
  const lanes = stageLanes(data.row, (source) => data.sources[source]?.shown ?? source);
  return (
    <Section
      title="Stages, by who said so"
      id="stages"
      notes={
        <>
          <p>A stage is a claim with a speaker and a day. Several may stand at once; a later one erases none.</p>
          <StageKey />
        </>
      }
    >
      {stages.length === 0 ? (
        <p class="note">No stage of it was told{asked.when.as_of === undefined ? "." : " by that day."}</p>
      ) : null}
      {lanes.length === 0 ? null : (
        <figure>
          <Scrolls name="Stages by who said so, drawn">
            <StageLanes lanes={lanes} />
          </Scrolls>
        </figure>
      )}
      <ol class="log log--stages">
        {stages.map((stage) => (
          <li>
            <span class="when">{stage.date_text === "" ? "day not told" : stage.date_text}</span>
            <span>
              <svg class="stage-mark" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
                <StageSign stage={stage.stage} x={7} y={7} />
              </svg>{" "}
              <b>{stage.stage.replaceAll("_", " ")}</b>
              {stage.by === null ? "" : `, says ${stage.by}`}
              {stage.modality === "asserted" || stage.modality === stage.stage ? null : (
                <>
                  {" "}
                  <Tag>{stage.modality}</Tag>
                </>
              )}
              {stage.words === null ? null : (
                <>
                  {" "}
                  <Quoted words={stage.words} source={data.sources[stage.source]} />
                </>
              )}
              {stage.note === null ? null : <span class="muted">; {stage.note}</span>} <Doubt why={stage.doubt} />{" "}
              <span class="fine">
                {stage.by === null ? "" : "in "}
                <a href={asked.link(`/claim/${encodeURIComponent(stage.claim)}`)}>
                  {data.sources[stage.source]?.shown ?? stage.source}
                </a>
                {data.sources[stage.source] === undefined ? "" : ` · ${data.sources[stage.source]?.date_text}`}{" "}
                <SourceNumber numbers={numbers} source={stage.source} />
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function SourceNumber({ numbers, source }: { numbers: Numbered["numbers"]; source: string }) {
  const number = numbers.get(source);
  return number === undefined ? null : <a href={`#s${number}`}>[{number}]</a>;
}

const instrumentParts = ["instrument", "instrument_detail", "text_public", "text_where", "legal_basis", "remark"];

function Instrument({ data, asked, numbers }: Numbered) {
  const parts = data.attributes.filter(({ attribute }) => instrumentParts.includes(attribute));
  if (parts.length === 0)
    return (
      <Section title="Instrument and text" id="instrument">
        <p class="note">Nothing has been entered about the instrument or its text.</p>
      </Section>
    );
  const { text } = data.row.cells;
  return (
    <Section
      title="Instrument and text"
      id="instrument"
      notes={
        <p>
          {text.standing === null ? (
            "Whether the text is public has not been entered."
          ) : (
            <>
              Text: <CellWords cell={text} />.
            </>
          )}
        </p>
      }
    >
      <Grid
        caption="Instrument and text"
        columns={["What", "As the sources have it", "How they compare", "Source"]}
        rows={parts.flatMap((part) =>
          part.claims.map((claim, i) => [
            i === 0 ? part.label : <span class="hidden">{part.label}</span>,
            <Written sources={data.sources} claim={claim} />,
            <Relation claim={claim} listed={part.rule === "listed"} />,
            <Cite claim={claim} sources={data.sources} asked={asked} numbers={numbers} />,
          ]),
        )}
      />
    </Section>
  );
}

/** A claim's value with the words as written, its scope and doubt. */
function Written({ claim, phrase, sources }: { claim: ClaimView; phrase?: string; sources: AgreementPage["sources"] }) {
  return (
    <>
      {phrase ?? claim.text}
      {claim.words === null ? null : (
        <>
          {" "}
          <Quoted words={claim.words} source={sources[claim.source]} />
        </>
      )}
      {claim.note === null ? null : <span class="muted"> ({claim.note})</span>} <Doubt why={claim.doubt} />
    </>
  );
}

/** How a claim stands: its verdict, and how it was put when it was not plainly asserted. */
function Relation({ claim, listed = false }: { claim: ClaimView; listed?: boolean }) {
  const put = ["offered", "planned", "denied", "alleged", "warned", "withheld"].includes(claim.modality);
  return (
    <span class={stateClass(put && claim.modality !== "denied" ? "planned_not_done" : claim.relation)}>
      {put && claim.modality !== "denied" ? (
        <State verdict="planned_not_done" word={sentence(claim.modality)} />
      ) : (
        <State
          verdict={listed && claim.relation === "agrees" ? "consistent" : claim.relation}
          word={listed && ["agrees", "consistent"].includes(claim.relation) ? "Side by side" : undefined}
        />
      )}
      {claim.modality === "denied" ? (
        <>
          {" "}
          <Tag>denied</Tag>
        </>
      ) : null}
    </span>
  );
}

function Terms({ data, asked, numbers }: Numbered) {
  return (
    <Section
      title="Terms, as conditions"
      id="terms"
      notes={
        <p>
          Each line is one condition as one source has it. “Never charged” and “not convicted” are two conditions, not
          two wordings.
        </p>
      }
    >
      {data.terms.length === 0 ? (
        <p class="note">No term has been entered.</p>
      ) : (
        <Grid
          caption="Terms, as conditions"
          columns={["Condition on", "As the source has it", "Standing", "Source"]}
          rows={data.terms.map(({ predicate, phrase, claim }) => [
            sentence(predicate),
            <Written sources={data.sources} claim={claim} phrase={phrase} />,
            <Relation claim={claim} listed />,
            <Cite claim={claim} sources={data.sources} asked={asked} numbers={numbers} />,
          ])}
        />
      )}
      {data.terms.length === 0 || data.terms_not_told.length === 0 ? null : (
        <p class="note">
          <span class="np">Not in the record:</span> {data.terms_not_told.join("; ")}.
        </p>
      )}
    </Section>
  );
}

const useWords = {
  within: "Within the cap, by the movements in this record.",
  over: "More than the cap, by the movements in this record.",
  cannot_tell: "Whether it was kept cannot be told: the bounds reach past it.",
} as const;

function Cap({ data, asked, numbers }: Numbered) {
  if (data.caps.length === 0)
    return (
      <Section title="Cap and use" id="cap">
        <p class="note">No cap has been entered.</p>
      </Section>
    );
  const { cap } = data.row.cells;
  return (
    <Section
      title="Cap and use"
      id="cap"
      notes={
        <>
          <span class={stateClass(verdictOf(cap))}>
            <State verdict={verdictOf(cap)} />
          </span>
          {data.cap_use === null ? null : <p>{useWords[data.cap_use]}</p>}
          {cap.why === "" ? null : <p>{cap.why}</p>}
          <p>Use is counted from the movements in this record, each person once. It is not a count by the parties.</p>
        </>
      }
    >
      <Scrolls name="Cap and use, drawn">
        <CapBar caps={data.caps} moved={data.moved} />
      </Scrolls>
      <Grid
        caption="Caps"
        columns={["Cap", "As the source has it", "Standing", "Source"]}
        rows={data.caps.map(({ phrase, claim }) => [
          phrase,
          <Written sources={data.sources} claim={claim} phrase={claim.words === null ? claim.text : ""} />,
          <Relation claim={claim} />,
          <Cite claim={claim} sources={data.sources} asked={asked} numbers={numbers} />,
        ])}
      />
      <p class="note">
        {data.moved === null
          ? "No movement under it is in this record, so that its use is not known from here."
          : `In these movements: ${data.moved.third_country.text} third-country nationals of ${data.moved.people.text} people. ${data.moved.rule}`}
      </p>
    </Section>
  );
}

function Money({ data, asked, numbers }: Numbered) {
  const { money } = data.row.cells;
  if (data.payments.length === 0)
    return (
      <Section title="Money" id="money">
        <p class="note">No payment under it has been entered.</p>
      </Section>
    );
  return (
    <Section
      title="Money"
      id="money"
      notes={
        <>
          <span class={stateClass(verdictOf(money))}>
            <State verdict={verdictOf(money)} />
          </span>
          <p>Never summed: one amount may be part of another.</p>
        </>
      }
    >
      <Grid
        caption="Payments"
        columns={["Amount", "Scope", "For", "Payer → payee", "When", "Source"]}
        rows={data.payments.map((payment) => [
          <a href={asked.link(`/payment/${encodeURIComponent(payment.id)}`)}>
            {payment.published ? <b>{payment.amount}</b> : <span class="np">{payment.amount}</span>}
          </a>,
          <Tag>{(payment.scope ?? "not told").replaceAll("_", " ")}</Tag>,
          <>
            {payment.purpose || payment.title}{" "}
            {payment.doubts.map((why) => (
              <Doubt why={why} />
            ))}
          </>,
          [payment.payer, payment.payee].filter(Boolean).join(" → "),
          payment.paid,
          payment.sources.map((source, i) => (
            <>
              {i === 0 ? "" : "; "}
              {data.sources[source]?.shown ?? source} <SourceNumber numbers={numbers} source={source} />
            </>
          )),
        ])}
      />
    </Section>
  );
}

function Moved({ data, asked }: Numbered) {
  return (
    <Section
      title="Movements under it"
      id="movements"
      notes={
        data.moved === null ? null : (
          <p>
            {data.moved.third_country.text} third-country nationals of {data.moved.people.text} people in these
            movements. {data.moved.rule}
          </p>
        )
      }
    >
      {data.movements.length === 0 ? (
        <p class="note">
          {data.row.stages.some(({ stage }) => stage === "used")
            ? "Sources say that it was used; no movement under it is on the board."
            : "No movement under it is in this record."}
        </p>
      ) : (
        <MovementList rows={data.movements} asked={asked} />
      )}
    </Section>
  );
}

const doubting = new Set(["denied", "warned", "withheld"]);

/** Said for it, or told as so, on the left; against, denied or warned of on the right: what an offer is and what is said to it stand side by side. */
function Statements({ data, asked, numbers }: Numbered) {
  if (data.statements.length === 0) return null;
  const isAgainst = (s: AgreementPage["statements"][number]): boolean =>
    s.position === "against" || (s.position === "none" && doubting.has(s.modality ?? ""));
  const [told, against] = [data.statements.filter((s) => !isAgainst(s)), data.statements.filter(isAgainst)];
  const list = (statements: AgreementPage["statements"]) =>
    statements.length === 0 ? (
      <p class="np">none in this record</p>
    ) : (
      <StatementList statements={statements} sources={data.sources} asked={asked} numbers={numbers} />
    );
  return (
    <Section
      title="Statements"
      notes={
        <p>Side by side, oldest first, each with its speaker. Where one stands is the speaker’s doing, not ours.</p>
      }
    >
      <div class="two stm">
        <div>
          <h3>For it, or telling of it</h3>
          {list(told)}
        </div>
        <div>
          <h3>Against it, denying or warning</h3>
          {list(against)}
        </div>
      </div>
    </Section>
  );
}

/** The agreement as a table: one claim a row. */
export function agreementTable(data: AgreementPage): Table {
  return subjectTable(data);
}
