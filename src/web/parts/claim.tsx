import { isReposted, printPlace, verdictWord } from "../../views/words.ts";
import type { ClaimView, SourceView } from "../../views/shapes.ts";
import type { Asked } from "../asked.ts";
import { printDay } from "../dates.ts";
import { countOf, Numbers } from "./count.tsx";
import { Absent, Doubt, Mark, stateClass } from "./marks.tsx";

/** What claims need around them: the page's sources, and their numbers where the page has a numbered list of them. */
export type ClaimsProps = {
  readonly claims: readonly ClaimView[];
  readonly sources: Readonly<Record<string, SourceView>>;
  readonly asked: Asked;
  /** Source id → its number in the page's list of sources (`[3]`). Absent: no numbers. */
  readonly numbers?: ReadonlyMap<string, number>;
  /** Voices shown at most; the rest are counted and linked to `more`. */
  readonly limit?: number;
  readonly more?: string;
  /** Print the words as written under each value. */
  readonly words?: boolean;
  /** What to say when there is none. */
  readonly absent?: string;
};

/** The claims of one lane: what each voice gives stands together, with who said it, where and when. */
export function Claims({ claims, limit, more, absent, ...rest }: ClaimsProps) {
  if (claims.length === 0) return <Absent>{absent ?? "None in this record."}</Absent>;
  const voices = byVoice(claims);
  const shown = limit === undefined || voices.length <= limit + 1 ? voices : voices.slice(0, limit);
  const left = voices.slice(shown.length).reduce((n, voice) => n + voice.length, 0);
  return (
    <>
      <ul class="claims">
        {shown.map((voice) => (
          <Voice claims={voice} {...rest} />
        ))}
      </ul>
      {left === 0 || more === undefined ? null : (
        <p class="more">
          <a href={more}>
            {left} more {left === 1 ? "claim" : "claims"}
          </a>
        </p>
      )}
    </>
  );
}

/** Claims of one speaker in one source that stand alike. */
function byVoice(claims: readonly ClaimView[]): readonly (readonly ClaimView[])[] {
  const voices = new Map<string, ClaimView[]>();
  for (const claim of claims) {
    const key = JSON.stringify([claim.source, claim.said_by, claim.relation, claim.why, claim.doubt, claim.scope]);
    const voice = voices.get(key);
    if (voice === undefined) voices.set(key, [claim]);
    else voice.push(claim);
  }
  return [...voices.values()];
}

function Voice({ claims, sources, asked, numbers, words = false }: Omit<ClaimsProps, "limit" | "more" | "absent">) {
  const first = claims[0];
  if (first === undefined) return null;
  const source = sources[first.source];
  const reposted = source !== undefined && isReposted(source);
  return (
    <li class={`claim ${stateClass(first.relation)}`}>
      <Mark name={first.relation} />
      <div>
        <span class="hidden">{verdictWord[first.relation]}: </span>
        {claims.map((claim, i) => (
          <span class="val">
            {i === 0 ? null : <span class="and"> · </span>}
            <Value claim={claim} words={words} copied={words && reposted} />
          </span>
        ))}
        {first.why === "" ? null : (
          <>
            {" "}
            <span class="why">{first.why}</span>
          </>
        )}
        {first.scope === null || first.why.includes(first.scope) ? null : <span class="scope">{first.scope}</span>}
        {first.doubt === null ? null : (
          <>
            {" "}
            <Doubt why={first.doubt} />
          </>
        )}
        <Cite claim={first} sources={sources} asked={asked} numbers={numbers} />
      </div>
    </li>
  );
}

/**
 * A claim's value. An exact number stands in our type; any other number stands as written, in the source's. `copied`: the words were read in a re-post, so that they
 * may be another's; they are told without quotation marks.
 */
export function Value({
  claim,
  words = false,
  copied = false,
}: {
  claim: ClaimView;
  words?: boolean;
  copied?: boolean;
}) {
  const count = countOf(claim.value);
  const written = claim.words === null || claim.words.trim() === "" ? null : claim.words;
  if (count !== null && count.as !== "exact" && written !== null) {
    return (
      <>
        <Marked words={written} copied={copied} />
        {words ? <span class="read">{readAs(claim.text)}</span> : null}
      </>
    );
  }
  const text = !words && /^[\d,.]+$/.test(claim.text) ? `${claim.text}${units[claim.attribute] ?? ""}` : claim.text;
  const value = count === null ? text : <Numbers text={text} />;
  if (!words || written === null || written === claim.text) return <>{value}</>;
  return (
    <>
      {value} <Marked words={copied ? `as this copy has it: ${written}` : written} copied={copied} kind="written" />
    </>
  );
}

function Marked({ words, copied, kind }: { words: string; copied: boolean; kind?: string }) {
  return copied ? <span class={kind ? `${kind} copied` : "copied"}>{words}</span> : <q class={kind}>{words}</q>;
}

/** Words as written: in quotation marks where their source was read, without where only a re-post was, which may have other words. */
export function Quoted({ words, source }: { words: string; source: SourceView | undefined }) {
  return <Marked words={words} copied={source !== undefined && isReposted(source)} />;
}

/** "read as at least 41", from a text that may open with the words themselves. */
function readAs(text: string): string {
  const at = text.lastIndexOf("read as ");
  return at === -1 ? `read as ${text}` : text.slice(at);
}

/** What a bare number counts, for places where no heading says it. */
const units: Readonly<Record<string, string>> = {
  people: " people",
  third_country: " third-country",
  own_nationals: " own nationals",
  vessels: " aircraft",
};

/** Who said it, where it can be read, and when that was public. */
export function Cite({
  claim,
  sources,
  asked,
  numbers,
}: {
  claim: ClaimView;
  sources: Readonly<Record<string, SourceView>>;
  asked: Asked;
  numbers: ReadonlyMap<string, number> | undefined;
}) {
  const source = sources[claim.source];
  const shown = source?.shown ?? claim.source;
  const date = source === undefined || source.date_text === "" ? printDay(claim.public_date) : source.date_text;
  const number = numbers?.get(claim.source);
  return (
    <cite>
      {claim.said_by === null ? null : <>{claim.said_by}, in </>}
      <a href={asked.link(`/claim/${encodeURIComponent(claim.id)}`)} data-source>
        {shown}
      </a>
      {" · "}
      {date}
      {claim.place === null ? null : (
        <>
          , <PlaceLink place={claim.place} asked={asked} />
        </>
      )}
      {number === undefined ? null : (
        <>
          {" "}
          <a href={`#s${number}`}>[{number}]</a>
        </>
      )}
    </cite>
  );
}

/** Where in the source; a stretch of a track leads to the legs of that aircraft. */
function PlaceLink({ place, asked }: { place: NonNullable<ClaimView["place"]>; asked: Asked }) {
  if (place.kind !== "track") return <>{printPlace(place)}</>;
  const chosen = { aircraft: place.icao24, month: place.from.slice(0, 7) };
  return <a href={asked.link("/flights", chosen)}>{printPlace(place)}</a>;
}
