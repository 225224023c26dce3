import { closeSync, openSync } from "node:fs";
import { Zip, ZipDeflate } from "fflate";
import type { Day } from "./days.ts";
import { writeAll } from "./text-file.ts";
import { contentTypes, main, packageRels, stylesXml, workbookRels, workbookXml, xml } from "./workbook-parts.ts";

/** A cell of a sheet: a day (a serial number with the style of dates), a text that is shared, or one that stands in the cell. */
export type SheetCell = { readonly day: Day } | { readonly shared: string } | { readonly inline: string };

/** Serial number of 1970-01-01 in a workbook. */
const epochSerial = 25_569;
const pieceLength = 1 << 17;

/** Writes a workbook sheet by sheet and row by row. Memory holds a piece of one sheet and the shared texts. The same calls give the same bytes. */
export class Workbook {
  readonly #fd: number;
  readonly #zip: Zip;
  readonly #names: string[] = [];
  readonly #shared = new Map<string, number>();
  #uses = 0;
  #sheet: ZipDeflate | null = null;
  #parts: string[] = [];
  #length = 0;
  #row = 0;

  constructor(path: string) {
    const fd = openSync(path, "w");
    this.#fd = fd;
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error;
      writeAll(fd, bytes);
    });
  }

  /** Begins a sheet; the one before ends. */
  sheet(name: string): void {
    this.#endSheet();
    this.#names.push(name);
    this.#row = 0;
    this.#sheet = this.#entry(`xl/worksheets/sheet${this.#names.length}.xml`);
    this.#write(`${xml}<worksheet xmlns="${main}"><sheetData>`);
  }

  /** The next row of the sheet, and its number. Null cells are left out; a row without cells is written empty. */
  row(cells: readonly (SheetCell | null)[]): number {
    const number = ++this.#row;
    let text = `<row r="${number}">`;
    for (const [at, cell] of cells.entries()) if (cell !== null) text += this.#cell(`${letters(at)}${number}`, cell);
    this.#write(`${text}</row>`);
    return number;
  }

  /** Ends the workbook and its file. */
  end(): void {
    this.#endSheet();
    const counts = `count="${this.#uses}" uniqueCount="${this.#shared.size}"`;
    const items = [...this.#shared.keys()].map((text) => `<si>${textElement(text)}</si>`).join("");
    this.#whole("xl/sharedStrings.xml", `${xml}<sst xmlns="${main}" ${counts}>${items}</sst>`);
    this.#whole("xl/styles.xml", stylesXml);
    this.#whole("xl/workbook.xml", workbookXml(this.#names));
    this.#whole("xl/_rels/workbook.xml.rels", workbookRels(this.#names.length));
    this.#whole("_rels/.rels", packageRels);
    this.#whole("[Content_Types].xml", contentTypes(this.#names.length));
    this.#zip.end();
    closeSync(this.#fd);
  }

  #cell(place: string, cell: SheetCell): string {
    if ("day" in cell) return `<c r="${place}" s="1"><v>${cell.day + epochSerial}</v></c>`;
    if ("inline" in cell) return `<c r="${place}" t="inlineStr"><is>${textElement(cell.inline)}</is></c>`;
    this.#uses++;
    let index = this.#shared.get(cell.shared);
    if (index === undefined) {
      index = this.#shared.size;
      this.#shared.set(cell.shared, index);
    }
    return `<c r="${place}" t="s"><v>${index}</v></c>`;
  }

  #write(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
    if (this.#length >= pieceLength) this.#flush(false);
  }

  #flush(last: boolean): void {
    this.#sheet?.push(Buffer.from(this.#parts.join("")), last);
    this.#parts = [];
    this.#length = 0;
  }

  #endSheet(): void {
    if (this.#sheet === null) return;
    this.#write("</sheetData></worksheet>");
    this.#flush(true);
    this.#sheet = null;
  }

  #whole(name: string, text: string): void {
    this.#entry(name).push(Buffer.from(text), true);
  }

  #entry(name: string): ZipDeflate {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = new Date(1980, 0, 2);
    this.#zip.add(entry);
    return entry;
  }
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function textElement(text: string): string {
  const safe = text.replace(/[&<>]/g, (letter) => escapes[letter] as string);
  return /^\s|\s$/.test(text) ? `<t xml:space="preserve">${safe}</t>` : `<t>${safe}</t>`;
}

const places: string[] = [];

/** A, B … Z, AA … for 0, 1 … */
function letters(at: number): string {
  places[at] ??= (at >= 26 ? letters(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));
  return places[at];
}
