import type { Claim, Mode, SubjectKind } from "../../model/claim.ts";
import { printPlace } from "../../model/place.ts";
import { entryKeys } from "../../model/register.schema.ts";
import { type Source, sourceKinds } from "../../model/source.ts";
import type { Group } from "../../model/value.ts";
import { isDivision, keyOf, type Packed, packClaims, stageDate } from "./pack-claims.ts";
import { type Beside, methodOf, writeValue } from "./write-value.ts";

type Loose = Record<string, unknown>;

/** What an entry's items need to know of their sources. */
export type SourceFacts = (id: string) => { readonly kind: Source["kind"]; readonly public_date: string };

/** A past claim with the instant of its end. */
export type Ended = Claim & { readonly ended_at: string };

/** The entry of a source. Its public day is written only where neither its date nor its capture tells it. */
export function sourceEntry(source: Source & { readonly public_date: string }): Loose {
  const { id, original, public_date, ...rest } = source;
  const day = source.date === null && source.captured === null ? { public_date } : {};
  const told = { ...rest, source: id, original: original && present(original), ...day };
  return inOrder("source", present(told));
}

/** The entry of a judgement. */
export function judgementEntry(judgement: { readonly id: string; readonly claims: readonly string[] }): Loose {
  const { id, claims, ...rest } = judgement;
  return inOrder("judgement", present({ ...rest, judgement: id, claims: claims.length > 0 ? claims : undefined }));
}

/** The entry of anything that claims are about: its head, the claims that stand, and those that ended, newest end first. */
export function subjectEntry(
  subject: { readonly kind: SubjectKind; readonly id: string; readonly doc: Readonly<Loose> },
  claims: { readonly standing: readonly Claim[]; readonly past: readonly Ended[] },
  facts: SourceFacts,
): Loose {
  const { kind, id, doc } = subject;
  const packed = packClaims(kind, claims.standing, (source) => facts(source).public_date);
  const standing = packed.map((item) => itemOf(kind, item, facts));
  const past = claims.past.map((claim) => ({
    ...itemOf(kind, { claims: [claim], numbered: claim.n > 0 }, facts),
    ...endOf(claim, facts),
  }));
  return inOrder(kind, {
    ...doc,
    [kind]: id,
    ...(standing.length > 0 ? { claims: standing } : {}),
    ...(past.length > 0 ? { history: past } : {}),
  });
}

function endOf(claim: Ended, facts: SourceFacts): Loose {
  const { public_date, superseded_by, ended, ended_at } = claim;
  return present({
    public_date: public_date === facts(claim.source).public_date ? null : public_date,
    ended_at,
    superseded_by,
    withdrawn: superseded_by === null ? ended : null,
  });
}

/** An item of `claims:` or `history:`. What all its values share is said once, in the item. */
function itemOf(kind: SubjectKind, { claims, numbered }: Packed, facts: SourceFacts): Loose {
  const [one] = claims;
  if (!one) throw new Error("an item without a claim");
  const divides = !numbered && one.superseded_seq === null && isDivision(claims);
  const named = claims.map((claim) => ({ claim, attribute: keyOf(kind, claim, divides) }));
  const methods = named.map(({ claim, attribute }) => methodOf(attribute, claim.value));
  const ofItem = { method: shared(methods.filter((m) => m !== undefined)), date: stageDate(claims) };
  const common = sharedBeside(claims);
  const values: Loose = {};
  for (const { claim, attribute } of named) {
    const key = attribute.key ?? attribute.name;
    const value = key === "breakdown" ? undivided(claim.value as Group) : claim.value;
    const written = writeValue(attribute, { value, words: claim.words }, besideOf(claim, common), ofItem);
    values[key] = attribute.many ? [...((values[key] as unknown[]) ?? []), written] : written;
    if (key === "stage") Object.assign(values, present({ date: ofItem.date }));
  }
  const { scope, ...remarks } = common;
  const { method } = ofItem;
  return present({ ...contextOf(one, facts), scope, method, ...values, ...remarks, n: numbered ? one.n : null });
}

function undivided({ breakdown: _name, ...group }: Group): Group {
  return group;
}

function contextOf(claim: Claim, facts: SourceFacts): Loose {
  const usual: Mode = sourceKinds[facts(claim.source).kind].mode;
  return {
    from: claim.source,
    at: claim.place === null ? null : printPlace(claim.place),
    said_by: claim.said_by,
    utterance: claim.utterance,
    mode: claim.mode === usual ? null : claim.mode,
    via: claim.via,
    modality: claim.modality === "asserted" ? null : claim.modality,
  };
}

const remarkKeys = ["scope", "doubt", "note"] as const;
type Remarks = Record<(typeof remarkKeys)[number], string | null>;

/** Scope, doubt and note as far as all claims of an item share them. */
function sharedBeside(claims: readonly Claim[]): Remarks {
  const entries = remarkKeys.map((key) => [key, shared(claims.map((c) => c[key]))]);
  return Object.fromEntries(entries) as Remarks;
}

/** Scope, doubt and note that a claim says for itself. */
function besideOf(claim: Claim, common: Remarks): Beside {
  return present(Object.fromEntries(remarkKeys.map((key) => [key, common[key] === null ? claim[key] : null])));
}

/** The one thing that all say; null when there is none. */
function shared(list: readonly (string | null)[]): string | null {
  const [first = null] = list;
  return list.every((one) => one === first) ? first : null;
}

function present(map: Loose): Loose {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null && value !== undefined));
}

/** The keys of an entry in the order in which docs/register.md lists them. */
function inOrder(kind: string, map: Loose): Loose {
  const known = entryKeys(kind).filter((key) => key in map);
  const others = Object.keys(map).filter((key) => !known.includes(key));
  return Object.fromEntries([...known, ...others.sort()].map((key) => [key, map[key]]));
}
