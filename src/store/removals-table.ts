import { renameSync } from "node:fs";
import type { DuckDBAppender } from "@duckdb/node-api";
import { join } from "node:path";
import type { ReleaseManifest, RemovalFlag } from "../model/removal.ts";
import { removalFlags } from "../model/removal.ts";
import { TarmacError } from "../model/tarmac-error.ts";
import { type Duck, openDuck } from "./duckdb.ts";
import { sql } from "./sql.ts";
import { filled, named, quoted } from "./sql-text.ts";

/** Memory that DuckDB may use for a release, in MB; what is more goes to the disk meanwhile. */
const memoryMb = 270;
/** Rows among which doubled ones are looked for at a time. */
const shareRows = 2_000_000;
/** Two would write rows in the order in which each is done with its own. The other core lays out the next file meanwhile. */
const threads = 1;
/** Texts that are read at a time. */
const batchTexts = 50_000;

/** Where one cell of a row comes from: a place among the cells of the file (from 0), a text that all rows share, or nowhere. `pattern`: only its first group. */
export type StagedCell =
  | { readonly at: number; readonly pattern?: string | null }
  | { readonly constant: string }
  | "absent";

/** A table of a file on its way into a release. */
export type StagedTable = {
  readonly file: string;
  readonly sheet: string | null;
  /** The laid-out CSV, or a Parquet file with the names of its columns. */
  readonly source:
    | { readonly csv: string; readonly delimiter: string; readonly width: number }
    | { readonly parquet: string; readonly columns: readonly string[] };
  /** The names above the columns. */
  readonly header: readonly string[];
  /** Cells of ours and of theirs by name, in one order for all tables of the release. */
  readonly cells: Readonly<Record<string, StagedCell>>;
  /** Place of the column that holds the day by which rows are counted; null where none does. */
  readonly dayAt: number | null;
  /** Rows that laying it out had put aside, as lines of JSON; null when none. */
  readonly rejects: string | null;
};

/** How one text is read: `fault` is the sum of `faultNumbers` that hold, 0 for none. */
export type Reading = { readonly value: string | number | null; readonly fault: number };

/** A text, and how many rows have it. */
export type TextTally = readonly [text: string, rows: number];

/** What can be wrong with a cell, as numbers that can be added. */
export const faultNumbers = { impossible: 1, unreadable: 2, redacted: 4, unknown_country: 8 } as const;

/** Columns whose texts are read, each in a table of its own. */
export type ReadColumn =
  | "departed_date"
  | "removal_date"
  | "final_order_date"
  | "apprehension_date"
  | "entry_date"
  | "departure_country"
  | "citizenship_country"
  | "birth_country"
  | "sender_country"
  | "people"
  | "fiscal_year"
  | "birth_year";

/** How the rows of a release are put together from what was staged and read. */
export type RowsAsked = {
  readonly personal: boolean;
  readonly countsBy: "departed_date" | "removal_date";
  readonly yearBegins: number;
  /** Columns that the map alone fills: what they say is not written by the release. */
  readonly constant: readonly string[];
  /** The release has identifiers of persons. */
  readonly identified: boolean;
  /** Columns of text and identifiers of which a cell has blanks at an end. */
  readonly blankEnds: readonly string[];
  /** Marks of redaction that stand in columns of text, by column, as they are written. */
  readonly marks: Readonly<Record<string, readonly string[]>>;
  /** Columns of theirs, each with the staged column from which it is filled. */
  readonly theirs: Readonly<Record<string, string>>;
  readonly today: string;
};

export type Sums = Pick<ReleaseManifest, "rows" | "people" | "rejects" | "flags" | "third_country" | "from" | "to">;

/** The making of a release's tables: its rows are staged, their distinct texts read, and all of it joined. Memory stays the same however many rows there are. */
export class RemovalsTable {
  readonly #duck: Duck;
  readonly #work: string;
  readonly #staged: string[] = [];
  /** Every cell that some table has, in the order in which they are compared. */
  readonly #cells = new Set<string>();
  readonly #kept = new Set<ReadColumn>();
  #rows = 0;

