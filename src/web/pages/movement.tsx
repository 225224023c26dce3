import type { ComponentChildren } from "preact";
import type { AttributeView } from "../../views/shapes.ts";
import type { Views } from "../views.ts";
import { verdicts } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { ChainMap } from "../drawings/chain-map.tsx";
import { DivisionFigure, isMain, PeopleFigure } from "../drawings/people-figure.tsx";
import { TimelineFigure, timelineOf } from "../drawings/timeline.tsx";
import { AttributeTable, claimsTable, judgeLink } from "../parts/attributes.tsx";
import { PeopleKey, PeopleWords, sharesOf } from "../parts/count.tsx";
import { Findings, Judgements } from "../parts/findings.tsx";
import { MovementLegsSection } from "../parts/movement-legs.tsx";
import { Mark, Sign, State, stateClass } from "../parts/marks.tsx";
import { MovementList } from "../parts/movement-list.tsx";
import { Scrolls } from "../parts/scrolls.tsx";
import { Crumbs, Section } from "../parts/section.tsx";
import { numberSources } from "../parts/sources.tsx";
import { StatementsAbout } from "../parts/statements.tsx";
import { Corrections, SourcesOfPage } from "../parts/subject.tsx";

type MovementPage = NonNullable<ReturnType<Views["movement"]>>;
type PageProps = { readonly data: MovementPage; readonly asked: Asked };
type Numbers = ReadonlyMap<string, number>;

/** One movement: what can be said of it, who was aboard, when and where, and every claim by attribute. */
export function Movement({ data, asked }: PageProps) {
  const numbers = sourceNumbers(data);
  return (
    <>
      <Crumbs asked={asked} trail={[{ text: "Board", href: "/" }, { text: data.title }]} sign={data.id} />
      <div class="top top--m">
        <div>
          <h1>{data.title}</h1>
          <p class="deck">{deck(data)}</p>
          <Links data={data} asked={asked} />
        </div>
        <Summary data={data} />
      </div>
      <Safe data={data} asked={asked} numbers={numbers} />
      <Aboard data={data} numbers={numbers} />
      <When data={data} />
      <Chain data={data} asked={asked} />
      {data.legs === undefined ? null : <MovementLegsSection legs={data.legs} asked={asked} />}
      <Section title="Every claim, by attribute" wide>
        <Attributes data={data} asked={asked} numbers={numbers} />
      </Section>
      <Around data={data} asked={asked} numbers={numbers} />
      <Findings findings={data.findings_list} sources={data.sources} asked={asked} />
      <Judgements judgements={data.judgements} write={judgeLink(`movement/${data.id}`, asked)} />
      <SourcesOfPage sources={data.sources} numbers={numbers} asked={asked} />
      <Corrections history={data.history} />
    </>
  );
}

function sourceNumbers(data: MovementPage): Numbers {
  return numberSources([
    ...data.safe.flatMap((sentence) => sentence.sources),
    ...data.breakdowns.map((division) => division.source),
    ...data.attributes.flatMap((attribute) => attribute.claims.map((claim) => claim.source)),
    ...data.statements.map((statement) => statement.source),
    ...Object.keys(data.sources),
  ]);
}

function deck(data: MovementPage): string {
  const ends =
    data.from === null || data.to === null
      ? ""
      : `${data.from.text} to ${data.to.text}${data.via.length === 0 ? "" : ` by way of ${data.via.map((point) => point.text).join(", ")}`}, `;
  return `${ends}${data.date_text}.`;
}

function Links({ data, asked }: PageProps) {
  const links = (label: string, ids: readonly string[]) =>
    ids.length === 0 ? null : (
      <li>
        {label}{" "}
        {ids.map((id) => (
          <>
            <Sign id={id} href={asked.link(`/movement/${id}`)} />{" "}
          </>
        ))}
      </li>
    );
  const listed = [
    links("Continues", data.after),
    links("Goes on as", data.then),
    links("Part of", data.part_of === null ? [] : [data.part_of]),
    links("Parts:", data.parts),
  ].filter((link) => link !== null);
  return listed.length === 0 ? null : <ul class="ties">{listed}</ul>;
}

