import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { CutShort } from "./cut-short.ts";

/** The bytes of files, one after another, as if they were one. */
export async function* bytesOf(
  paths: readonly string[],
  told: (bytes: number) => void = () => {},
): AsyncGenerator<Buffer> {
  for (const path of paths)
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
      told((chunk as Buffer).length);
      yield chunk as Buffer;
    }
}

/** True for the first bytes of a gzip file. */
export function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** Small pieces, so that little is lost with the one in which a fault lies. */
const pieceBytes = 8192;

/**
 * Unzips. When the bytes are damaged or end too early it gives all that came before, and then throws a CutShort: each piece goes in only when all of the one before has come out, since a stream that fails
 * throws away what nobody has read.
 */
export async function* gunzipped(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 1 << 16 });
  const turn = new Turn();
  let fault: NodeJS.ErrnoException | null = null;
  let ended = false;
  gunzip.on("error", (error) => {
    fault = error;
    turn.call();
  });
  gunzip.on("readable", () => turn.call());
  gunzip.on("end", () => {
    ended = true;
    turn.call();
  });
  const out = function* (): Generator<Buffer> {
    for (let chunk = gunzip.read(); chunk !== null; chunk = gunzip.read()) yield chunk as Buffer;
  };
  try {
    for await (const piece of piecesOf(bytes)) {
      let taken = false;
      gunzip.write(piece, () => {
        taken = true;
        turn.call();
      });
      while (!taken && fault === null) {
        await turn.wait();
        yield* out();
      }
      if (fault !== null) throw cutShort(fault);
      yield* out();
    }
    gunzip.end();
    while (!ended && fault === null) {
      yield* out();
      if (!ended && fault === null) await turn.wait();
    }
    if (fault !== null) throw cutShort(fault);
  } finally {
    gunzip.destroy();
  }
}

/** Wakes who waits; a call before the wait counts. */
class Turn {
  #wake: (() => void) | null = null;
  #called = false;

  call(): void {
    this.#called = true;
    this.#wake?.();
  }

  async wait(): Promise<void> {
    if (!this.#called)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    this.#called = false;
    this.#wake = null;
  }
}

async function* piecesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of bytes)
    for (let at = 0; at < chunk.length; at += pieceBytes) yield chunk.subarray(at, at + pieceBytes);
}

function cutShort(fault: NodeJS.ErrnoException): Error {
  if (fault.code === "Z_BUF_ERROR") return new CutShort("the gzip file ends too early");
  return fault.code?.startsWith("Z_") ? new CutShort(`the gzip file is damaged (${fault.message})`) : fault;
}