  private constructor(duck: Duck, work: string) {
    this.#duck = duck;
    this.#work = work;
  }

  /** `folders` hold the files that are read and written; `work` is for what goes afterwards. */
  static async open(work: string, folders: readonly string[]): Promise<RemovalsTable> {
    const duck = await openDuck({
      folders: [work, ...folders],
      spillDir: join(work, "spill"),
      memoryMb,
      threads,
      givesBack: true,
      joinsInOrder: true,
    });
    await duck.connection.run(sql(import.meta.url, "removals-tables"));
    const flags = Object.keys(removalFlags);
    const sets = Array.from({ length: 1 << flags.length }, (_, n) => {
      const set = flags.filter((_flag, i) => (n & (1 << i)) !== 0);
      return `(${n}, [${set.map(quoted).join(", ")}]::varchar[])`;
    });
    await duck.connection.run(`insert into flag_set values ${sets.join(", ")}`);
    return new RemovalsTable(duck, work);
  }

  /** Rows that were staged. */
  get rows(): number {
    return this.#rows;
  }

  /** The names of the columns of a Parquet file, and its rows. Throws `broken_parquet` when it is cut or damaged: its index stands at its end. */
  async describeParquet(path: string): Promise<{ readonly columns: readonly string[]; readonly rows: number }> {
    try {
      const read = await this.#duck.connection.runAndReadAll(
        "select column_name from (describe from read_parquet($path))",
        { path },
      );
      const rows = await this.#one(`select count(*)::double from read_parquet(${quoted(path)})`);
      return { columns: read.getRowsJS().map(([name]) => String(name)), rows };
    } catch (cause) {
      throw new TarmacError("broken_parquet", "the Parquet file cannot be read: it is cut or damaged", {
        where: path,
        hint: `nothing of it was loaded (${(cause as Error).message.split("\n")[0]})`,
        cause,
      });
    }
  }

  /** Stages the rows of a table. Gives how many there are, and how many were none: totals and notes. */
  async stage(table: StagedTable, laidRows: number): Promise<{ readonly rows: number; readonly rejects: number }> {
    const number = this.#staged.length;
    const out = join(this.#work, `staged-${number}.parquet`);
    const source = sourceText(table);
    const kept = keptText(table);
    for (const name of Object.keys(table.cells)) this.#cells.add(name);
    const count = await this.#count(
      filled(sql(import.meta.url, "removals-stage"), {
        cells: Object.entries(table.cells)
          .map(([name, cell]) => `${cellText(cell)} as ${named(name)}`)
          .join(", "),
        source,
        kept,
        table: String(number),
        out: quoted(out),
      }),
    );
    await this.#duck.connection.run("insert into laid values ($t, $file, $sheet, $first)", {
      t: number,
      file: table.file,
      sheet: table.sheet,
      first: this.#rows,
    });
    this.#staged.push(out);
    this.#rows += count;
    const footers = laidRows === count ? 0 : await this.#count(footersText(table, source, kept));
    return { rows: count, rejects: footers + (await this.#laidRejects(table)) };
  }

  async #laidRejects({ rejects, file, sheet }: StagedTable): Promise<number> {
    if (rejects === null) return 0;
    const pieces = { file: quoted(file), sheet: textOrNull(sheet), source: quoted(rejects) };
    return this.#count(filled(sql(import.meta.url, "removals-laid-rejects"), pieces));
  }

  /** The distinct texts of a column of what is staged, each with how many rows have it, in batches. Where patterns are given, only those that all of them find. */
  async *distinct(column: string, patterns: readonly string[] = []): AsyncGenerator<readonly TextTally[]> {
    const only = patterns.map((one) => ` and regexp_matches(${named(column)}, ${quoted(one)})`).join("");
    await this.#run("removals-distinct", { column: named(column), only, staged: this.#source() });
    const count = await this.#one("select count(*)::double from distinct_text");
    for (let from = 0; from < count; from += batchTexts) {
      const batch = await this.#duck.connection.runAndReadAll(
        `select text, rows from distinct_text where rowid >= ${from} and rowid < ${from + batchTexts}`,
      );
      yield batch.getRowsJS().map(([text, rows]) => [String(text), Number(rows)]);
    }
    await this.#duck.connection.run("drop table distinct_text");
  }

  /** True when a cell of a column has blanks at an end. They are seldom there, and to cut them off takes longer than all else. */
  async hasBlankEnds(column: string): Promise<boolean> {
    const ends = [...blanks].map((blank) => `suffix(${named(column)}, ${quoted(blank)})`).join(" or ");
    const text = `select coalesce(bool_or(${named(column)} < '!' or ${named(column)} > '~' or ${ends}), false)::double`;
    return (await this.#one(`${text} from ${this.#source()}`)) === 1;
  }

  /** Keeps how texts of a column are read; to be called once at least for each column that the release fills. */
  async keep(column: ReadColumn, readings: readonly (readonly [text: string, Reading])[]): Promise<void> {
    const appender = await this.#duck.connection.createAppender(`${column}_read`);
    const { DuckDBDateValue } = await import("@duckdb/node-api");
    if (!this.#kept.has(column)) readings = [["", nothing], ...readings];
    this.#kept.add(column);
    for (const [text, { value, fault }] of readings) {
      appender.appendVarchar(text);
      if (value === null) appender.appendNull();
      else if (column.endsWith("_date")) appender.appendDate(new DuckDBDateValue(daysOf(String(value))));
      else if (column.endsWith("_country")) appender.appendVarchar(String(value));
      else if (column === "people") appender.appendInteger(Number(value));
      else appender.appendSmallInt(Number(value));
      appender.appendUTinyInt(fault);
      if (column.endsWith("_country")) appendTrimmed(appender, text);
      appender.endRow();
    }
    appender.closeSync();
  }

  /** Answers for every set of countries that stands in a row. Codes are empty where none is told. */
  async answerThird(
    answer: (codes: readonly [citizenship: string, birth: string, departure: string, sender: string]) => {
      readonly answer: string;
      readonly rule: string;
    },
  ): Promise<void> {
    const text = filled(sql(import.meta.url, "removals-third"), { staged: this.#source() });
    await this.#duck.connection.run(`create table third_asked as ${text}`);
    const count = await this.#one("select count(*)::double from third_asked");
    for (let from = 0; from < count; from += batchTexts) {
      const sets = await this.#duck.connection.runAndReadAll(
        `select * from third_asked where rowid >= ${from} and rowid < ${from + batchTexts}`,
      );
      const appender = await this.#duck.connection.createAppender("third_read");
      for (const row of sets.getRowsJS()) {
        const codes = row.map(String) as unknown as [string, string, string, string];
        const { answer: said, rule } = answer(codes);
        for (const word of [...codes, said, rule]) appender.appendVarchar(word);
        appender.endRow();
      }
      appender.closeSync();
    }
  }

  /** Writes `rows.parquet` and `rejects.parquet` into a folder. */
  async write(out: string, asked: RowsAsked): Promise<Sums> {
    const rows = join(out, "rows.parquet");
    const blacked = (column: string): string => blackedText("s", column, asked.marks[column]);
    const pieces = {
      staged: this.#source(),
      person_blacked: blacked("person_id"),
      person_id: plainText(asked, "person_id"),
      same: `hash(${[...this.#cells].map((name) => `s.${named(name)}`).join(", ")})`,
    };
    await this.#findDoubled(asked.identified, pieces);
    await this.#run("removals-rows", { ...pieces, ...rowPieces(asked), out: quoted(rows) });
    await this.#run("removals-rejects", { out: quoted(join(out, "rejects.parquet")) });
    return this.#sums(rows);
  }

  /** Doubled rows are looked for in one share of all hashes after another: memory stays the same however many rows there are. */
  async #findDoubled(identified: boolean, pieces: Readonly<Record<string, string>>): Promise<void> {
    const shares = Math.max(1, Math.ceil(this.#rows / shareRows));
    for (let share = 0; share < shares; share += 1) {
      const part = { ...pieces, shares: String(shares), share: String(share) };
      if (identified) await this.#run("removals-doubled-person", part);
      await this.#run("removals-doubled-row", part);
    }
  }

  async #sums(rows: string): Promise<Sums> {
    const from = { rows: quoted(rows) };
    const read = await this.#duck.connection.runAndReadAll(filled(sql(import.meta.url, "removals-sums"), from));
    const sums = read.getRowObjectsJS()[0] as Readonly<Record<string, unknown>>;
    if (sums.in_order !== true) await this.#putInOrder(rows);
    return {
      rows: Number(sums.rows),
      people: Number(sums.people),
      rejects: await this.#one("select count(*)::double from reject"),
      flags: (await this.#tally("removals-flags", from)) as Partial<Record<RemovalFlag, number>>,
      third_country: { yes: Number(sums.yes), no: Number(sums.no), cannot_tell: Number(sums.cannot_tell) },
      from: sums.from_day as string | null,
      to: sums.to_day as string | null,
    };
  }

  /** Rows follow one another as they were staged; where a database should think otherwise they are sorted. */
  async #putInOrder(rows: string): Promise<void> {
    const sorted = join(this.#work, "sorted.parquet");
    await this.#run("removals-in-order", { rows: quoted(rows), out: quoted(sorted) });
    renameSync(sorted, rows);
  }

  close(): void {
    this.#duck.close();
  }

  #source(): string {
    return `read_parquet([${this.#staged.map(quoted).join(", ")}], union_by_name = true, file_row_number = true)`;
  }

  async #run(statement: string, pieces: Readonly<Record<string, string>>): Promise<void> {
    await this.#duck.connection.run(filled(sql(import.meta.url, statement), pieces));
  }

  async #count(text: string): Promise<number> {
    return Number((await this.#duck.connection.run(text)).rowsChanged);
  }

  async #one(text: string): Promise<number> {
    return Number((await this.#duck.connection.runAndReadAll(text)).getRowsJS()[0]?.[0] ?? 0);
  }

  async #tally(statement: string, pieces: Readonly<Record<string, string>>): Promise<Record<string, number>> {
    const read = await this.#duck.connection.runAndReadAll(filled(sql(import.meta.url, statement), pieces));
    return Object.fromEntries(read.getRowsJS().map(([word, n]) => [String(word), Number(n)]));
  }
}

const rawCell = (at: number): string => `c${at}`;
/** A raw cell without blanks at its ends; null where nothing is left. */
const trimmed = (at: number): string => withoutBlanks(rawCell(at));
const blanks = " \t\r\n\u00a0\u200b\ufeff";
const blankSigns = quoted(blanks);

function withoutBlanks(text: string): string {
  return `nullif(trim(${text}, ${blankSigns}), '')`;
}

function cellText(cell: StagedCell): string {
  if (cell === "absent") return "cast(null as varchar)";
  if ("constant" in cell) return quoted(cell.constant);
  if (!cell.pattern) return rawCell(cell.at);
  return `nullif(regexp_extract(${trimmed(cell.at)}, ${quoted(cell.pattern)}, 1), '')`;
}

function sourceText({ source }: StagedTable): string {
  if ("csv" in source) {
    const columns = ["place", ...Array.from({ length: source.width }, (_, at) => rawCell(at))];
    const types = columns.map((name) => `${name}: 'varchar'`).join(", ");
    return `read_csv(${quoted(source.csv)}, auto_detect = false, header = false, delim = ${quoted(source.delimiter)}, quote = '"', escape = '"', new_line = '\\n', nullstr = '', columns = {${types}}, buffer_size = 4194304, max_line_size = 2097152)`;
  }
  const cells = source.columns.map((name, at) => `cast(${named(name)} as varchar) as ${rawCell(at)}`);
  return `(select file_row_number + 1 as place, ${cells.join(", ")} from read_parquet(${quoted(source.parquet)}, file_row_number = true))`;
}

/** How a total under a table begins. */
const totals = "^(?i:(grand |sub[- ]?)?totals?|sum|overall)\\b";

/** Which rows are rows. A day in the column of days is enough; a row without one may be a total or a note. */
function keptText({ header, dayAt }: StagedTable): string {
  const places = header.map((_, at) => at);
  const some = `(${places.map((at) => `cast(${rawCell(at)} is not null as integer)`).join(" + ")}) > 1 and not ${totalText(places)}`;
  if (dayAt === null) return `(${some})`;
  const day = rawCell(dayAt);
  return `(coalesce(${day} >= '0' and ${day} < ':', false) or (${some}))`;
}

function totalText(places: readonly number[]): string {
  const few = Math.max(2, Math.ceil(places.length / 2));
  const told = places.map((at) => `cast(${rawCell(at)} is not null as integer)`).join(" + ");
  return `(coalesce(regexp_matches(coalesce(${places.map(trimmed).join(", ")}), ${quoted(totals)}), false) and (${told}) <= ${few})`;
}

function footersText(table: StagedTable, source: string, kept: string): string {
  const places = table.header.map((_, at) => at);
  return filled(sql(import.meta.url, "removals-footers"), {
    file: quoted(table.file),
    sheet: textOrNull(table.sheet),
    total: totalText(places),
    cells: `[${places.map((at) => rawCell(at)).join(", ")}]`,
    source,
    kept,
  });
}

function textOrNull(text: string | null): string {
  return text === null ? "null" : quoted(text);
}

/** Whether a cell of text is blacked out. A release has few spellings of that. */
function blackedText(table: string, column: string, marks: readonly string[] | undefined): string {
  if (!marks || marks.length === 0) return "false";
  return `coalesce(${table}.${named(column)} in (${marks.map(quoted).join(", ")}), false)`;
}

/** A staged cell of text, without blanks at its ends. */
function plainText({ blankEnds }: RowsAsked, column: string): string {
  return blankEnds.includes(column) ? withoutBlanks(`s.${column}`) : `s.${column}`;
}

function rowPieces(asked: RowsAsked): Record<string, string> {
  const { marks, theirs, yearBegins } = asked;
  const texts = Object.keys(marks).filter((column) => !["person_id", "operation_id"].includes(column));
  const said = (column: string): string =>
    asked.constant.includes(column) ? "cast(null as varchar)" : `${column}_text`;
  const begins = yearBegins === 1 ? "0" : `case when month(counted_date) >= ${yearBegins} then 1 else 0 end`;
  return {
    people: asked.personal ? "case when people_text is null then 1 else people_value end" : "people_value",
    counted: asked.countsBy,
    fiscal_year: `year(counted_date) + ${begins}`,
    identified: String(asked.identified),
    today: `date ${quoted(asked.today)}`,
    operation_id: plainText(asked, "operation_id"),
    texts: textColumns.map((column) => `${plainText(asked, column)} as ${column}`).join(", "),
    operation_blacked: blackedText("s", "operation_id", marks.operation_id),
    text_blacked:
      texts.length === 0 ? "false" : texts.map((column) => blackedText("s", column, marks[column])).join(" or "),
    departure_country_said: said("departure_country"),
    citizenship_country_said: said("citizenship_country"),
    birth_country_said: said("birth_country"),
    sender_country_said: said("sender_country"),
    theirs: Object.entries(theirs)
      .map(([name, from]) => `s.${named(from)} as ${named(name)}, `)
      .join(""),
    theirs_out: Object.keys(theirs)
      .map((name) => `, ${named(name)}`)
      .join(""),
  };
}

/** Columns that are kept as they are written, in the order of a row. */
const textColumns = [
  "departure_port",
  "gender",
  "area",
  "case_status",
  "case_category",
  "disposition",
  "program",
  "criminality",
  "threat_level",
] as const;

const nothing: Reading = { value: null, fault: 0 };

function appendTrimmed(appender: DuckDBAppender, text: string): void {
  const said = text.trim();
  if (said === "") appender.appendNull();
  else appender.appendVarchar(said);
}

function daysOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}
