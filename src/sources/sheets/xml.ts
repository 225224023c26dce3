import { type ByteText, bytesOfText } from "./byte-text.ts";
import { limits } from "./limits.ts";
import { BrokenOff } from "./refuse.ts";

/** What is told of a document. Names come without their prefix. A tag is the text between `<` and `>`; `text` comes in pieces, and only while `wanted`. */
export type XmlSink = {
  readonly wanted: boolean;
  readonly open: (name: string, tag: ByteText) => void;
  readonly close: (name: string) => void;
  readonly text: (piece: ByteText) => void;
};

/** XML that is only written to do harm, or beyond a limit: the file is refused. */
export class HostileXml extends Error {}

const skipped = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
] as const;

/**
 * Reads XML as it comes, the bytes of UTF-8 as text. A DOCTYPE is refused, so there are no entities but XML's own five and numbers; nothing outside the document is ever looked up. It is not a check: what is
 * not well formed is read as far as it goes.
 */
export class XmlReader {
  readonly #sink: XmlSink;
  #rest = "";
  #depth = 0;
  /** The end of a comment, CDATA or instruction that is being read; empty outside. */
  #until = "";
  #begun = false;

  constructor(sink: XmlSink) {
    this.#sink = sink;
  }

  push(piece: ByteText): void {
    const text = this.#rest === "" ? piece : this.#rest + piece;
    this.#rest = "";
    for (let at = 0; at >= 0 && at < text.length; )
      at = this.#until === "" ? this.#next(text, at) : this.#inside(text, at);
  }

  /** Throws a BrokenOff when the document is not at its end. */
  end(): void {
    if (this.#depth > 0 || !this.#begun || this.#rest.trim() !== "") throw new BrokenOff("the XML ends in its middle");
  }

  /** Reads text and one tag; gives where it goes on, or -1 when the rest must wait. */
  #next(text: ByteText, at: number): number {
    const open = text.indexOf("<", at);
    if (open < 0) return this.#lastText(text, at);
    if (open > at && this.#sink.wanted) this.#sink.text(decoded(text.slice(at, open)));
    const mark = text.charCodeAt(open + 1);
    if (mark === 0x21 || mark === 0x3f || Number.isNaN(mark)) return this.#special(text, open);
    const close = tagEnd(text, open + 1);
    if (close < 0) {
      if (text.length - open > limits.tag_bytes.most) throw new HostileXml("a tag of XML is too long");
      this.#keep(text, open);
      return -1;
    }
    this.#tag(text, open + 1, close);
    return close + 1;
  }

  /** Text without a tag after it: its end may go on in the next piece. */
  #lastText(text: ByteText, at: number): number {
    if (!this.#sink.wanted) return -1;
    const end = openEntity(text, at);
    if (end > at) this.#sink.text(decoded(text.slice(at, end)));
    this.#keep(text, end);
    return -1;
  }

  #keep(text: ByteText, from: number): void {
    this.#rest = text.slice(from);
  }

  #tag(text: ByteText, from: number, to: number): void {
    if (text.charCodeAt(from) === 0x2f) {
      this.#depth--;
      this.#sink.close(nameIn(text, from + 1, to));
      return;
    }
    this.#begun = true;
    const empty = text.charCodeAt(to - 1) === 0x2f;
    const name = nameIn(text, from, empty ? to - 1 : to);
    if (this.#depth >= limits.depth.most) throw new HostileXml("its XML is nested too deep");
    this.#sink.open(name, text.slice(from, empty ? to - 1 : to));
    if (empty) this.#sink.close(name);
    else this.#depth++;
  }

  #special(text: ByteText, open: number): number {
    const found = skipped.find(([begin]) => text.startsWith(begin, open));
    if (found !== undefined) {
      this.#until = found[1];
      return open + found[0].length;
    }
    const left = text.slice(open, open + 9);
    if (left.length < 9 && skipped.some(([begin]) => begin.startsWith(left))) {
      this.#keep(text, open);
      return -1;
    }
    if (left.length < 9 && "<!DOCTYPE".startsWith(left)) {
      this.#keep(text, open);
      return -1;
    }
    throw new HostileXml("its XML has a DOCTYPE, which a workbook never has");
  }

  #inside(text: ByteText, at: number): number {
    const end = text.indexOf(this.#until, at);
    const kept = end < 0 ? Math.max(at, text.length - this.#until.length + 1) : end;
    if (this.#until === "]]>" && this.#sink.wanted && kept > at) this.#sink.text(text.slice(at, kept));
    if (end < 0) {
      this.#keep(text, kept);
      return -1;
    }
    const length = this.#until.length;
    this.#until = "";
    return end + length;
  }
}

/** Where a tag ends: a `>` outside of quotes. */
function tagEnd(text: ByteText, from: number): number {
  for (let at = from; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 0x3e) return at;
    if (sign === 0x22 || sign === 0x27) {
      at = text.indexOf(sign === 0x22 ? '"' : "'", at + 1);
      if (at < 0) return -1;
    }
  }
  return -1;
}

function nameIn(text: ByteText, from: number, to: number): string {
  let [start, end] = [from, from];
  for (; end < to; end++) {
    const sign = text.charCodeAt(end);
    if (sign <= 0x20) break;
    if (sign === 0x3a) start = end + 1;
  }
  return text.slice(start, end);
}

/** Where text ends before an entity that goes on in the next piece. */
function openEntity(text: ByteText, from: number): number {
  const at = text.lastIndexOf("&");
  // A CR may have its LF in the next piece.
  const end = text.endsWith("\r") ? text.length - 1 : text.length;
  return at >= from && text.length - at < 12 && !text.includes(";", at) ? at : end;
}

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Text with XML's five entities and numbers resolved; others stay as they are written. Line ends become LF. */
export function decoded(text: ByteText): ByteText {
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  if (!lines.includes("&")) return lines;
  return lines.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g, (whole, name, decimal, hex) => {
    if (name !== undefined) return named[name] ?? whole;
    return characterOf(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

/** The character of a number; U+FFFD where XML allows none. */
function characterOf(code: number): ByteText {
  const allowed =
    code === 9 || code === 10 || code === 13 || (code >= 0x20 && code < 0xd800) || (code >= 0xe000 && code <= 0x10ffff);
  return bytesOfText(String.fromCodePoint(allowed ? code : 0xfffd));
}

/** The value of an attribute of a tag, by its name without prefix; null when it has none. */
export function attributeOf(tag: ByteText, name: string): ByteText | null {
  for (const [, , key, , one, two] of tag.matchAll(/\s(?:([^\s=:]+):)?([^\s=:]+)\s*=\s*("([^"]*)"|'([^']*)')/g))
    if (key === name) return decoded(one ?? two ?? "");
  return null;
}
