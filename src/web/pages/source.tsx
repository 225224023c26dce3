import type { SourcePage } from "../../views/source-page.ts";
import type { ClaimView, SourceView } from "../../views/shapes.ts";
import { isReposted, printPlace, seenKinds, sourceKinds, verdictWord } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { Value } from "../parts/claim.tsx";
import { Doubt, Mark, Sign, stateClass } from "../parts/marks.tsx";
import { Pager } from "../parts/pager.tsx";
import { Crumbs, Section } from "../parts/section.tsx";
import { webAddress } from "../parts/sources.tsx";

/** One source: what it is, how much of it was read, what it copies, and every claim that comes from it with how it stands. */
export function Source({ data, asked }: { data: SourcePage; asked: Asked }) {
  return (
    <>
      <Crumbs asked={asked} trail={[{ text: "Sources", href: "/sources" }, { text: data.shown }]} sign={data.id} />
      <h1>{data.title ?? data.shown}</h1>
      {data.title === null ? null : <p class="deck">{data.shown}</p>}
      <Section title="What it is">
        <Facts facts={factsOf(data, asked)} />
      </Section>
      {data.copies.length === 0 ? null : (
        <Section title="Copies of it" notes={<p>Copies of one story are one voice: they never count as two.</p>}>
          <ul class="plain">
            {data.copies.map((copy) => (
              <li>
                <SourcePageLink source={copy} asked={asked} /> · {copy.date_text}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section
        title="What it says"
        notes={
          <p>
            {data.claims} {data.claims === 1 ? "claim" : "claims"} about {data.total}{" "}
            {data.total === 1 ? "thing" : "things"}. The mark says how each stands to the other sources.
          </p>
        }
      >
        {data.subjects.length === 0 ? (
          <p class="absent">
            <span>Nothing in this record rests on it.</span>
          </p>
        ) : (
          data.subjects.map((subject) => <About subject={subject} copied={isReposted(data)} asked={asked} />)
        )}
        <Pager page={data.page} pages={data.pages} asked={asked} />
      </Section>
    </>
  );
}

type Fact = readonly [name: string, value: preact.ComponentChildren | null];

function factsOf(data: SourcePage, asked: Asked): readonly Fact[] {
  const { original } = data;
  const kinds: Readonly<Record<string, { says: string }>> = sourceKinds;
  return [
    ["Publisher", data.publisher],
    ["Published", data.date_text],
    ["Address", data.url === null ? null : <Address url={data.url} />],
    ["Kind", `${data.kind.replaceAll("_", " ")}: ${kinds[data.kind]?.says ?? ""}`],
    ["Read", `${data.seen.replaceAll("_", " ")}: ${(seenKinds as Record<string, string>)[data.seen] ?? ""}`],
    ["Captured", data.captured === null ? null : printDay(data.captured)],
    ["Language", data.language],
    ["Copy of", data.root === null ? data.copy_of : <SourcePageLink source={data.root} asked={asked} />],
    ["Original", original === null ? null : <Original original={original} />],
    ["Weight", data.note],
  ];
}

function Facts({ facts }: { facts: readonly Fact[] }) {
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

/** An address of the web is a link; anything else is only shown. */
function Address({ url }: { url: string }) {
  const href = webAddress(url);
  return href === null ? (
    <code>{url}</code>
  ) : (
    <a href={href} rel="noreferrer nofollow">
      {url}
    </a>
  );
}

function Original({ original }: { original: NonNullable<SourceView["original"]> }) {
  const names = [original.publisher, original.title].filter((part) => part !== null).join(", ");
  return (
    <>
      {names === "" && original.url === null ? "not shown" : names}
      {original.url === null ? null : (
        <>
          {names === "" ? "" : ", "}
          <Address url={original.url} />
        </>
      )}
    </>
  );
}

function SourcePageLink({ source, asked }: { source: SourceView; asked: Asked }) {
  return (
    <>
      <a href={asked.link(`/source/${encodeURIComponent(source.id)}`)}>{source.shown}</a>
      {source.title === null ? null : (
        <>
          {" "}
          <q>{source.title}</q>
        </>
      )}
    </>
  );
}

function About({ subject, copied, asked }: { subject: SourcePage["subjects"][number]; copied: boolean; asked: Asked }) {
  const [kind = "", id = ""] = splitRef(subject.ref);
  return (
    <section class="about">
      <h3>
        <a href={asked.link(`/${kind}/${encodeURIComponent(id)}`)}>{subject.title}</a>{" "}
        <span class="fine">{kind === "callsign" ? "call sign" : kind}</span> <Sign id={id} />
      </h3>
      <ul class="claims">
        {subject.claims.map((claim) => (
          <ClaimLine claim={claim} copied={copied} asked={asked} />
        ))}
      </ul>
    </section>
  );
}

function ClaimLine({ claim, copied, asked }: { claim: ClaimView; copied: boolean; asked: Asked }) {
  const where = [claim.said_by, claim.place === null ? null : printPlace(claim.place)].filter((part) => part !== null);
  return (
    <li class={`claim ${stateClass(claim.relation)}`}>
      <Mark name={claim.relation} />
      <div>
        <span class="hidden">{verdictWord[claim.relation]}: </span>
        <a class="quiet fine" href={asked.link(`/claim/${encodeURIComponent(claim.id)}`)}>
          {claim.attribute.replaceAll("_", " ").replace(":", ", ")}
        </a>
        {": "}
        <span class="val">
          <Value claim={claim} words copied={copied} />
        </span>
        {claim.why === "" ? null : (
          <>
            {" "}
            <span class="why">{claim.why}</span>
          </>
        )}
        {claim.scope === null || claim.why.includes(claim.scope) ? null : <span class="scope">{claim.scope}</span>}
        {claim.doubt === null ? null : (
          <>
            {" "}
            <Doubt why={claim.doubt} />
          </>
        )}
        {where.length === 0 ? null : <cite>{where.join(", ")}</cite>}
      </div>
    </li>
  );
}

function splitRef(ref: string): [kind: string, id: string] {
  const at = ref.indexOf("/");
  return [ref.slice(0, at), ref.slice(at + 1)];
}

/** The claims of a source, one a row. */
export function sourceTable(data: SourcePage): Table {
  return {
    columns: [
      "source",
      "subject",
      "title",
      "claim",
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
      "place",
      "public_date",
    ],
    rows: data.subjects.flatMap((subject) =>
      subject.claims.map((claim) => [
        data.id,
        subject.ref,
        subject.title,
        claim.id,
        claim.attribute,
        claim.mode,
        claim.modality,
        claim.relation,
        claim.why,
        claim.text,
        claim.words,
        claim.said_by,
        claim.scope,
        claim.doubt,
        claim.place === null ? null : printPlace(claim.place),
        claim.public_date,
      ]),
    ),
  };
}
