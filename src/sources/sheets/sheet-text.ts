import { type ByteText, bytesOfText } from "./byte-text.ts";

/** Text of a workbook with what XML cannot hold, written as `_x000D_`, put back; NUL stays away. */
export function unescaped(text: ByteText): ByteText {
  if (!text.includes("_x")) return text;
  return text.replace(/(?:_x[0-9A-Fa-f]{4}_)+/g, (run) => {
    const codes = run.match(/[0-9A-Fa-f]{4}(?=_)/g) ?? [];
    return bytesOfText(
      String.fromCharCode(...codes.map((hex) => Number.parseInt(hex, 16)).filter((code) => code !== 0)),
    );
  });
}
