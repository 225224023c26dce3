import type { ComponentType } from "preact";
import type { Asked } from "./asked.ts";
import type { Table } from "./csv.ts";
import type { Views } from "./views.ts";

/** One page: where it is, what it asks of the record, and how it is drawn. The same data answers as HTML, JSON and CSV. */
export type Route<Data = unknown> = {
  /** The address; `:name` is a named part. */
  readonly path: string;
  /** The address whose `.json` and `.csv` endings carry the data, when it is not `path` itself (`/movements` for `/`). */
  readonly data?: string;
  /** What stands there, in a sentence; `docs` print it. */
  readonly says: string;
  /** Its word in the header; absent when the header does not link to it. */
  readonly nav?: string;
  /** True when its word stands behind "More": the header has room for eight. */
  readonly more?: true;
  /** Reads the data; null when there is no such thing (404). */
  readonly read: (views: Views, asked: Asked, ending: Ending) => Data | null | Promise<Data | null>;
  /** The title of the window. */
  readonly title: (data: Data) => string;
  readonly page: ComponentType<{ data: Data; asked: Asked }>;
  /** The data as a table, for `.csv`. A page with several tables looks in the address for the one that is asked for. */
  readonly table: (data: Data, asked: Asked) => Table;
  /** Columns of the table that a terminal shows, in their order; absent: the first ones that fit. */
  readonly brief?: readonly string[];
  /** Files of other kinds that the address gives with their ending. */
  readonly files?: Readonly<Partial<Record<FileEnding, RouteFile>>>;
  /** The header word under which this page stands, when it has none of its own ("Board" for a movement). */
  readonly under?: string;
};

/** How a page answers. */
export type Ending = "" | ".json" | ".csv";

/** Endings of files that only some pages have. */
export const fileEndings = [".geojson", ".parquet"] as const;
export type FileEnding = (typeof fileEndings)[number];

/** A file beside a page: its media type, and what it holds (null: there is no such thing, 404). */
export type RouteFile = {
  readonly type: string;
  readonly read: (views: Views, asked: Asked) => Promise<string | Uint8Array | null>;
};

/** Keeps a route's own type of data while it stands in a list with others. */
export function route<Data>(given: Route<Data>): Route {
  return given as unknown as Route;
}

/** The route, named parts and ending that an address asks for; null when there is none. */
export function matchRoute(
  routes: readonly Route[],
  pathname: string,
): { route: Route; params: Record<string, string>; ending: Ending | FileEnding; path: string } | null {
  const ending = (/\.(?:json|csv|geojson|parquet)$/.exec(pathname)?.[0] ?? "") as Ending | FileEnding;
  const path = ending === "" ? pathname : pathname.slice(0, -ending.length);
  for (const candidate of routes) {
    if (isFileEnding(ending) && candidate.files?.[ending] === undefined) continue;
    const params =
      matchPath(candidate.path, path) ?? (candidate.data === undefined ? null : matchPath(candidate.data, path));
    if (params !== null) return { route: candidate, params, ending, path };
  }
  return null;
}

/** True for the ending of a file that only some pages have. */
export function isFileEnding(ending: Ending | FileEnding): ending is FileEnding {
  return (fileEndings as readonly string[]).includes(ending);
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/");
  const parts = path.split("/");
  if (wanted.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of parts.entries()) {
    const name = wanted[i] ?? "";
    if (!name.startsWith(":")) {
      if (name !== part) return null;
    } else {
      const value = decode(part);
      if (value === null || value === "") return null;
      params[name.slice(1)] = value;
    }
  }
  return params;
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
