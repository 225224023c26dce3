import { TarmacError } from "../views/words.ts";
import type { When } from "../views/shapes.ts";

/** A request as pages see it. */
export type Asked = {
  /** The address without its ending: `/movement/us-sv-2025-03-15-all`. */
  readonly path: string;
  /** The named parts of the address. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly when: When;
  /** ISO day that stands at the head of the page: `as_of`, else today. */
  readonly day: string;
  /** Token for forms that write; null when the page is asked as of a day, or when nothing can be written. */
  readonly token: string | null;
  /** A form that could not be done, as it was sent, with its fault; null on a page that was only asked for. */
  readonly sent: { readonly form: URLSearchParams; readonly fault: FormFault } | null;
  /** An address within Tarmac that keeps the reader's clocks. `change` sets or (null) drops parameters. */
  readonly link: (path: string, change?: Readonly<Record<string, string | null>>) => string;
  /** The address of this page with another ending or other parameters. */
  readonly here: (ending?: "" | ".json" | ".csv", change?: Readonly<Record<string, string | null>>) => string;
};

/** What is wrong with a form: `where` names the field. */
export type FormFault = { readonly where: string; readonly message: string; readonly hint: string | null };

const clocks = ["as_of", "known_at"] as const;

/** Builds what pages see of a request. Throws a TarmacError with code `bad_as_of` or `bad_known_at` when a clock cannot be read. */
export function readAsked(given: {
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  today: string;
  token: string | null;
  sent?: Asked["sent"];
}): Asked {
  const when = readWhen(given.query);
  const link: Asked["link"] = (path, change = {}) => {
    const kept = Object.fromEntries(clocks.flatMap((name) => (when[name] === undefined ? [] : [[name, when[name]]])));
    return address(path, new URLSearchParams(kept), change);
  };
  const here: Asked["here"] = (ending = "", change = {}) => address(given.path + ending, given.query, change);
  return {
    ...given,
    sent: given.sent ?? null,
    when,
    day: when.as_of ?? given.today,
    token: when.as_of === undefined && when.known_at === undefined ? given.token : null,
    link,
    here,
  };
}

/** Reads the two clocks of a query. */
export function readWhen(query: URLSearchParams): When {
  const asOf = query.get("as_of")?.trim() ?? "";
  const knownAt = query.get("known_at")?.trim() ?? "";
  if (asOf !== "" && !isDay(asOf)) {
    throw new TarmacError("bad_as_of", `“${shorten(asOf)}” is not a day.`, {
      where: "as_of",
      hint: "Write the day as year-month-day, for example 2025-02-04.",
    });
  }
  if (knownAt !== "" && !isInstant(knownAt)) {
    throw new TarmacError("bad_known_at", `“${shorten(knownAt)}” is not an instant.`, {
      where: "known_at",
      hint: "Write day, time and zone, for example 2026-11-24T10:00:00Z.",
    });
  }
  return {
    ...(asOf === "" ? {} : { as_of: asOf }),
    ...(knownAt === "" ? {} : { known_at: new Date(knownAt).toISOString() }),
  };
}

/** True for a calendar day that exists, written as ISO 8601. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function isInstant(text: string): boolean {
  const parts = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.exec(text);
  return parts !== null && isDay(String(parts[1])) && !Number.isNaN(Date.parse(text));
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function address(path: string, query: URLSearchParams, change: Readonly<Record<string, string | null>>): string {
  const wanted = new URLSearchParams([...query].filter(([, value]) => value !== ""));
  for (const [name, value] of Object.entries(change)) {
    if (value === null) wanted.delete(name);
    else wanted.set(name, value);
  }
  const text = wanted.toString();
  return text === "" ? path : `${path}?${text}`;
}
