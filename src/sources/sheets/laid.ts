/**
 * A table of a file, laid out so that DuckDB reads it as it is: UTF-8, LF, `delimiter` between fields, `"` around a field where needed and doubled within, no header line. The first field is the row's
 * place (line of a text file on which it begins, or row of the sheet; from 1), then exactly as many as the header has. No row is longer than limits.record_bytes.
 */
export type LaidTable = {
  /** Null: a text file. */
  readonly sheet: string | null;
  readonly header: { readonly line: number; readonly cells: readonly string[] };
  /** Filled cells of the lines above the header, as text. */
  readonly titles: readonly string[];
  /** The laid-out file in workDir. */
  readonly file: string;
  /** Between the fields of the laid-out file: the text file's own; a comma for sheets. */
  readonly delimiter: string;
  readonly rows: number;
  /** JSON lines `{row, reason, cells}`: rows that have more cells than the header, are too long, or stand at a broken quote. Null when there are none. */
  readonly rejects: { readonly file: string; readonly count: number } | null;
  /** Cells that held a formula: its last value was taken. */
  readonly formulas: number;
};

/** A sheet or text in which no header was found that was looked for. */
export type PassedOver = {
  readonly sheet: string | null;
  readonly line: number;
  readonly reason: string;
  /** Its first filled rows. */
  readonly head: readonly (readonly string[])[];
};

/** A file as it was laid out. */
export type LaidFile = {
  readonly kind: "csv" | "xlsx";
  /** utf-8, utf-16le, utf-16be, windows-1252; null: a workbook. */
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly tables: readonly LaidTable[];
  readonly passed_over: readonly PassedOver[];
  /** What could not be read (a cut gzip, an unclosed quote) or was mended (NUL bytes, bytes that are no UTF-8); null when nothing was. */
  readonly lost: string | null;
  /** Of the file as it lies there, 64 hex digits. */
  readonly sha256: string;
  readonly bytes: number;
};
