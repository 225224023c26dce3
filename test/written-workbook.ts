import { crc32, deflateRawSync } from "node:zlib";

/** A part of an archive as it is written. What is told falsely (`size`, `at`) makes an archive that lies. */
export type Part = {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  /** Not deflated. */
  readonly stored?: boolean;
  /** Packed already. */
  readonly packed?: { readonly bytes: Uint8Array; readonly size: number; readonly crc: number };
  /** The size that the archive tells. */
  readonly size?: number;
  /** Lies where another part lies, by its number. */
  readonly as?: number;
};

/** A ZIP archive. */
export function zipOf(parts: readonly Part[]): Buffer {
  const local: Buffer[] = [];
  const list: Buffer[] = [];
  const places: number[] = [];
  let at = 0;
  for (const { name, bytes, stored = false, packed: ready, size: told, as } of parts) {
    const raw = Buffer.from(bytes as Uint8Array);
    const packed = ready?.bytes ?? (stored ? raw : deflateRawSync(raw));
    const size = told ?? ready?.size ?? raw.length;
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(20, 6);
    head.writeUInt16LE(0x800, 8);
    head.writeUInt16LE(stored ? 0 : 8, 10);
    head.writeUInt32LE(ready?.crc ?? crc32(raw), 16);
    head.writeUInt32LE(packed.length, 20);
    head.writeUInt32LE(size, 24);
    head.writeUInt16LE(Buffer.byteLength(name), 28);
    const place = as === undefined ? at : (places[as] ?? 0);
    places.push(place);
    head.writeUInt32LE(place, 42);
    list.push(Buffer.concat([head, Buffer.from(name)]));
    if (as !== undefined) continue;
    const before = Buffer.alloc(30);
    before.writeUInt32LE(0x04034b50, 0);
    head.copy(before, 4, 6, 32);
    const whole = Buffer.concat([before.subarray(0, 28), Buffer.alloc(2), Buffer.from(name), packed]);
    at += whole.length;
    local.push(whole);
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, listed, end]);
}

/** A cell: text, a number, or XML of a `<c>` as it is ("RAW" is replaced by its place). */
export type WrittenCell = string | number | boolean | null | { readonly xml: string };

/** A sheet as it is written: rows of cells, or its whole XML. */
export type WrittenSheet = {
  readonly name: string;
  readonly hidden?: boolean;
  readonly rows?: readonly (readonly WrittenCell[])[];
  readonly xml?: string;
};

export type WrittenBook = {
  readonly sheets: readonly WrittenSheet[];
  /** Texts apart from the sheets; else they lie in their cells. */
  readonly shared?: boolean;
  readonly from1904?: boolean;
  /** Codes of formats; a cell with the style n has the nth, from 1. */
  readonly formats?: readonly string[];
  /** Parts beside, or instead of those of the same name. */
  readonly parts?: readonly Part[];
};

const space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** An XLSX workbook. */
export function workbookOf(book: WrittenBook): Buffer {
  const written = partsOf(book);
  const instead = new Set((book.parts ?? []).map(({ name }) => name));
  return zipOf([...written.filter(({ name }) => !instead.has(name)), ...(book.parts ?? [])]);
}

/** The parts of a workbook. */
export function partsOf({ sheets, shared = false, from1904 = false, formats = [] }: WrittenBook): Part[] {
  const texts = new Map<string, number>();
  const types = [...sheets.map(() => "worksheet"), "styles", "sharedStrings"];
  const targets = [...sheets.map((_, i) => `worksheets/sheet${i + 1}.xml`), "styles.xml", "sharedStrings.xml"];
  const named = sheets.map(
    ({ name, hidden }, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${i + 1}"/>`,
  );
  const parts = sheets.map(({ rows = [], xml }, i): Part => {
    const lines = rows.map((cells, j) => rowXml(cells, j + 1, shared ? texts : null)).join("");
    const bytes = xml ?? `${head}<worksheet ${space}><sheetData>${lines}</sheetData></worksheet>`;
    return { name: `xl/worksheets/sheet${i + 1}.xml`, bytes };
  });
  return [
    { name: "[Content_Types].xml", bytes: `${head}<Types/>` },
    { name: "_rels/.rels", bytes: relations(["officeDocument"], ["xl/workbook.xml"]) },
    {
      name: "xl/workbook.xml",
      bytes: `${head}<workbook ${space} xmlns:r="${relationSpace}"><workbookPr${from1904 ? ' date1904="1"' : ""}/><sheets>${named.join("")}</sheets></workbook>`,
    },
    { name: "xl/_rels/workbook.xml.rels", bytes: relations(types, targets) },
    { name: "xl/styles.xml", bytes: stylesXml(formats) },
    ...parts,
    {
      name: "xl/sharedStrings.xml",
      bytes: `${head}<sst ${space}>${[...texts.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
    },
  ];
}

function relations(types: readonly string[], targets: readonly string[]): string {
  const all = types.map(
    (type, i) => `<Relationship Id="rId${i + 1}" Type="${relationSpace}/${type}" Target="${targets[i]}"/>`,
  );
  return `${head}<Relationships>${all.join("")}</Relationships>`;
}

function stylesXml(formats: readonly string[]): string {
  const codes = formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(code)}"/>`);
  const cells = ["0", ...formats.map((_, i) => String(164 + i))].map((id) => `<xf numFmtId="${id}"/>`);
  return `${head}<styleSheet ${space}><numFmts>${codes.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells.join("")}</cellXfs></styleSheet>`;
}

function rowXml(cells: readonly WrittenCell[], row: number, texts: Map<string, number> | null): string {
  const written = cells.map((cell, i) => cellXml(cell, `${columnName(i)}${row}`, texts)).join("");
  return written === "" ? "" : `<row r="${row}">${written}</row>`;
}

function cellXml(cell: WrittenCell, at: string, texts: Map<string, number> | null): string {
  if (cell === null) return "";
  if (typeof cell === "object") return cell.xml.replace("RAW", at);
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (texts === null) return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  if (!texts.has(cell)) texts.set(cell, texts.size);
  return `<c r="${at}" t="s"><v>${texts.get(cell)}</v></c>`;
}

/** The letters of a column, from 0. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

function escaped(text: string): string {
  const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };
  return text.replace(/[&<>"\r]/g, (sign) => signs[sign] ?? sign).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}
