import { constants, crc32, deflateRawSync } from "node:zlib";
import type { Part } from "../../written-workbook.ts";

/** A part that holds one block many times over; made without holding it. */
export function repeated(name: string, [begin, block, end]: readonly [string, string, string], times: number): Part {
  const packed = (text: string): Buffer => deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH });
  const one = packed(block);
  const bytes = Buffer.concat([packed(begin), ...Array.from({ length: times }, () => one), deflateRawSync(end)]);
  let crc = crc32(begin);
  for (let i = 0; i < times; i++) crc = crc32(block, crc);
  const size = begin.length + block.length * times + end.length;
  return { name, bytes: "", packed: { bytes, size, crc: crc32(end, crc) } };
}

/** The XML of a sheet around rows, under a header. */
export const sheetAround = (
  block: string,
  header: readonly string[] = ["Day", "Country"],
): [string, string, string] => [
  `<worksheet><sheetData><row>${header.map((name) => `<c t="str"><v>${name}</v></c>`).join("")}</row>`,
  block,
  "</sheetData></worksheet>",
];
