import type { ClaimPage } from "../../views/shapes.ts";
import { isReposted, printPlace, seenKinds, verdictWord } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { Doubt, State, stateClass } from "../parts/marks.tsx";
import { Crumbs, Section } from "../parts/section.tsx";
import { SourceLink } from "../parts/sources.tsx";
import { Value } from "../parts/claim.tsx";

/** One claim: its value, the words it was read from, who said it, where it can be read, and how it stands to the others. */
export function ClaimDetail({ data, asked }: { data: ClaimPage; asked: Asked }) {
  const { claim, source_view: source } = data;
  const facts: readonly (readonly [string, preact.ComponentChildren])[] = [
    ["About", <a href={asked.link(`/${data.subject}`)}>{data.title}</a>],
    ["Attribute", data.attribute.replaceAll("_", " ")],
    ["Lane", `${data.mode}${claim.via === null ? "" : `, through the ${claim.via}`}`],
    ["Put as", data.modality],
    ["Said by", data.said_by ?? "the source itself"],
    ["Covers", data.scope ?? "what its subject covers"],
    ["Public by", printDay(data.public_date)],
    ["Note", data.note],
  ];
  return (
    <>
      <Crumbs
        asked={asked}
        trail={[{ text: "Board", href: "/" }, { text: data.title, href: `/${data.subject}` }, { text: "Claim" }]}
        sign={data.id}
      />
      <h1>A claim about {data.title}</h1>
      <Section
        title="What it says"
        notes={
          <span class={stateClass(data.relation)}>
            <State verdict={data.relation} />
          </span>
        }
      >
        <div class={`claim-value ${stateClass(data.relation)}`}>
          <Value claim={data} words copied={isReposted(source)} />
        </div>
        {data.why === "" ? null : <p>{data.why}</p>}
        {data.doubt === null ? null : (
          <p>
            <Doubt why={data.doubt} />
          </p>
        )}
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
      </Section>
      <Section title="Where it can be read">
        <p>
          <SourceLink source={source} />
        </p>
        <dl class="facts">
          <dt>Publisher</dt>
          <dd>{source.publisher}</dd>
          <dt>Published</dt>
          <dd>{source.date_text === "" ? "not dated" : source.date_text}</dd>
          <dt>Place</dt>
          <dd>{data.place === null ? "not noted" : printPlace(data.place)}</dd>
          <dt>Read</dt>
          <dd>
            {source.seen.replaceAll("_", " ")}: {(seenKinds as Record<string, string>)[source.seen] ?? ""}
          </dd>
          {source.copy_of === null ? null : (
            <>
              <dt>Copy of</dt>
              <dd>
                <a href={asked.link(`/source/${encodeURIComponent(source.copy_of)}`)}>
                  <code>{source.copy_of}</code>
                </a>
              </dd>
            </>
          )}
          {source.original === null ? null : (
            <>
              <dt>Original</dt>
              <dd>
                {[source.original.publisher, source.original.title].filter((part) => part !== null).join(", ") ||
                  "not shown"}
              </dd>
            </>
          )}
          {source.note === null ? null : (
            <>
              <dt>Weight</dt>
              <dd>{source.note}</dd>
            </>
          )}
          <dt>Source</dt>
          <dd>
            <a href={asked.link(`/source/${encodeURIComponent(source.id)}`)}>
              <code>{source.id}</code>
            </a>
          </dd>
        </dl>
      </Section>
      <Section
        title="In the record"
        notes={<p>A claim is never edited. A new value in its place supersedes it and both are kept.</p>}
      >
        <dl class="facts">
          <dt>Claim</dt>
          <dd>
            <code>{claim.id}</code>
          </dd>
          <dt>Slot</dt>
          <dd>
            <code>{claim.slot}</code>
          </dd>
          {claim.superseded_by == null ? null : (
            <>
              <dt>Superseded by</dt>
              <dd>
                <a href={asked.link(`/claim/${encodeURIComponent(claim.superseded_by)}`)}>
                  <code>{claim.superseded_by}</code>
                </a>
              </dd>
            </>
          )}
          {claim.ended == null ? null : (
            <>
              <dt>Withdrawn</dt>
              <dd>{claim.ended}</dd>
            </>
          )}
        </dl>
      </Section>
    </>
  );
}

/** The claim as a table of one row. */
export function claimTable(data: ClaimPage): Table {
  return {
    columns: [
      "claim",
      "subject",
      "title",
      "attribute",
      "mode",
      "modality",
      "relation",
      "why",
      "value",
      "words",
      "said_by",
      "scope",
      "doubt",
      "note",
      "source",
      "publisher",
      "url",
      "place",
      "public_date",
    ],
    rows: [
      [
        data.id,
        data.subject,
        data.title,
        data.attribute,
        data.mode,
        data.modality,
        verdictWord[data.relation],
        data.why,
        data.text,
        data.words,
        data.said_by,
        data.scope,
        data.doubt,
        data.note,
        data.source,
        data.source_view.publisher,
        data.source_view.url,
        data.place === null ? null : printPlace(data.place),
        data.public_date,
      ],
    ],
  };
}
