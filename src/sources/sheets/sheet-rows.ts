import type { ByteText } from "./byte-text.ts";
import { limits } from "./limits.ts";
import { type NumberKind, serialText } from "./serial-dates.ts";
import type { SharedTexts } from "./shared-texts.ts";
import { unescaped } from "./sheet-text.ts";
import { attributeOf, HostileXml, type XmlSink } from "./xml.ts";

/** What the cells of a sheet are read against: the workbook's texts, what its styles make of numbers, and the day its dates count from. */
export type Book = {
  readonly shared: SharedTexts;
  readonly kinds: readonly NumberKind[];
  readonly from1904: boolean;
};

/** Takes a row with at least one filled cell. `long`: it was longer than a row may be, and its cells are not whole. */
export type RowSink = (
  line: number,
  cells: ByteText[],
  about: { readonly formulas: number; readonly long: boolean },
) => void;

/** Reads the XML of a sheet into rows of text (docs/tables-in.md says what a cell becomes). Of merged cells the first has the value. */
export class SheetRows implements XmlSink {
  readonly #book: Book;
  readonly #row: RowSink;
  wanted = false;
  #line = 0;
  #column = -1;
  #cells: ByteText[] = [];
  #bytes = 0;
  #formulas = 0;
  #type = "";
  #style = 0;
  #value = "";
  #inText = false;
  #phonetic = 0;

  constructor(book: Book, row: RowSink) {
    this.#book = book;
    this.#row = row;
  }

  open(name: string, tag: ByteText): void {
    if (name === "c") this.#openCell(tag);
    else if (name === "v") {
      this.wanted = true;
      this.#value = "";
    } else if (name === "row") this.#openRow(tag);
    else if (name === "f") this.#formulas++;
    else if (name === "is") {
      this.#inText = true;
      this.#value = "";
    } else if (name === "rPh") this.#phonetic++;
    else if (name === "t") this.wanted = this.#inText && this.#phonetic === 0;
  }

  text(piece: ByteText): void {
    this.#value += piece;
    if (this.#value.length > limits.cell_bytes.most) throw new HostileXml("a cell is too long");
  }

  close(name: string): void {
    if (name === "c") this.#closeCell();
    else if (name === "v" || name === "t") this.wanted = false;
    else if (name === "row") this.#closeRow();
    else if (name === "is") this.#inText = false;
    else if (name === "rPh") this.#phonetic--;
  }

  #openRow(tag: ByteText): void {
    const told = attributeOf(tag, "r");
    this.#line = told === null ? this.#line + 1 : Number(told);
    if (!(this.#line >= 1 && this.#line <= limits.sheet_rows.most))
      throw new HostileXml("a row lies outside of the sheet");
    this.#cells = [];
    this.#column = -1;
    this.#bytes = 0;
    this.#formulas = 0;
  }

  #closeRow(): void {
    if (this.#cells.length === 0) return;
    this.#row(this.#line, this.#cells, { formulas: this.#formulas, long: this.#bytes > limits.record_bytes.most });
    this.#cells = [];
  }

  /** Reads r, s and t of a cell in one go: there are millions. */
  #openCell(tag: ByteText): void {
    this.#column++;
    this.#type = "";
    this.#style = 0;
    this.#value = "";
    for (let at = tag.indexOf("="); at >= 0; ) {
      const name = tag.charCodeAt(at - 1);
      const mark = tag.charCodeAt(at + 1);
      if ((mark !== 0x22 && mark !== 0x27) || tag.charCodeAt(at - 2) > 0x20) {
        this.#openOddCell(tag);
        return;
      }
      const end = tag.indexOf(mark === 0x22 ? '"' : "'", at + 2);
      if (end < 0) return;
      if (name === 0x72) this.#column = columnOf(tag, at + 2);
      else if (name === 0x73) this.#style = Number(tag.slice(at + 2, end));
      else if (name === 0x74) this.#type = tag.slice(at + 2, end);
      at = tag.indexOf("=", end);
    }
    this.#checkColumn();
  }

  /** A cell whose tag has other attributes, or blanks around their signs. */
  #openOddCell(tag: ByteText): void {
    const place = attributeOf(tag, "r");
    if (place !== null) this.#column = columnOf(place, 0);
    this.#style = Number(attributeOf(tag, "s") ?? 0);
    this.#type = attributeOf(tag, "t") ?? "";
    this.#checkColumn();
  }

  #checkColumn(): void {
    if (!(this.#column >= 0 && this.#column < limits.columns.most))
      throw new HostileXml("a cell lies outside of the sheet");
  }

  #closeCell(): void {
    if (this.#value === "") return;
    const text = this.#cellText();
    if (text === "") return;
    this.#bytes += text.length + 1;
    if (this.#bytes > limits.record_bytes.most) return;
    while (this.#cells.length < this.#column) this.#cells.push("");
    this.#cells[this.#column] = text;
  }

  #cellText(): ByteText {
    switch (this.#type) {
      case "s":
        return this.#book.shared.get(Number(this.#value));
      case "":
      case "n":
        return numberText(this.#value, this.#book.kinds[this.#style] ?? "number", this.#book.from1904);
      case "b":
        return this.#value === "0" || this.#value === "false" ? "FALSE" : "TRUE";
      case "str":
      case "inlineStr":
        return unescaped(this.#value);
      default:
        return this.#value;
    }
  }
}

/** The column of a cell's place ("AB12" is 27); -1 when it names none. */
function columnOf(place: ByteText, from: number): number {
  let column = 0;
  for (let at = from; ; at++) {
    const sign = place.charCodeAt(at);
    const letter = sign >= 0x61 ? sign - 0x60 : sign - 0x40;
    if (!(letter >= 1 && letter <= 26) || column > limits.columns.most) return column - 1;
    column = 26 * column + letter;
  }
}

const asJavaScriptPrints = /^-?(?:[1-9]\d{0,14}|0)$/;

function numberText(value: ByteText, kind: NumberKind, from1904: boolean): ByteText {
  if (kind === "number" && asJavaScriptPrints.test(value)) return value;
  const number = Number(value);
  if (Number.isNaN(number)) return value;
  return serialText(number, kind, from1904) ?? String(number);
}
