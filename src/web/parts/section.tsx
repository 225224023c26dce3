import type { ComponentChildren } from "preact";
import type { Asked } from "../asked.ts";
import { AsOfForm } from "./as-of.tsx";
import { Sign } from "./marks.tsx";

type SectionProps = {
  readonly title: string;
  readonly id?: string;
  /** What stands under the side heading: a verdict, a note, a key. */
  readonly notes?: ComponentChildren;
  /** The matter takes the whole width, under the heading. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
};

/** A section of a page: a black rule, a side heading with its notes, then the matter itself. */
export function Section({ title, id, notes, wide = false, children }: SectionProps) {
  const heading = id ?? title.toLowerCase().replace(/[^a-z]+/g, "-");
  return (
    <section class={wide ? "sec sec--wide" : "sec"} aria-labelledby={heading}>
      <div class="sec__head">
        <h2 id={heading}>{title}</h2>
        {notes}
      </div>
      <div class="sec__body">{children}</div>
    </section>
  );
}

/** Where the page stands: links upwards, then its sign, and the day that the reader asks for. */
export function Crumbs({
  asked,
  trail,
  sign,
}: {
  asked: Asked;
  trail: readonly { readonly text: string; readonly href?: string }[];
  sign?: string;
}) {
  return (
    <div class="crumbs">
      <nav aria-label="Where this is">
        <ol>
          {trail.map((step) => (
            <li>{step.href === undefined ? step.text : <a href={asked.link(step.href)}>{step.text}</a>}</li>
          ))}
        </ol>
      </nav>
      {sign === undefined ? null : <Sign id={sign} />}
      <AsOfForm asked={asked} />
    </div>
  );
}
