import { canonicalJson } from "../model/canonical-json.ts";
import { sha256 } from "./hash.ts";

/** Digest of a source, subject or judgement as written, without what changes later: what the ledger binds. 32 hex digits. */
export function entryDigest(entry: object): string {
  const {
    recorded_seq: _seq,
    superseded_seq: _end,
    revoked_at: _at,
    revoked_reason: _reason,
    ...fixed
  } = entry as Record<string, unknown>;
  return sha256(canonicalJson(fixed)).slice(0, 32);
}
