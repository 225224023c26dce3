import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { ReferenceFile } from "../../../model/reference.ts";
import { TarmacError } from "../../../model/tarmac-error.ts";

/** A file as it came, unpacked where it was gzip. */
export type Fetched = { readonly bytes: Uint8Array; readonly file: ReferenceFile };

/** How files are got: the network, and who is told how far it is. */
export type FetchEffects = {
  readonly fetch: typeof globalThis.fetch;
  readonly tell: (part: string, done: number, total: number) => void;
};

const patienceMs = 10 * 60_000;
/** No reference table is so large; what is, is something else. */
const mostBytes = 400e6;

export const isUrl = (from: string): boolean => /^https?:\/\//i.test(from);

/** Reads a file from a path or an address. Throws when it is not there, the network does not answer, or less comes than was told. */
export async function fetchFile(from: string, effects: FetchEffects): Promise<Fetched> {
  const got = isUrl(from) ? await download(from, effects) : { bytes: readLocal(from), last_modified: null };
  const sha256 = createHash("sha256").update(got.bytes).digest("hex");
  return {
    bytes: unpacked(got.bytes, from),
    file: { from, bytes: got.bytes.length, sha256, last_modified: got.last_modified },
  };
}

function readLocal(path: string): Uint8Array {
  if (!existsSync(path)) throw new TarmacError("no_file", `no such file: ${path}`);
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new TarmacError("no_file", `cannot be read: ${path}`, { hint: (cause as Error).message, cause });
  }
}

async function download(
  url: string,
  { fetch, tell }: FetchEffects,
): Promise<{ bytes: Uint8Array; last_modified: string | null }> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    if (!response.ok) throw new TarmacError("not_served", `${url} answers ${response.status}`, { hint: byHand(url) });
    const total = Number(response.headers.get("content-length") ?? 0);
    const bytes = await bodyOf(response, (done) => tell(url.split("/").at(-1) ?? url, done, Math.max(done, total)));
    return { bytes, last_modified: response.headers.get("last-modified") };
  } catch (cause) {
    if (cause instanceof TarmacError) throw cause;
    const why = ((cause as Error).cause as Error | undefined)?.message ?? (cause as Error).message;
    throw new TarmacError("no_network", `could not be fetched: ${url} (${why})`, { hint: byHand(url), cause });
  }
}

async function bodyOf(response: Response, told: (done: number) => void): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let done = 0;
  for await (const part of response.body ?? []) {
    parts.push(part as Uint8Array);
    done += (part as Uint8Array).length;
    if (done > mostBytes) throw new TarmacError("too_large", `more than ${mostBytes / 1e6} MB: ${response.url}`);
    told(done);
  }
  return Buffer.concat(parts);
}

function byHand(url: string): string {
  return `nothing was replaced; without network, bring the file from a machine that has one (${url}) and say --from FILE`;
}

function unpacked(bytes: Uint8Array, from: string): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes });
  } catch (cause) {
    throw new TarmacError("cut_file", `the gzip file is cut or broken: ${from}`, {
      hint: "get it again; nothing was replaced",
      cause,
    });
  }
}
