import type { SourceView } from "../../views/shapes.ts";
import { seenKinds } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import { Scrolls } from "./scrolls.tsx";

/** Numbers the sources of a page in the order in which they are first named. */
export function numberSources(ids: Iterable<string>): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const id of ids) if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  return numbers;
}

/** The numbered sources of a page: publisher, title, address, date, and how much of each was read. */
export function SourceTable({
  sources,
  numbers,
  asked,
}: {
  sources: Readonly<Record<string, SourceView>>;
  numbers: ReadonlyMap<string, number>;
  asked: Asked;
}) {
  const listed = [...numbers].flatMap(([id, number]) =>
    sources[id] === undefined ? [] : [{ number, source: sources[id] }],
  );
  return (
    <Scrolls name="Sources of this page">
      <table class="grid srcgrid">
        <caption class="hidden">Sources of this page</caption>
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">Publisher and what it carries</th>
            <th scope="col">Published</th>
            <th scope="col">Read</th>
            <th scope="col">Id</th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ number, source }) => (
            <tr id={`s${number}`}>
              <th scope="row">{number}</th>
              <td>
                <SourceLink source={source} />
                {source.note === null ? null : <p class="fine">{source.note}</p>}
              </td>
              <td>{source.date_text === "" ? "not dated" : source.date_text}</td>
              <td title={(seenKinds as Record<string, string>)[source.seen]}>{source.seen.replaceAll("_", " ")}</td>
              <td>
                <a class="quiet" href={asked.link(`/source/${encodeURIComponent(source.id)}`)}>
                  <code>{source.id}</code>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}

/** A source by its publisher and title, linked to the page it was seen on when its address is one. */
export function SourceLink({ source }: { source: SourceView }) {
  const href = webAddress(source.url);
  const title = source.title === null ? null : <q>{source.title}</q>;
  return (
    <>
      {href === null ? (
        <b class="src">{source.shown}</b>
      ) : (
        <a href={href} rel="noreferrer nofollow">
          {source.shown}
        </a>
      )}
      {title === null ? null : <> {title}</>}
    </>
  );
}

/** The address when it is one of the web (http or https); null for anything else, which is never made a link. */
export function webAddress(url: string | null): string | null {
  if (url === null) return null;
  try {
    return ["http:", "https:"].includes(new URL(url).protocol) ? url : null;
  } catch {
    return null;
  }
}
