import { recordedCountry } from "../../model/recorded-country.ts";
import { columnWords } from "./column-words.ts";
import { columnNamed } from "./column-map.ts";
import { type MapColumn, mapColumns } from "./map-columns.ts";
import { plainName } from "./plain-name.ts";
import { isBlank, orderTold, readDay } from "./read-day.ts";
import { readPeople } from "./read-number.ts";
import { isRedaction } from "../../model/redaction.ts";
import { shippedMaps } from "./shipped-maps.ts";

/** A table of which a map is to be drafted: its header, and some of its rows. */
export type Sample = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** What the cells of a column look like. */
type Seen = {
  readonly name: string;
  readonly kind: "dates" | "countries" | "numbers" | "texts" | "blacked out" | "nothing";
  readonly order: string;
  readonly examples: readonly string[];
};

/** A map to start from, as YAML: which column may be which of ours, by its name and by what its cells hold. What is not sure says so beside it. */
export function draftMap({ header, rows }: Sample, name: string): string {
  const seen = header.map((column, at) =>
    seenIn(
      column,
      rows.map((row) => row[at] ?? ""),
    ),
  );
  const taken = assign(seen);
  const counts = taken.has("people");
  const countsBy = taken.has("departed_date") || !taken.has("removal_date") ? "departed_date" : "removal_date";
  return `${[
    `# A draft from the names of columns and ${rows.length} rows: check every line. docs/releases.md tells what each means.`,
    `name: ${name}`,
    "says: WHAT THE RELEASE IS",
    "publisher: WHO PUT IT OUT",
    `needs: [${[...taken.values()].map((one) => JSON.stringify(one.name)).join(", ")}]`,
    `row_is: ${counts ? "count" : "person"}   # person, or count where people says how many`,
    `counts_by: ${countsBy}   # the day by which the agency counts: departed_date or removal_date`,
    "year_begins: 1   # the month: 10 for a US fiscal year",
    "columns:",
    ...[...taken].map(([ours, one]) => lineOf(ours, one)),
    ...seen.filter((one) => ![...taken.values()].includes(one)).map((one) => `  # kept as it is: ${toldOf(one)}`),
  ].join("\n")}\n`;
}

function lineOf(ours: MapColumn, one: Seen): string {
  const order = mapColumns[ours] === "day" && one.order !== "" ? `, order: ${one.order.slice(0, 3)}` : "";
  const doubt = one.order.endsWith("?") ? " CELLS DO NOT TELL WHETHER mdy OR dmy." : "";
  return `  ${ours}: {from: ${JSON.stringify(one.name)}${order}, says: "WHAT IT IS"}   # ${toldOf(one)}${doubt}`;
}

function toldOf({ name, kind, examples }: Seen): string {
  const such = examples.length === 0 ? "" : `, such as ${examples.map((text) => JSON.stringify(text)).join(", ")}`;
  return `${JSON.stringify(name)}: ${kind}${such}`;
}

/** Our columns that some column of the table may be: by the names that maps of ours know, then by parts of names, then by what cells hold. */
function assign(seen: readonly Seen[]): ReadonlyMap<MapColumn, Seen> {
  const taken = new Map<MapColumn, Seen>();
  const take = (ours: MapColumn | null | undefined, one: Seen): void => {
    const there = ours === null || ours === undefined || taken.has(ours) || [...taken.values()].includes(one);
    if (!there && fitsKind(ours, one) && plainName(one.name) !== "") taken.set(ours, one);
  };
  for (const one of seen) for (const map of shippedMaps()) take(columnNamed(map, one.name), one);
  for (const one of seen) take(byParts(one.name), one);
  for (const one of seen) if (one.kind === "dates") take("departed_date", one);
  for (const one of seen) if (one.kind === "countries") take("departure_country", one);
  return new Map([...taken].sort(([a], [b]) => columnPlace(a) - columnPlace(b)));
}

function byParts(name: string): MapColumn | undefined {
  const plain = plainName(name);
  return columnWords.find(([, words]) => words.some((word) => plain.includes(word)))?.[0];
}

/** A column whose cells hold something else is none of ours, whatever its name. */
function fitsKind(ours: MapColumn, { kind }: Seen): boolean {
  if (kind === "blacked out" || kind === "nothing") return mapColumns[ours] !== "number";
  if (mapColumns[ours] === "day") return kind === "dates";
  if (mapColumns[ours] === "country") return kind === "countries" || kind === "texts";
  if (mapColumns[ours] === "number" || mapColumns[ours] === "year") return kind === "numbers";
  return true;
}

function columnPlace(name: MapColumn): number {
  return Object.keys(mapColumns).indexOf(name);
}

const shareThatTells = 0.8;

function seenIn(name: string, cells: readonly string[]): Seen {
  const told = cells.map((cell) => cell.trim()).filter((cell) => !isBlank(cell));
  const open = told.filter((cell) => !isRedaction(cell));
  const examples = [...new Set(open)].slice(0, 2).map((text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text));
  const most = (is: (cell: string) => boolean): boolean => open.filter(is).length >= shareThatTells * open.length;
  const kind = kindOf(told.length, open.length, most);
  return { name: name.trim(), kind, order: kind === "dates" ? orderIn(open) : "", examples };
}

function kindOf(told: number, open: number, most: (is: (cell: string) => boolean) => boolean): Seen["kind"] {
  if (told === 0) return "nothing";
  if (open === 0) return "blacked out";
  if (most((cell) => readPeople(cell).value !== null && !/^\d{5}$/.test(cell))) return "numbers";
  if (most((cell) => readDay(cell, { order: "mdy", lastYear: 2099 }).day !== null || /^\d{1,2}[-/.]\d/.test(cell)))
    return "dates";
  return most((cell) => recordedCountry(cell) !== null) ? "countries" : "texts";
}

/** `mdy` or `dmy` as the cells tell; `mdy?` where they leave it open; nothing where months have names or years stand first. */
function orderIn(cells: readonly string[]): string {
  const told = cells.map(orderTold);
  const [mdy, dmy] = [told.filter((one) => one === "mdy").length, told.filter((one) => one === "dmy").length];
  if (mdy + dmy > 0) return dmy > mdy ? "dmy" : "mdy";
  return cells.some((cell) => /^\d{1,2}[-/.]\d{1,2}[-/.]/.test(cell)) ? "mdy?" : "";
}
