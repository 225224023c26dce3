import type { ComponentChildren } from "preact";
import type { Asked } from "../asked.ts";
import { AsOfField } from "./as-of.tsx";

type Chosen = {
  /** The name in the address. */
  readonly name: string;
  readonly label: string;
  readonly choices: readonly { readonly code: string; readonly text: string; readonly count: number }[];
  readonly value: string | null;
};

/** One choice of a filter. What the address asks for stays chosen even when nothing has it. */
export function Choose({ name, label, choices, value }: Chosen) {
  const unknown = value !== null && !choices.some((choice) => choice.code === value);
  return (
    <div class="field">
      <label for={`f-${name}`}>{label}</label>
      <select id={`f-${name}`} name={name}>
        <option value="">All</option>
        {unknown ? (
          <option value={value} selected>
            {value} (0)
          </option>
        ) : null}
        {choices.map((choice) => (
          <option value={choice.code} selected={choice.code === value}>
            {choice.text} ({choice.count})
          </option>
        ))}
      </select>
    </div>
  );
}

/** A list's one GET form: its choices, the reader's day, and what was chosen in words for paper. `path` is the list's address. */
export function FilterForm({
  path,
  chosen,
  asked,
  children,
}: {
  path: string;
  chosen: readonly Chosen[];
  asked: Asked;
  children?: ComponentChildren;
}) {
  const filtered = [...asked.query.keys()].some((name) => name !== "page");
  const told = chosen
    .filter(({ value }) => value !== null)
    .map(
      ({ label, choices, value }) =>
        `${label.toLowerCase()} ${choices.find((choice) => choice.code === value)?.text ?? value}`,
    );
  return (
    <>
      <form class="filters" method="get" action={path}>
        {chosen.map((one) => (
          <Choose {...one} />
        ))}
        {children}
        <AsOfField value={asked.when.as_of ?? ""} />
        {asked.when.known_at === undefined ? null : <input type="hidden" name="known_at" value={asked.when.known_at} />}
        <button class="button" type="submit">
          Show
        </button>
        {filtered ? (
          <a class="clear-filter" href={path}>
            Clear
          </a>
        ) : null}
      </form>
      {told.length === 0 ? null : <p class="print-only note">Shown: {told.join("; ")}.</p>}
    </>
  );
}

/** What stands over a list: how many, and where its data is. `csv` names more tables. */
export function ListBar({
  count,
  one,
  many,
  asked,
  csv = [],
  children,
}: {
  count: number;
  one: string;
  many: string;
  asked: Asked;
  csv?: readonly { readonly text: string; readonly href: string }[];
  /** What else stands beside the count. */
  children?: ComponentChildren;
}) {
  return (
    <div class="bar">
      <p>
        <b>
          {count} {count === 1 ? one : many}
        </b>
        {children}
      </p>
      <ul class="row-links">
        <li>
          <a href={asked.here(".csv", { page: null })}>.csv</a>
        </li>
        {csv.map(({ text, href }) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
        <li>
          <a href={asked.here(".json", { page: null })}>.json</a>
        </li>
      </ul>
    </div>
  );
}

/** A list without rows: a filter that hides them all, or a record that holds none. */
export function NoRows({ what, path, asked }: { what: string; path: string; asked: Asked }) {
  const filtered = [...asked.query.keys()].length > 0;
  return (
    <p class="banner">
      {filtered ? (
        <>
          No {what} fits this filter. <a href={path}>Show all</a>
        </>
      ) : (
        <>
          This record holds no {what} yet. <code>docs/register.md</code> shows how one is typed in, and{" "}
          <code>tarmac import FILE</code> brings it in.
        </>
      )}
    </p>
  );
}
