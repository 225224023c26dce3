import type { FoundText, FoundThing, SearchFilter, SearchPage } from "../../views/search-page.ts";
import { foundKinds } from "../../views/search-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { readOneOf, readPage, readWords } from "../filters.ts";
import { AsOfField } from "../parts/as-of.tsx";
import { Sign } from "../parts/marks.tsx";
import { Pager } from "../parts/pager.tsx";
import { Section } from "../parts/section.tsx";

/** Reads what is looked for from a query. Throws a TarmacError that names the field. */
export function readSearchFilter(query: URLSearchParams): SearchFilter {
  return { q: readWords(query), kind: readOneOf(query, "kind", foundKinds), page: readPage(query) };
}

/** What holds the words, by kind of thing, with the words marked where they stand. */
export function Search({ data, asked }: { data: SearchPage; asked: Asked }) {
  return (
    <>
      <h1>{data.q === "" ? "Search" : <>Search for “{data.q}”</>}</h1>
      <SearchForm data={data} asked={asked} />
      {data.q === "" ? null : data.total === 0 ? (
        <Nothing data={data} asked={asked} />
      ) : (
        <Found data={data} asked={asked} />
      )}
      <Section title="How it searches">
        <ul class="plain">
          <li>
            It looks at the titles and ids of everything in the record; at the values, words, speakers and notes of
            every claim that stands; and at publisher, title and address of every source.
          </li>
          <li>
            All the words must stand in one text, in any order. Capitals and accents make no difference, and the last
            word may go on: <kbd>deport</kbd> finds “deported”. Quotation marks and signs are left out.
          </li>
          <li>
            The id of a thing, or the first six digits of a claim’s, leads to it. Countries inside claims stand under
            their three letters: <kbd>SLV</kbd>.
          </li>
          <li>
            Claims that were superseded or withdrawn are not found; they stand on the page of their thing, under
            Corrections.
          </li>
        </ul>
      </Section>
    </>
  );
}

function SearchForm({ data, asked }: { data: SearchPage; asked: Asked }) {
  return (
    <form class="filters" method="get" action="/search">
      <div class="field">
        <label for="f-q">Words</label>
        <input id="f-q" name="q" type="search" value={data.q} maxLength={200} />
      </div>
      <div class="field">
        <label for="f-kind">In</label>
        <select id="f-kind" name="kind">
          <option value="">Everything</option>
          {foundKinds.map((kind) => (
            <option value={kind} selected={kind === data.kind}>
              {kindName(kind)}
            </option>
          ))}
        </select>
      </div>
      <AsOfField value={asked.when.as_of ?? ""} />
      {asked.when.known_at === undefined ? null : <input type="hidden" name="known_at" value={asked.when.known_at} />}
      <button class="button" type="submit">
        Search
      </button>
    </form>
  );
}

function Found({ data, asked }: { data: SearchPage; asked: Asked }) {
  const kinds = [...new Set(data.rows.map((row) => row.kind))];
  return (
    <>
      <div class="bar">
        <p>
          <b>
            {data.total} {data.total === 1 ? "thing" : "things"}
          </b>
          {asked.when.as_of === undefined ? "" : `, of what was public on ${printDay(asked.when.as_of)}`}
          {data.limit === null
            ? ""
            : `, among the newest ${data.limit.toLocaleString("en-US")} texts that hold the words: say more words to find the others`}
        </p>
        {data.kinds.length < 2 ? null : (
          <ul class="row-links">
            {data.kinds.map(({ kind, count }) => (
              <li>
                <a
                  href={asked.here("", { kind: kind === data.kind ? null : kind, page: null })}
                  aria-current={kind === data.kind ? "true" : undefined}
                >
                  {kindName(kind)} ({count})
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
      {kinds.map((kind) => (
        <Section title={kindName(kind)}>
          <ul class="found">
            {data.rows
              .filter((row) => row.kind === kind)
              .map((row) => (
                <Thing row={row} asked={asked} />
              ))}
          </ul>
        </Section>
      ))}
      <Pager page={data.page} pages={data.pages} asked={asked} />
    </>
  );
}

function Thing({ row, asked }: { row: FoundThing; asked: Asked }) {
  return (
    <li>
      <p class="name">
        <a href={asked.link(`/${row.kind}/${encodeURIComponent(row.id)}`)}>
          <Marked pieces={row.marked} />
        </a>{" "}
        <Sign id={row.id} />
      </p>
      {row.found.map((text) => (
        <Text text={text} asked={asked} />
      ))}
      {row.more <= 0 ? null : (
        <p class="fine">
          and {row.more} more {row.more === 1 ? "text" : "texts"} about it
        </p>
      )}
    </li>
  );
}

function Marked({ pieces }: { pieces: FoundThing["marked"] }) {
  return <>{pieces.map((piece) => (piece.found ? <mark>{piece.text}</mark> : piece.text))}</>;
}

function Text({ text, asked }: { text: FoundText; asked: Asked }) {
  return (
    <p class="snippet">
      {text.attribute === null ? null : (
        <>
          <a class="quiet" href={asked.link(`/${text.ref}`)}>
            {text.attribute.replaceAll("_", " ")}
          </a>
          :{" "}
        </>
      )}
      <Marked pieces={text.snippet} />
      {text.source === null ? null : <cite> {text.source}</cite>}
    </p>
  );
}

function Nothing({ data, asked }: { data: SearchPage; asked: Asked }) {
  const day = asked.when.as_of;
  return (
    <div class="banner">
      <p>
        No text {day === undefined ? "in this record" : `that was public on ${printDay(day)}`}{" "}
        {data.kind === null ? "" : `about ${kindName(data.kind).toLowerCase()} `}holds all of these words.
      </p>
      <p>{hint(data)}</p>
      {day === undefined && data.kind === null ? null : (
        <p>
          <a href={asked.here("", { as_of: null, kind: null, page: null })}>Search everything, on any day</a>
        </p>
      )}
    </div>
  );
}

function hint({ nowhere, kinds }: SearchPage): string {
  if (kinds.length > 0) return "They stand in texts about other kinds of things: choose “Everything”.";
  if (nowhere.length === 0) return "Each word stands somewhere, but not together: try fewer words.";
  const words = nowhere.map((word) => `“${word}”`).join(", ");
  return `Nowhere: ${words}. Try another spelling, fewer letters, or the name of a country, an aircraft or a publisher.`;
}

const names: Readonly<Record<string, string>> = { aircraft: "Aircraft", callsign: "Call signs" };

function kindName(kind: string): string {
  return names[kind] ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1)}s`;
}

/** What was found, one text a row. */
export function searchTable(data: SearchPage): Table {
  const text = (found: FoundText): string => found.snippet.map((piece) => piece.text).join("");
  return {
    columns: ["kind", "id", "title", "texts", "ref", "attribute", "source", "public_date", "text"],
    rows: data.rows.flatMap((row) => {
      const thing = [row.kind, row.id, row.title, row.texts];
      return row.found.length === 0
        ? [[...thing, row.ref, null, null, null, null]]
        : row.found.map((found) => [
            ...thing,
            found.ref,
            found.attribute,
            found.source,
            found.public_date,
            text(found),
          ]);
    }),
  };
}
