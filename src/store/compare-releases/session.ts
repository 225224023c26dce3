import type { Duck } from "../duckdb.ts";
import { sql } from "../sql.ts";

/** A row as a query gives it: whole numbers as numbers, dates as text. */
export type Got = Readonly<Record<string, unknown>>;

/** Runs the statements of this folder: `{name}` in them is filled with the text of that mark. */
export type Session = {
  readonly run: (name: string, marks?: Marks) => Promise<void>;
  readonly rows: <Row = Got>(name: string, marks?: Marks) => Promise<Row[]>;
  /** The one row of a query. */
  readonly one: <Row = Got>(name: string, marks?: Marks) => Promise<Row>;
};
type Marks = Readonly<Record<string, string | number>>;

/** A session whose DuckDB can be begun anew. */
export type RenewableSession = Session & {
  /** Goes on with an empty DuckDB: all tables are gone, and all memory that the old one held. */
  readonly renew: () => Promise<void>;
  readonly close: () => void;
};

/** The statements of this folder over a DuckDB that `open` gives, and gives again. */
export async function renewableSession(open: () => Promise<Duck>): Promise<RenewableSession> {
  let duck = await open();
  return {
    ...sessionThrough(() => duck),
    async renew() {
      duck.close();
      duck = await open();
    },
    close: () => duck.close(),
  };
}

/** The statements of this folder over one DuckDB. */
export function sessionOn(duck: Duck): Session {
  return sessionThrough(() => duck);
}

function sessionThrough(duck: () => Duck): Session {
  const rows = async <Row>(name: string, marks: Marks = {}): Promise<Row[]> => {
    const read = await duck().connection.runAndReadAll(filled(name, marks));
    return read.getRowObjectsJS().map(plainRow) as Row[];
  };
  return {
    rows,
    async run(name, marks = {}) {
      await duck().connection.run(filled(name, marks));
    },
    async one<Row>(name: string, marks: Marks = {}) {
      const [first] = await rows<Row>(name, marks);
      if (first === undefined) throw new Error(`no row: ${name}`);
      return first;
    },
  };
}

/** A text as SQL writes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A column's name as SQL writes it. */
export function named(column: string): string {
  return `"${column.replaceAll('"', '""')}"`;
}

function filled(name: string, marks: Marks): string {
  return sql(import.meta.url, name).replace(/\{(\w+)\}/g, (all, key: string) => String(marks[key] ?? all));
}

function plainRow(row: Readonly<Record<string, unknown>>): Got {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === "bigint" ? Number(value) : value instanceof Date ? value.toISOString().slice(0, 10) : value,
    ]),
  );
}
