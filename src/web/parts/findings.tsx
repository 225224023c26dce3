import type { FindingView, JudgementView, SourceView } from "../../views/shapes.ts";
import type { Asked } from "../asked.ts";
import { printDay } from "../dates.ts";
import { Tag } from "./marks.tsx";
import { NamedText } from "./named-text.tsx";
import { Section } from "./section.tsx";

/** What the rules found, each with its severity and rule. Nothing when there is none. */
export function Findings({
  findings,
  sources,
  asked,
}: {
  findings: readonly FindingView[];
  sources: Readonly<Record<string, SourceView>>;
  asked: Asked;
}) {
  if (findings.length === 0) return null;
  return (
    <Section title="Findings" notes={<p>What the rules notice about these claims. A finding changes no number.</p>}>
      <ul class="finds">
        {findings.map((finding) => (
          <li>
            <span>
              <Tag>{finding.severity}</Tag>
            </span>
            <div>
              <b>{finding.title}</b>
              <br />
              <NamedText text={finding.text} nameOf={(id) => sources[id]?.shown} asked={asked} />{" "}
              <code class="fine">{finding.rule}</code>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What people decided or remarked, signed and dated; where it can be written, a link to the form. Nothing when there is neither. */
export function Judgements({ judgements, write }: { judgements: readonly JudgementView[]; write?: string | null }) {
  if (judgements.length === 0 && !write) return null;
  return (
    <Section title="Judgements" notes={<p>A person’s decision stands beside the claims and never changes one.</p>}>
      {write ? (
        <p class="row-links judge-link">
          <a href={write}>Write a judgement</a>
        </p>
      ) : null}
      <ol class="log">
        {judgements.map((judgement) => (
          <li>
            <time dateTime={judgement.at}>{printDay(judgement.at)}</time>
            <span>
              <Tag>{judgement.decides}</Tag> {judgement.reason}{" "}
              <span class="fine">
                {judgement.by}
                {judgement.attribute === null ? "" : `, on ${judgement.attribute.replaceAll("_", " ")}`}
                {judgement.revoked_at === null ? "" : `; revoked ${printDay(judgement.revoked_at)}`}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
