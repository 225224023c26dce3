import type { ByteText } from "./byte-text.ts";
import { limits } from "./limits.ts";
import { HostileXml, type XmlSink } from "./xml.ts";
import { unescaped } from "./sheet-text.ts";

const slabBytes = 1 << 22;

/** The texts that a workbook keeps apart from its sheets, by their number; held as bytes outside of the heap. */
export class SharedTexts implements XmlSink {
  readonly #slabs: Buffer[] = [];
  #used = slabBytes;
  #starts = new Uint32Array(1 << 12);
  #lengths = new Uint32Array(1 << 12);
  #bytes = 0;
  count = 0;
  #text = "";
  #phonetic = 0;
  wanted = false;

  /** Empty when there is no such text. */
  get(index: number): ByteText {
    if (!(index < this.count)) return "";
    const start = this.#starts[index] ?? 0;
    const at = start % slabBytes;
    return this.#slabs[Math.floor(start / slabBytes)]?.toString("latin1", at, at + (this.#lengths[index] ?? 0)) ?? "";
  }

  open(name: string): void {
    if (name === "si") this.#text = "";
    else if (name === "rPh") this.#phonetic++;
    else if (name === "t") this.wanted = this.#phonetic === 0;
  }

  text(piece: ByteText): void {
    this.#text += piece;
    if (this.#text.length > limits.cell_bytes.most) throw new HostileXml("a shared text is too long");
  }

  close(name: string): void {
    if (name === "t") this.wanted = false;
    else if (name === "rPh") this.#phonetic--;
    else if (name === "si") this.#add(unescaped(this.#text));
  }

  #add(text: ByteText): void {
    if (this.count >= limits.shared_texts.most) throw new HostileXml("it has too many shared texts");
    this.#bytes += text.length;
    if (this.#bytes > limits.shared_bytes.most) throw new HostileXml("its shared texts are too long");
    if (this.#used + text.length > slabBytes) {
      this.#slabs.push(Buffer.allocUnsafeSlow(slabBytes));
      this.#used = 0;
    }
    if (this.count === this.#starts.length) {
      this.#starts = larger(this.#starts);
      this.#lengths = larger(this.#lengths);
    }
    this.#slabs.at(-1)?.write(text, this.#used, "latin1");
    this.#starts[this.count] = (this.#slabs.length - 1) * slabBytes + this.#used;
    this.#lengths[this.count] = text.length;
    this.#used += text.length;
    this.count++;
  }
}

function larger(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const twice = new Uint32Array(2 * numbers.length);
  twice.set(numbers);
  return twice;
}