/** The state of the row, then the gravest attributes, at most two of one verdict. */
function Summary({ data }: { data: MovementPage }) {
  const grave = data.attributes
    .filter(
      (attribute) =>
        attribute.reason !== "" &&
        attribute.verdict !== "one_side_only" &&
        !data.state_reason.includes(attribute.reason),
    )
    .sort((a, b) => verdicts.indexOf(b.verdict) - verdicts.indexOf(a.verdict));
  const shown = grave
    .filter((attribute, i) => grave.slice(0, i).filter((before) => before.verdict === attribute.verdict).length < 2)
    .slice(0, 4);
  return (
    <ul class="sum">
      <li class={stateClass(data.state)}>
        <State verdict={data.state} />
        <span>{data.state_reason}</span>
      </li>
      {shown.map((attribute) => (
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

function Safe({ data, asked, numbers }: PageProps & { numbers: Numbers }) {
  if (data.safe.length === 0 && data.not_supported.length === 0) return null;
  return (
    <section class={data.safe.length === 0 ? "safe safe--none" : "safe"} aria-labelledby="safe">
      <div>
        <h2 id="safe">A sentence that the record supports, {printDay(asked.day)}</h2>
        {data.safe.length === 0 ? (
          <p class="note">
            The record supports no sentence about this movement yet: its values rest on too little, or on one copy
            alone.
          </p>
        ) : (
          <>
            <blockquote id="safe-text">
              {data.safe.map((sentence, i) => (
                <>
                  {i === 0 ? "" : " "}
                  {sentence.text}
                  {sentence.sources.map((id) =>
                    numbers.get(id) === undefined ? null : (
                      <sup>
                        <a href={`#s${numbers.get(id)}`} aria-label={`Source ${numbers.get(id)}`}>
                          [{numbers.get(id)}]
                        </a>
                      </sup>
                    ),
                  )}
                </>
              ))}
            </blockquote>
            <p class="copy" data-copy={copyText(data)} hidden>
              <button class="button button--quiet" type="button">
                Copy with sources
              </button>
              <span role="status" />
            </p>
          </>
        )}
      </div>
      {data.not_supported.length === 0 ? null : (
        <div>
          <h2>Not supported</h2>
          <ul class="avoid">
            {data.not_supported.map((sentence) => (
              <li>
                <Mark name="no" />
                <span>
                  {quoted(sentence.text)}. {sentence.why}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function quoted(text: string): string {
  return text.startsWith("“") ? text : `“${text}”`;
}

/** The sentences with their sources written out, for a clipboard. */
function copyText(data: MovementPage): string {
  const sources = [...new Set(data.safe.flatMap((sentence) => sentence.sources))].flatMap(
    (id) => data.sources[id] ?? [],
  );
  return `${data.safe.map((sentence) => sentence.text).join(" ")}\n\nSources: ${sources.map((source) => [source.shown, source.date_text, source.url ?? ""].filter((part) => part !== "").join(", ")).join("; ")}`;
}

function Aboard({ data, numbers }: { data: MovementPage; numbers: Numbers }) {
  if (data.people === null && data.breakdowns.length === 0) return null;
  const shares = sharesOf(data);
  const total = shares.third + shares.own + shares.open;
  const main = data.breakdowns.find((division) => isMain(division, total));
  const kinds = (["third", "own", "open"] as const).filter((kind) => shares[kind] > 0);
  return (
    <Section
      title="Who was on board"
      notes={
        <>
          <p>
            Groups carry nationality; flights do not. <PeopleWords row={data} />.
          </p>
          {data.third_country_why === "" ? null : <p class="fine">{data.third_country_why}</p>}
          <PeopleKey only={kinds} />
        </>
      }
    >
      <figure>
        <Scrolls name="People on board, drawn">
          <PeopleFigure page={data} />
        </Scrolls>
        {main === undefined ? null : (
          <figcaption>
            Split as given {credit(main, data, numbers)}: {fits(main) ? main.text : partWords(main)}.
          </figcaption>
        )}
      </figure>
      {data.breakdowns
        .filter((division) => division !== main)
        .map((division, i) => (
          <figure>
            <figcaption class="over">
              <b>{capital(division.name)}</b>: {division.text}
              {division.adds_up ? "" : ", which does not add up"}, {credit(division, data, numbers)}.
            </figcaption>
            <Scrolls name={`Division ${i + 1}, ${division.name}, drawn`}>
              <DivisionFigure division={division} whole={data.people} />
            </Scrolls>
            {fits(division) ? null : <p class="fine">{partWords(division)}</p>}
          </figure>
        ))}
    </Section>
  );
}

function partWords(division: MovementPage["breakdowns"][number]): string {
  return division.parts.map((part) => `${part.count.text} ${part.label}`).join(" + ");
}

/** True when every part's words stand in the drawing. */
function fits(division: MovementPage["breakdowns"][number]): boolean {
  const sum = division.parts.reduce((n, part) => n + part.count.lo, 0);
  return division.parts.every(
    (part) => (part.count.lo / Math.max(1, sum)) * 980 > (part.label.length + part.count.text.length + 1) * 7.2 + 22,
  );
}

function credit(division: MovementPage["breakdowns"][number], data: MovementPage, numbers: Numbers): ComponentChildren {
  const source = data.sources[division.source];
  const number = numbers.get(division.source);
  return (
    <>
      by {division.said_by === null ? "" : `${division.said_by}, in `}
      {source?.shown ?? division.source}
      {source === undefined || source.date_text === "" ? "" : `, ${source.date_text}`}
      {number === undefined ? null : (
        <>
          {" "}
          <a href={`#s${number}`}>[{number}]</a>
        </>
      )}
    </>
  );
}

function When({ data }: { data: MovementPage }) {
  const timeline = timelineOf(data);
  if (timeline === null) return null;
  const departed = data.attributes.find(
    (attribute) => attribute.attribute === "departed" || attribute.attribute === "arrived",
  );
  return (
    <Section
      title={timeline.orders.some((order) => /order/i.test(order.what)) ? "When, against the orders" : "When"}
      notes={
        <>
          {departed === undefined || departed.verdict === "one_side_only" ? null : (
            <>
              <State verdict={departed.verdict} />
              <p>{departed.reason}</p>
            </>
          )}
          <p class="fine">Solid: between hours that are told. Dashed: not observed.</p>
        </>
      }
    >
      <Scrolls name="Times, drawn">
        <TimelineFigure timeline={timeline} />
      </Scrolls>
    </Section>
  );
}

const stopWords = {
  origin: "",
  technical: " technical stop",
  custody: " held here",
  change_of_aircraft: " change of aircraft",
  destination: "",
} as const;
const tagClass = { reported: "seen-tag", "only said": "inf-tag", planned: "inf-tag", "not seen": "inf-tag" } as const;

function Chain({ data, asked }: PageProps) {
  if (data.chain.length === 0) return null;
  return (
    <Section
      title="The chain of stops"
      notes={
        <>
          <p>One movement: people under one custody, counted once. A stop does not end it.</p>
          {data.gap == null ? null : <p>{data.gap}</p>}
          {data.chain_end === null ? null : (
            <p>
              At the chain’s end, {data.chain_end.to}: {data.chain_end.third_country.text} third-country,{" "}
              {data.chain_end.own_nationals.text} own nationals. {data.chain_end.reason}
            </p>
          )}
        </>
      }
    >
      <div class="two">
        <figure>
          <ChainMap chain={data.chain} />
          <figcaption>
            Great circles between the places, not flown paths. Dashed: an end of the leg is only said, planned or not
            seen. Hollow: not reported, or only the country is known.
          </figcaption>
        </figure>
        <ol class="chain">
          {data.chain.map((stop) => (
            <li class={stop.tag === "reported" ? "" : "open"}>
              <p>
                <b>{stop.text.replace(/\s*\([A-Z0-9]{3,4}\)$/, "")}</b>{" "}
                {stop.code === null ? null : <code>{stop.code}</code>}
                {stopWords[stop.role]}
              </p>
              {stop.times.map((time) => (
                <span class="at">{time}</span>
              ))}
              <i class={tagClass[stop.tag]}>{stop.tag}</i>
            </li>
          ))}
        </ol>
      </div>
      {data.chain_pages.length === 0 ? null : (
        <div>
          <h3>Before and after</h3>
          <MovementList rows={data.chain_pages} asked={asked} />
        </div>
      )}
    </Section>
  );
}

/** The attributes that decide a row's state, and those that differ, stand open; the rest, which mostly repeats their claims in part, is one click away. */
function Attributes({ data, asked, numbers }: PageProps & { numbers: Numbers }) {
  const first = data.attributes.filter(isFirst);
  const rest = data.attributes.filter((attribute) => !isFirst(attribute));
  return (
    <>
      <AttributeTable
        caption="Claims by attribute, with verdicts"
        attributes={first}
        about={`movement/${data.id}`}
        sources={data.sources}
        asked={asked}
        numbers={numbers}
      />
      {rest.length === 0 ? null : (
        <details class="more">
          <summary>
            {rest.length} more {rest.length === 1 ? "attribute" : "attributes"}:{" "}
            {rest
              .slice(0, 6)
              .map((attribute) => attribute.label.toLowerCase())
              .join(", ")}
            {rest.length > 6 ? " …" : ""}
          </summary>
          <AttributeTable
            caption="More attributes, with verdicts"
            attributes={rest}
            about={`movement/${data.id}`}
            sources={data.sources}
            asked={asked}
            numbers={numbers}
          />
        </details>
      )}
    </>
  );
}

const alwaysFirst = [
  "people",
  "third_country",
  "own_nationals",
  "date",
  "departed",
  "arrived",
  "route",
  "aircraft",
  "vessels",
  "carrier",
  "funding",
  "described_as",
];

function isFirst(attribute: AttributeView): boolean {
  if (/^(?:nationality|basis|nationalities)/.test(attribute.attribute)) return false;
  return (
    alwaysFirst.includes(attribute.attribute) ||
    attribute.attribute.startsWith("sequence:") ||
    ["contradicts", "planned_not_done"].includes(attribute.verdict)
  );
}

function Around({ data, asked, numbers }: PageProps & { numbers: Numbers }) {
  return (
    <>
      <StatementsAbout statements={data.statements} sources={data.sources} asked={asked} numbers={numbers} />
      {data.agreements.length === 0 ? null : (
        <Section title="Under which agreement">
          <ul class="plain">
            {data.agreements.map((agreement) => (
              <li>
                <a href={asked.link(`/agreement/${encodeURIComponent(agreement.id)}`)}>{agreement.title}</a>{" "}
                <Sign id={agreement.id} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {data.part_pages.length === 0 ? null : (
        <Section
          title="Its parts"
          notes={<p>Several aircraft of one movement. People are counted once, in the whole.</p>}
        >
          <MovementList rows={data.part_pages} asked={asked} />
        </Section>
      )}
      {data.lookalikes.length === 0 ? null : (
        <Section title="Not to be confused with" notes={<p>Other movements that look alike. They are never merged.</p>}>
          <ul class="finds finds--ids">
            {data.lookalikes.map((row) => (
              <li>
                <Sign id={row.id} href={asked.link(`/movement/${row.id}`)} />
                <div>
                  <b>{row.title}</b> · {row.date_text}
                  <br />
                  {row.differs}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The movement as a table: one claim a row. */
export function movementTable(data: MovementPage): Table {
  return claimsTable("movement", data);
}
