/** The most that a file may ask of this machine. Beyond each, the file is refused or the row is left out, as its sentence says. */
export const limits = {
  record_bytes: {
    most: 1 << 20,
    unit: "bytes",
    says: "one row, as it lies in a text file or is put together from a sheet. A longer row of a sheet is left out and told; a longer line refuses the file; a quote that is still open there counts as never closed.",
  },
  broken_quotes: {
    most: 100,
    unit: "quotes",
    says: "quotes of one text file that are never closed. Each leaves out its line; more refuse the file.",
  },
  rejects: {
    most: 1_000_000,
    unit: "rows",
    says: "rows of one file that cannot be laid out. More refuse it: it is another kind of table.",
  },
  header_within: {
    most: 50,
    unit: "rows",
    says: "filled rows at the head of a file or sheet among which the header is looked for. Without one it is passed over.",
  },
  held_rows: {
    most: 10,
    unit: "rows",
    says: "filled rows after a blank one among which the header of a further table is looked for.",
  },
  tables: { most: 1000, unit: "tables", says: "tables of one file; more refuse it." },
  title_bytes: { most: 2000, unit: "bytes", says: "what is kept of one cell of a title or of a first line." },
  laid_bytes: {
    most: 16 * 2 ** 30,
    unit: "bytes",
    says: "all tables of one file as they are laid out; more refuse it, before the disk is full.",
  },
  unpacked_bytes: {
    most: 16 * 2 ** 30,
    unit: "bytes",
    says: "what a file may unpack to, counted while it is unpacked; for an archive also by what it says of itself, before anything is unpacked.",
  },
  ratio: {
    most: 100,
    unit: "times",
    says: "how much larger a part of an archive may become, once it is larger than 16 MiB. Sheets become 5 to 30 times larger.",
  },
  entries: { most: 20_000, unit: "parts", says: "parts of an archive." },
  sheets: { most: 1000, unit: "sheets", says: "sheets of a workbook." },
  part_bytes: {
    most: 64 * 2 ** 20,
    unit: "bytes",
    says: "a part of a workbook that is no sheet and no table of texts: its list of sheets, its styles.",
  },
  depth: { most: 100, unit: "elements", says: "elements of XML within one another." },
  tag_bytes: { most: 1 << 18, unit: "bytes", says: "one tag of XML." },
  cell_bytes: { most: 1 << 20, unit: "bytes", says: "the text of one cell or one shared text of a workbook." },
  shared_texts: {
    most: 4_000_000,
    unit: "texts",
    says: "texts that a workbook keeps apart from its sheets; they are held in memory while it is read.",
  },
  shared_bytes: { most: 160 * 2 ** 20, unit: "bytes", says: "all those texts together." },
  styles: { most: 100_000, unit: "styles", says: "styles of cells, by which dates are known." },
  columns: { most: 16_384, unit: "columns", says: "columns of a sheet, as Excel has them." },
  sheet_rows: { most: 1_048_576, unit: "rows", says: "rows of a sheet, as Excel has them." },
} as const;
