import { closeSync, openSync, writeSync } from "node:fs";
import { Gzip } from "fflate";

/** Takes text bit by bit and writes it in large pieces. Memory holds one piece. */
export type TextFile = { readonly write: (text: string) => void; readonly end: () => void };

const pieceLength = 1 << 18;

/** A plain file, or a gzip one when its name ends in `.gz` (its header carries no time, so that the same text gives the same bytes). An older file is replaced. */
export function textFile(path: string): TextFile {
  const fd = openSync(path, "w");
  const gzip = path.endsWith(".gz") ? new Gzip({ level: 6, mtime: new Date(1980, 0, 2) }) : null;
  if (gzip !== null) gzip.ondata = (bytes) => writeAll(fd, bytes);
  let [parts, length]: [string[], number] = [[], 0];
  const flush = (last: boolean): void => {
    const bytes = Buffer.from(parts.join(""));
    [parts, length] = [[], 0];
    if (gzip !== null) gzip.push(bytes, last);
    else writeAll(fd, bytes);
  };
  return {
    write(text) {
      parts.push(text);
      length += text.length;
      if (length >= pieceLength) flush(false);
    },
    end() {
      flush(true);
      closeSync(fd);
    },
  };
}

/** Writes every byte, in as many calls as it takes. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}
