import type { Asked } from "../asked.ts";
import { Section } from "../parts/section.tsx";

/** The board of a workspace that holds nothing yet: what to do first. */
export function EmptyRecord({ asked }: { asked: Asked }) {
  return (
    <>
      <h1>This record is empty</h1>
      <p class="deck">
        Tarmac shows what was said, flown and recorded about each movement, once somebody has entered it with its
        sources.
      </p>
      <Section title="What to do first">
        <ol class="steps">
          <li>
            <b>See a record that is filled.</b> <code>tarmac init DIR --example</code> makes a workspace with real
            events and their sources; <code>tarmac serve -w DIR</code> shows it.
          </li>
          <li>
            <b>Or enter your own.</b> Write one event in a text file as <code>docs/register.md</code> shows: what
            happened, and what each source says of it.
          </li>
          <li>
            <b>Look before you write.</b> <code>tarmac import FILE --dry-run</code> prints what would be added and every
            mistake, with its line.
          </li>
          <li>
            <b>Import it.</b> <code>tarmac import FILE</code>, then reload this page. Nothing that was imported is ever
            deleted; a changed value keeps the old one.
          </li>
        </ol>
      </Section>
      <p class="note">
        <a href={asked.link("/method")}>How numbers are compared</a> and{" "}
        <a href={asked.link("/about")}>what this record is and is not</a> can be read already.
      </p>
    </>
  );
}
