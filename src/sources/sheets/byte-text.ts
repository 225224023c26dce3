/**
 * Text as its UTF-8 bytes, a character for each: what is cut out of a file and written again needs no decoding on its way. Commas, quotes and line ends are the same in both, and a string of such characters
 * takes one byte for each.
 */
export type ByteText = string;

/** The text that the bytes say. */
export function textOfBytes(bytes: ByteText): string {
  return isPlain(bytes) ? bytes : Buffer.from(bytes, "latin1").toString("utf8");
}

/** The bytes of a text. */
export function bytesOfText(text: string): ByteText {
  return isPlain(text) ? text : Buffer.from(text).toString("latin1");
}

function isPlain(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant, all of it
  return /^[\x00-\x7f]*$/.test(text);
}

/** True when a cell holds nothing, or nothing but blanks (the no-break space too). */
export function isBlankCell(bytes: ByteText): boolean {
  return bytes === "" || /^(?:[ \t\r\n\v\f]|\xc2\xa0)*$/.test(bytes);
}
