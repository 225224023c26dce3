import { isRedaction, redactionBegins } from "../model/redaction.ts";
import { askReleases } from "./ask-releases.ts";
import { type CountColumn, spanNumber } from "./removal-columns.ts";
import { releaseFile } from "./removals.ts";
import { sql } from "./sql.ts";
import { filled } from "./sql-text.ts";

/** Which rows of a release are counted or listed. */
export type RemovalFilter = {
  /** Column and the values of which a row must have one, as `countRemovals` gives them: a code, words as written, `not_told`, `redacted`, `said:` and a writing, the first day of a span. */
  readonly values: readonly { readonly column: CountColumn; readonly codes: readonly string[] }[];
  /** First and last day by which the agency counts; null: any. */
  readonly since: string | null;
  readonly until: string | null;
};

/** A condition in SQL with the values that it names. */
export type Where = { readonly sql: string; readonly given: Readonly<Record<string, string>> };

/** The filter as a condition for one release; `true` where nothing is asked. What is redacted is found among the writings of the release first: marks come in more spellings than a pattern of SQL holds. */
export async function whereOf(dir: string, release: string, filter: RemovalFilter): Promise<Where> {
  const marks = new Map<CountColumn, readonly string[]>();
  for (const { column, codes } of filter.values)
    if (codes.includes("redacted")) marks.set(column, await redactedWritings(dir, release, column));
  const given: Record<string, string> = {};
  const put = (value: string): string => {
    const name = `f${Object.keys(given).length}`;
    given[name] = value;
    return `$${name}`;
  };
  const parts = filter.values.map(
    ({ column, codes }) =>
      `(${codes.map((code) => isSql(column, code, { put, marks: marks.get(column) ?? [] })).join(" or ")})`,
  );
  if (filter.since !== null) parts.push(`counted_date >= cast(${put(filter.since)} as date)`);
  if (filter.until !== null) parts.push(`counted_date <= cast(${put(filter.until)} as date)`);
  return { sql: parts.length === 0 ? "true" : parts.join(" and "), given };
}

/** How values are put in, and the redaction marks of the column at hand. */
type Put = { readonly put: (value: string) => string; readonly marks: readonly string[] };

function isSql(column: CountColumn, code: string, { put, marks }: Put): string {
  const { kind, name, sql } = column;
  if (name === "flags") return flagsSql(column, code, put);
  if (kind === "country") return countrySql(name, code, { put, marks });
  if (code === "not_told") return kind === "words" ? `coalesce(trim(${sql}), '') = ''` : `${sql} is null`;
  if (kind === "month" || kind === "week") return `${sql} = ${Number(spanNumber(kind, code))}`;
  if (kind === "day") return `${sql} = cast(${put(code)} as date)`;
  if (kind === "number") return `${sql} = ${Number(code)}`;
  if (kind === "word") return `${sql} = ${put(code)}`;
  return code === "redacted" ? oneOf(sql, marks, put) : `trim(${sql}) = ${put(code)}`;
}

/** Rows that have a flag among others; with `only:` those that have just these; with `none` those without any. */
function flagsSql({ sql }: CountColumn, code: string, put: (value: string) => string): string {
  if (code === "none") return "len(flags) = 0";
  if (!code.startsWith("only:")) return `list_contains(flags, ${put(code)})`;
  return `${sql} = ${put(code.slice("only:".length).replaceAll("+", " "))}`;
}

/** Countries with a code are asked by it; the others by what is written. */
function countrySql(column: string, code: string, { put, marks }: Put): string {
  if (code === "not_told") return `(${column} is null and coalesce(trim(${column}_said), '') = '')`;
  if (code === "redacted") return `(${column} is null and ${oneOf(`${column}_said`, marks, put)})`;
  if (code.startsWith("said:")) return `(${column} is null and trim(${column}_said) = ${put(code.slice(5))})`;
  return `${column} = ${put(code)}`;
}

function oneOf(column: string, texts: readonly string[], put: (value: string) => string): string {
  return texts.length === 0 ? "false" : `${column} in (${texts.map(put).join(", ")})`;
}

/** The texts of a column that only say that the cell is blacked out, as they are written. */
async function redactedWritings(dir: string, release: string, { said, sql: own }: CountColumn): Promise<string[]> {
  const statement = filled(sql(import.meta.url, "distinct-writings"), { column: said ?? own });
  const rows = await askReleases(dir, statement, { file: releaseFile(dir, release), begins: redactionBegins });
  return rows.map(([text]) => String(text)).filter(isRedaction);
}
