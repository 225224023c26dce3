import type { ComponentChildren } from "preact";
import type { JudgePage } from "../../views/judge-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { State, stateClass } from "../parts/marks.tsx";
import { Crumbs, Section } from "../parts/section.tsx";

type PageProps = { readonly data: JudgePage; readonly asked: Asked };

/** Where a person writes down what she decides, and why. A fault stands beside its field, and nothing typed is lost. */
export function Judge({ data, asked }: PageProps) {
  const about = data.attribute?.label ?? "the whole";
  return (
    <>
      <Crumbs
        asked={asked}
        trail={[{ text: "Board", href: "/" }, { text: data.title, href: `/${data.ref}` }, { text: "Judge" }]}
      />
      <h1>A judgement: {about}</h1>
      <p class="deck">
        A judgement stands beside the claims, dated and signed, and never changes one. It can be taken back, and both
        stay in the record.
      </p>
      {data.attribute === null ? null : (
        <Section
          title="How it stands"
          notes={
            <span class={stateClass(data.attribute.verdict)}>
              <State verdict={data.attribute.verdict} />
            </span>
          }
        >
          <p>{data.attribute.reason}</p>
        </Section>
      )}
      <Section title="Your judgement">
        {asked.token === null ? (
          <p>
            It can be written on the page of today, where the record may be written.{" "}
            <a href={asked.here("", { as_of: null, known_at: null })}>Show that page</a>
          </p>
        ) : (
          <JudgeForm data={data} asked={asked} />
        )}
      </Section>
      <Section title="About something else">
        <ul class="row-links">
          {data.attribute === null ? null : (
            <li>
              <a href={asked.here("", { attribute: null })}>The whole</a>
            </li>
          )}
          {data.attributes
            .filter((other) => other.attribute !== data.attribute?.attribute)
            .map((other) => (
              <li>
                <a href={asked.here("", { attribute: other.attribute })}>{other.label}</a>
              </li>
            ))}
        </ul>
      </Section>
    </>
  );
}

function JudgeForm({ data, asked }: PageProps) {
  const { sent } = asked;
  const typed = (name: string): string => sent?.form.get(name) ?? "";
  const fault = (name: string): string | null => (sent?.fault.where === name ? faultText(sent.fault) : null);
  return (
    <form class="judge" method="post" action="/do/judge">
      <input type="hidden" name="token" value={asked.token ?? ""} />
      <input type="hidden" name="page" value={asked.here()} />
      <input type="hidden" name="about" value={data.ref} />
      <input type="hidden" name="attribute" value={data.attribute?.attribute ?? ""} />
      {sent === null || fields.has(sent.fault.where) ? null : (
        <p class="error" role="alert">
          {faultText(sent.fault)}
        </p>
      )}
      <Choices legend="What you decide" name="decides" fault={fault("decides")}>
        {data.decisions.map(({ name, says }) => (
          <label>
            <input type="radio" name="decides" value={name} checked={(typed("decides") || firstOf(data)) === name} />{" "}
            <span>
              <b>{name.replaceAll("_", " ")}</b> {says}
            </span>
          </label>
        ))}
      </Choices>
      {data.attribute === null ? null : (
        <Choices legend="Which claims it is about" name="claims" fault={fault("claims")}>
          {data.attribute.claims.map((claim) => (
            <label>
              <input
                type="checkbox"
                name="claims"
                value={claim.id}
                checked={sent?.form.getAll("claims").includes(claim.id) ?? false}
              />{" "}
              <span>
                <b>{claim.text}</b> {claim.said_by === null ? "" : `${claim.said_by}, in `}
                {data.sources[claim.source]?.shown ?? claim.source}, {data.sources[claim.source]?.date_text}
                {claim.scope === null ? "" : ` (${claim.scope})`}
              </span>
            </label>
          ))}
        </Choices>
      )}
      <div class="field">
        <label for="reason">Why, in a sentence that others can check</label>
        <textarea id="reason" name="reason" rows={4} maxLength={5000} {...marked("reason", fault("reason"))}>
          {typed("reason")}
        </textarea>
        <Fault name="reason" text={fault("reason")} />
      </div>
      <div class="field">
        <label for="by">Your name, as it shall stand beside it</label>
        <input id="by" name="by" value={typed("by")} autocomplete="name" {...marked("by", fault("by"))} />
        <Fault name="by" text={fault("by")} />
      </div>
      <p>
        <button class="button" type="submit">
          Write it down
        </button>
      </p>
    </form>
  );
}

function Choices(given: { legend: string; name: string; fault: string | null; children: ComponentChildren }) {
  return (
    <fieldset class="field choices" {...marked(given.name, given.fault)}>
      <legend>{given.legend}</legend>
      {given.children}
      <Fault name={given.name} text={given.fault} />
    </fieldset>
  );
}

function Fault({ name, text }: { name: string; text: string | null }) {
  return text === null ? null : (
    <p class="error" id={`${name}-error`}>
      {text}
    </p>
  );
}

/** A field with a fault says so to screen readers, and the browser goes to it. */
function marked(name: string, fault: string | null) {
  return fault === null ? {} : { "aria-invalid": true, "aria-describedby": `${name}-error`, autofocus: true };
}

const fields = new Set(["decides", "claims", "reason", "by"]);
const firstOf = (data: JudgePage): string => data.decisions[0]?.name ?? "";
const faultText = ({ message, hint }: { message: string; hint: string | null }): string =>
  [message, hint].filter((part) => part !== null).join(": ");

/** The claims that can be judged, one a row. */
export function judgeTable(data: JudgePage): Table {
  return {
    columns: ["about", "attribute", "claim", "value", "relation", "said_by", "source"],
    rows: (data.attribute?.claims ?? []).map((claim) => [
      data.ref,
      claim.attribute,
      claim.id,
      claim.text,
      claim.relation,
      claim.said_by,
      claim.source,
    ]),
  };
}
