import type { Gunzip, InflateRaw } from "node:zlib";
import { BrokenOff } from "./refuse.ts";

/** Small pieces, so that little is lost with the one in which a fault lies, and little waits to be read. */
export const packedPiece = 1 << 15;

/**
 * Unpacks pieces, the next while the last is being read. What is damaged or ends too early gives all that came before, and then throws a BrokenOff. Pieces may be overwritten once the next is
 * asked for: each is taken in whole before.
 */
export async function* inflated(
  packed: AsyncIterable<Buffer> | Iterable<Buffer>,
  engine: Gunzip | InflateRaw,
): AsyncGenerator<Buffer> {
  let out: Buffer[] = [];
  let fault: Error | null = null;
  engine.on("data", (chunk: Buffer) => out.push(chunk));
  engine.on("error", (error) => {
    fault = error;
  });
  const take = (): Buffer[] => {
    const taken = out;
    out = [];
    return taken;
  };
  const put = (piece: Buffer): Promise<void> =>
    new Promise((resolve) => {
      engine.once("close", resolve);
      engine.write(piece, () => {
        engine.off("close", resolve);
        resolve();
      });
    });
  try {
    let before: Buffer[] = [];
    for await (const piece of packed) {
      const putting = put(piece);
      yield* before;
      await putting;
      before = take();
      if (fault !== null) break;
    }
    yield* before;
    if (fault === null) await ended(engine);
    yield* take();
    if (fault !== null) throw brokenOff(fault);
  } finally {
    engine.destroy();
  }
}

function ended(engine: Gunzip | InflateRaw): Promise<void> {
  return new Promise((resolve) => {
    engine.once("end", resolve);
    engine.once("close", resolve);
    engine.end();
  });
}

function brokenOff(fault: NodeJS.ErrnoException): Error {
  if (fault.code === "Z_BUF_ERROR") return new BrokenOff("the packed bytes end too early");
  return fault.code?.startsWith("Z_") ? new BrokenOff(`the packed bytes are damaged (${fault.message})`) : fault;
}
