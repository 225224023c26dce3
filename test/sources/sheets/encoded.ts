/** Signs of Windows-1252 that are no signs of Latin-1, and their bytes. */
const windows: Readonly<Record<string, number>> = { "€": 0x80, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "–": 0x96 };

/** A text in an encoding: utf-8, utf-16le, utf-16be, windows-1252; with its mark before it when the name ends in -bom. */
export function encoded(text: string, encoding: string): Buffer {
  const name = encoding.replace(/-bom$/, "");
  const marked = name === encoding ? text : `\uFEFF${text}`;
  if (name === "utf-16le") return Buffer.from(marked, "utf16le");
  if (name === "utf-16be") return Buffer.from(marked, "utf16le").swap16();
  if (name === "windows-1252") return Buffer.from([...text].map((sign) => windows[sign] ?? sign.charCodeAt(0)));
  return Buffer.from(marked);
}
