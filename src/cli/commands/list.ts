import { TarmacError } from "../../model/tarmac-error.ts";
import { nearest } from "../../sources/register/nearest.ts";
import { closeRecord, openRecord } from "../../store/record.ts";
import type { HeapsPage } from "../../views/removals-flights-page.ts";
import { type Asked, readAsked } from "../../web/asked.ts";
import { type Table, writeCsv } from "../../web/csv.ts";
import type { Route } from "../../web/route.ts";
import { type Call, type Command, type Effects, workspaceOf } from "../command.ts";
import { textTable } from "../text-table.ts";
import { WatchedQuery } from "../watched-query.ts";
import { whenOf, whenOptions } from "../when.ts";

/** `tarmac list KIND`. A list is the page of that name: what the routes answer, as text. */
export const list: Command = {
  name: "list",
  summary:
    "Lists things of a kind, as the page of that name does: movements, sources, aircraft, callsigns, search and the other lists of docs/pages.md. A table for the terminal; with --json the document of the page, a page of rows at a time; with --csv every row and column.",
  arguments: "KIND",
  options: {
    where: {
      type: "string",
      value: "NAME=VALUE",
      multiple: true,
      says: "a filter, as in the page's address; may be given several times",
    },
    ...whenOptions,
    csv: { type: "boolean", says: "every row and column as CSV" },
    columns: { type: "string", value: "NAMES", says: "the columns to print, with commas between" },
    recent: { type: "boolean", says: "legs of the last 24 hours too, which pages leave out" },
    all: { type: "boolean", says: "with --json: all rows in one document, not a page of them" },
  },
  example:
    "tarmac list movements --where destination=SLV --as-of 2025-03-20\ntarmac list movements --where state=contradicts --csv\ntarmac list search --where q=Panama",
  async run(call, effects) {
    const { routes } = await import("../../web/routes.ts");
    const route = routeOf(routes, call.args[0]);
    const { recordViews } = await import("../../web/record-views.ts");
    const record = openRecord(workspaceOf(call), { readOnly: true }, effects);
    try {
      const views = recordViews(record, { recent: call.options.recent === true });
      const asked = askedOf(route, call, effects);
      const whole = !call.options.json || call.options.all === true;
      const data = await route.read(views, asked, whole ? ".csv" : ".json");
      checkFilters(asked.query as WatchedQuery);
      if (call.options.json) effects.out(`${JSON.stringify(data, null, 2)}\n`);
      else printTable(route, route.table(data, asked), call, effects);
      if (call.options.json) tellPages(data as Paged, effects);
      tellLegs(data as OfLegs, effects);
      await tellUnsought(data as OfHeaps, effects);
      return 0;
    } finally {
      closeRecord(record);
    }
  },
};

/** The kinds that can be listed: pages whose address has no named part. */
function routeOf(routes: readonly Route[], kind: string | undefined): Route {
  const named = new Map(
    routes
      .map((route) => [(route.data ?? route.path).slice(1), route] as const)
      .filter(([name]) => !name.includes(":") && name !== ""),
  );
  const known = [...named.keys()];
  if (kind === undefined) throw new TarmacError("usage", "missing: KIND", { hint: `one of: ${known.join(", ")}` });
  const route = named.get(kind);
  if (route) return route;
  const several = known.find((name) => name === `${kind}s`);
  throw new TarmacError("usage", `nothing to list by this name: ${kind}`, {
    hint: several ? `did you mean ${several}?` : nearest(kind, known, "it is one of"),
  });
}

function askedOf(route: Route, call: Call, effects: Effects): Asked {
  const { as_of, known_at } = whenOf(call);
  const given = call.options.where;
  const pairs = (Array.isArray(given) ? given : []).map((pair) => pairOf(String(pair)));
  const clocks = Object.entries({ as_of, known_at }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const query = new WatchedQuery([...pairs, ...clocks]);
  const today = effects.now().toISOString().slice(0, 10);
  return readAsked({ path: route.path, params: {}, query, today, token: null });
}

function pairOf(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1)
    throw new TarmacError("usage", `not a filter: ${text}`, {
      hint: "--where takes NAME=VALUE, such as destination=SLV",
    });
  return [text.slice(0, at), text.slice(at + 1)];
}

/** A filter that the page does not read would silently list everything. */
function checkFilters(query: WatchedQuery): void {
  const known = [...query.names].sort();
  const odd = [...query.keys()].find((name) => !known.includes(name));
  if (odd !== undefined)
    throw new TarmacError("usage", `unknown filter: ${odd}`, { hint: nearest(odd, known, "filters here are") });
}

function printTable(route: Route, table: Table, call: Call, effects: Effects): void {
  const columns = columnsOf(table, call);
  if (call.options.csv) {
    effects.out(writeCsv(columns === undefined ? table : only(table, columns)));
    return;
  }
  const n = table.rows.length;
  if (n > 0) effects.out(textTable(table, effects.width ?? 120, { brief: route.brief, columns }));
  effects.err(
    n === 0
      ? "nothing here, or nothing that fits\n"
      : `${n.toLocaleString("en-US")} ${n === 1 ? "row" : "rows"}; --csv gives every column\n`,
  );
}

function columnsOf(table: Table, call: Call): readonly string[] | undefined {
  if (call.options.columns === undefined) return undefined;
  const names = String(call.options.columns)
    .split(",")
    .map((name) => name.trim());
  const odd = names.find((name) => !table.columns.includes(name));
  if (odd === undefined) return names;
  throw new TarmacError("usage", `unknown column: ${odd}`, { hint: nearest(odd, table.columns, "columns are") });
}

function only(table: Table, columns: readonly string[]): Table {
  const places = columns.map((name) => table.columns.indexOf(name));
  return { columns, rows: table.rows.map((row) => places.map((at) => row[at])) };
}

type OfLegs = { readonly made?: unknown; readonly withheld?: number };

/** Why a list of legs may be shorter than expected: none were made, or the youngest are left out. */
function tellLegs({ made, withheld = 0 }: OfLegs, effects: Effects): void {
  if (made === null) effects.err("no legs were made here: tarmac load positions FILE, then tarmac legs\n");
  if (withheld > 0)
    effects.err(
      `${withheld} ${withheld === 1 ? "leg is" : "legs are"} younger than 24 hours and left out; --recent lists them\n`,
    );
}

type OfHeaps = { readonly unsought?: HeapsPage["unsought"] };

/** What of a list of heaps is not listed, as no flight is looked for. */
async function tellUnsought({ unsought = [] }: OfHeaps, effects: Effects): Promise<void> {
  if (unsought.length === 0) return;
  const { unsoughtSays } = await import("../../views/removals-flights-page.ts");
  const says = unsoughtSays(unsought);
  if (says !== null) effects.err(`${says}\n`);
}

type Paged = { readonly page?: number; readonly pages?: number };

function tellPages({ page, pages }: Paged, effects: Effects): void {
  if (page === undefined || pages === undefined || pages <= 1) return;
  effects.err(`page ${page} of ${pages}: --where page=${page + 1} gives the next, --all every row\n`);
}
