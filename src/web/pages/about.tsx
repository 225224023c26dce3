import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { Crumbs, Section } from "../parts/section.tsx";

/** What the record is, is not, leaves out, and under which licences it stands. The page prints it, and `.json` serves it. */
export const about = {
  is: [
    "An open record of third-country removals: what officials said, what aircraft flew, what documents show, and where these differ.",
    "Made of claims. Each has a source, a place in it, and the words as written; each can be followed from the number on a page.",
    "A history. Nothing is deleted: a changed reading keeps the old one, and any page can be asked as of a day.",
    "A file on the machine that serves it. These pages load nothing from elsewhere and tell nobody what you read.",
  ],
  is_not: [
    "It is not complete. It holds what somebody entered with a source. What is not here may still have happened.",
    "It is not a finding of fact. A verdict says how sources stand to each other, not who is right.",
    "It is not legal advice, and it says of no country that a person may be sent there.",
    "It is not a tracker of people. It shows no live whereabouts.",
  ],
  leaves_out: [
    "Names of people removed, and links to pages that list them.",
    "Words such as labels of gangs as our own: they stand as the speaker’s words, with the speaker.",
    "Quotations of more than 25 words of one source.",
  ],
  licences: [
    { what: "Tarmac, the program", licence: "Apache-2.0" },
    { what: "The example record’s data", licence: "CC BY 4.0" },
    { what: "Entries that stem from plane-alert-db", licence: "Open Database License (ODbL), with its notice" },
    { what: "Outlines on maps", licence: "Natural Earth, public domain, through world-atlas" },
    { what: "Airport positions", licence: "OurAirports, public domain" },
  ],
} as const;

/** What this record is and is not. */
export function About({ data, asked }: { data: typeof about; asked: Asked }) {
  const list = (items: readonly string[]) => (
    <ul class="bullets">
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
  return (
    <>
      <Crumbs asked={asked} trail={[{ text: "Board", href: "/" }, { text: "About this record" }]} />
      <h1>About this record</h1>
      <p class="deck">
        Tarmac sets side by side what was said, flown and recorded about people whom states sent to countries that are
        not their own.
      </p>
      <Section title="What it is">{list(data.is)}</Section>
      <Section title="What it is not">{list(data.is_not)}</Section>
      <Section title="What it leaves out">{list(data.leaves_out)}</Section>
      <Section title="If something is wrong">
        <div class="prose">
          <p>
            Every number names its source. If a source says something else than this record, correct the entry and
            import it again: the old reading stays in the history. <a href={asked.link("/method")}>The method</a> says
            how numbers are compared.
          </p>
        </div>
      </Section>
      <Section title="Around the record">
        <div class="prose">
          <p>
            Officials’ journeys, with what was said and agreed on them, stand under{" "}
            <a href={asked.link("/visits")}>visits</a>.
          </p>
        </div>
      </Section>
      <Section title="Licences">
        <dl class="facts">
          {data.licences.map(({ what, licence }) => (
            <>
              <dt>{what}</dt>
              <dd>{licence}</dd>
            </>
          ))}
        </dl>
      </Section>
    </>
  );
}

/** The page as a table: one sentence a row. */
export function aboutTable(data: typeof about): Table {
  return {
    columns: ["part", "says"],
    rows: [
      ...data.is.map((says) => ["is", says]),
      ...data.is_not.map((says) => ["is not", says]),
      ...data.leaves_out.map((says) => ["leaves out", says]),
      ...data.licences.map(({ what, licence }) => ["licence", `${what}: ${licence}`]),
    ],
  };
}
