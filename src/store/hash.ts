import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { canonicalJson } from "../model/canonical-json.ts";

/** SHA-256 of a text or of bytes, 64 hex digits. */
export function sha256(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Slot of a claim: the same sentence about the same thing, whatever its value. 24 hex digits (96 bits). */
export function slotOf(at: {
  subject: string;
  source: string;
  place: unknown;
  said_by: string | null;
  attribute: string;
  n: number;
}): string {
  return sha256(canonicalJson([at.subject, at.source, at.place ?? null, at.said_by, at.attribute, at.n])).slice(0, 24);
}

/** Id of a claim, from its slot, value and words. 24 hex digits. */
export function claimId(slot: string, value: unknown, words: string | null): string {
  return sha256(canonicalJson([slot, value, words])).slice(0, 24);
}

/** SHA-256 of a file, however large, 64 hex digits. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
