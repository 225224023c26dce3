import { claimValueText } from "../model/claim-text.ts";
import { claimById } from "../store/claims.ts";
import type { AsOf } from "../store/claims.ts";
import { sourceOf } from "../store/entries.ts";
import type { TarmacRecord } from "../store/record.ts";
import type { FindingView } from "./shapes.ts";
import { sourceView } from "./source-view.ts";

/** A claim that a finding rests on, in words. */
export type FindingClaim = { readonly id: string; readonly text: string; readonly source: string };

/** What a list of findings needs to be read without knowing ids: names of the sources that its sentences mention, and its first claims in words. */
export type FindingWords = {
  /** The name of each source by its id. */
  readonly sources: Readonly<Record<string, string>>;
  /** The first claims of each finding, by the id of the finding. */
  readonly claims: Readonly<Record<string, readonly FindingClaim[]>>;
};

/** Claims told in words for each finding; the others are counted. */
export const claimsTold = 3;

/** The words for a list of findings. */
export function findingWords(record: TarmacRecord, findings: readonly FindingView[], when: AsOf): FindingWords {
  const claims = findings.map((finding) => [
    finding.id,
    finding.claims.slice(0, claimsTold).flatMap((id): FindingClaim[] => {
      const claim = claimById(record, id);
      if (claim === null) return [];
      const text = `${claim.attribute.replaceAll("_", " ")}: ${claimValueText(claim)}`;
      return [{ id, text, source: claim.source }];
    }),
  ]);
  const named = findings.flatMap(({ text }) => idsIn(text));
  const cited = claims.flatMap(([, list]) => (list as readonly FindingClaim[]).map((claim) => claim.source));
  const sources = [...new Set([...named, ...cited])].flatMap((id) => {
    const source = sourceOf(record, id, when);
    return source ? [[id, sourceView(source).shown]] : [];
  });
  return { sources: Object.fromEntries(sources), claims: Object.fromEntries(claims) };
}

/** A sentence in pieces: plain words, and ids of sources with the name to print in their place. */
export type Piece = string | { readonly source: string; readonly shown: string };

/** A finding's sentence with the ids of sources set apart, so that their names can be printed: `nameOf` gives the name, undefined for what is no source. */
export function piecesOf(text: string, nameOf: (id: string) => string | undefined): Piece[] {
  return text.split(idPattern).map((part, i): Piece => {
    const shown = i % 2 === 1 ? nameOf(part) : undefined;
    return shown === undefined ? part : { source: part, shown };
  });
}

/** A finding's sentence with names for the ids of sources; two sources of one name keep their ids. */
export function namedText(text: string, nameOf: (id: string) => string | undefined): string {
  const pieces = piecesOf(text, nameOf);
  const shown = pieces.flatMap((piece) => (typeof piece === "string" ? [] : [piece]));
  const isTwice = (name: string): boolean =>
    new Set(shown.filter((piece) => piece.shown === name).map((piece) => piece.source)).size > 1;
  return pieces
    .map((piece) =>
      typeof piece === "string" ? piece : isTwice(piece.shown) ? `${piece.shown} (${piece.source})` : piece.shown,
    )
    .join("");
}

// What looks like an id of the register: words and numbers joined by hyphens.
const idPattern = /(?<![\w-])([a-z0-9]+(?:-[a-z0-9]+)+)(?![\w-])/;
const idsIn = (text: string): string[] => text.split(idPattern).filter((_, i) => i % 2 === 1);
