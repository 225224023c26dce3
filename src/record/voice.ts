import type { Claim } from "../model/claim.ts";

/** Source id → the source at the root of its copies. */
export type VoiceOf = (source: string) => string;

/**
 * Who speaks in a claim: the utterance when it is known, else the person quoted, else the source at the root of its copies. Two copies of one wire story
 * are one voice; so are two papers that print one post.
 */
export function voiceOf(claim: Claim, rootOf: VoiceOf): string {
  if (claim.utterance !== null) return `utterance ${claim.utterance}`;
  if (claim.said_by !== null) return `person ${claim.said_by.toLowerCase().replace(/\s+/g, " ").trim()}`;
  return `source ${rootOf(claim.source)}`;
}
