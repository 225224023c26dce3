import type { AttributeView, SourceView } from "../../views/shapes.ts";
import { printPlace } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { NumberLine } from "../drawings/number-line.tsx";
import { Claims } from "./claim.tsx";
import { LaneRow, LaneTable } from "./lanes.tsx";
import { State, stateClass } from "./marks.tsx";

/** Attributes one a row: verdict and reason, then their claims in three lanes. `about` is the subject, `kind/id`. */
export function AttributeTable({
  caption,
  attributes,
  about,
  sources,
  asked,
  numbers,
}: {
  caption: string;
  attributes: readonly AttributeView[];
  about: string;
  sources: Readonly<Record<string, SourceView>>;
  asked: Asked;
  numbers: ReadonlyMap<string, number>;
}) {
  return (
    <LaneTable kind="attr" caption={caption} first="Attribute, verdict, reason">
      {attributes.map((attribute) => (
        <LaneRow
          state={stateClass(attribute.verdict)}
          head={<AttributeHead attribute={attribute} judge={judgeLink(about, asked, attribute.attribute)} />}
          lanes={(lane) => (
            <Claims
              claims={attribute.claims.filter((claim) => claim.mode === lane)}
              sources={sources}
              asked={asked}
              numbers={numbers}
              words
              absent={absence(attribute, lane)}
            />
          )}
        />
      ))}
    </LaneTable>
  );
}

/** Where a judgement of a subject (`kind/id`) or one of its attributes is written; null where nothing can be written. */
export function judgeLink(about: string, asked: Asked, attribute: string | null = null): string | null {
  const [kind = "", id = ""] = [about.slice(0, about.indexOf("/")), about.slice(about.indexOf("/") + 1)];
  return asked.token === null ? null : asked.link(`/judge/${kind}/${encodeURIComponent(id)}`, { attribute });
}

function AttributeHead({ attribute, judge }: { attribute: AttributeView; judge: string | null }) {
  const derived = attribute.claims.filter((claim) => claim.mode === "derived");
  return (
    <>
      <p class="name">{attribute.label}</p>
      <State
        verdict={attribute.verdict}
        word={attribute.verdict === "one_side_only" ? oneSide(attribute) : undefined}
      />
      {attribute.text === "" || attribute.rule === "listed" || attribute.reason.includes(attribute.text) ? null : (
        <p class="shown">
          Shown: <b>{attribute.text}</b>
        </p>
      )}
      {attribute.reason === "" ? null : <p class="verdict">{attribute.reason}</p>}
      {derived.map((claim) => (
        <p class="verdict">
          Worked out: {claim.text}
          {claim.why === "" ? "" : `, ${claim.why}`}
        </p>
      ))}
      <NumberLine attribute={attribute} />
      {judge === null ? null : (
        <p class="fine judge-link">
          <a href={judge} aria-label={`Judge: ${attribute.label}`}>
            Judge
          </a>
        </p>
      )}
    </>
  );
}

/** "Only said", "Only flown", "Only recorded", when one lane is all there is. */
function oneSide(attribute: AttributeView): string | undefined {
  const modes = new Set(attribute.claims.map((claim) => claim.mode));
  const [only] = modes;
  return modes.size === 1 && only !== "derived" ? `Only ${only}` : undefined;
}

function absence(attribute: AttributeView, lane: "said" | "flown" | "recorded"): string {
  const ofPeople = /^(?:people|third_country|own_nationals|sex|minor|nationality|basis|group)/.test(
    attribute.attribute,
  );
  return lane === "flown" && ofPeople ? "Tracks carry no head count." : "None in this record.";
}

/** The claims of a page as a table, one a row; `first` heads the column that holds the page's id. */
export function claimsTable(
  first: string,
  data: {
    readonly id: string;
    readonly attributes: readonly AttributeView[];
    readonly sources: Readonly<Record<string, SourceView>>;
  },
): Table {
  return {
    columns: [
      first,
      "attribute",
      "label",
      "verdict",
      "rule",
      "reason",
      "shown",
      "claim",
      "mode",
      "modality",
      "relation",
      "why",
      "value",
      "words",
      "said_by",
      "scope",
      "doubt",
      "source",
      "publisher",
      "url",
      "place",
      "public_date",
    ],
    rows: data.attributes.flatMap((attribute) =>
      attribute.claims.map((claim) => [
        data.id,
        attribute.attribute,
        attribute.label,
        attribute.verdict,
        attribute.rule,
        attribute.reason,
        attribute.text,
        claim.id,
        claim.mode,
        claim.modality,
        claim.relation,
        claim.why,
        claim.text,
        claim.words,
        claim.said_by,
        claim.scope,
        claim.doubt,
        claim.source,
        data.sources[claim.source]?.publisher,
        data.sources[claim.source]?.url,
        claim.place === null ? null : printPlace(claim.place),
        claim.public_date,
      ]),
    ),
  };
}
