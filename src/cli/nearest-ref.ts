import { subjectKinds } from "../model/claim.ts";
import { nearest } from "../sources/register/nearest.ts";
import { claimsLike } from "../store/claims.ts";
import { sourceOf, sourcesOf, subjectOf, subjectsOf } from "../store/entries.ts";
import type { TarmacRecord } from "../store/record.ts";

/** What can be shown. */
export const shownKinds = [...subjectKinds, "source", "claim"] as const;

/** What a person may have meant by a ref that names nothing: the same id of another kind, else the nearest id of that kind. */
export function refHint(record: TarmacRecord, ref: string): string {
  const [first, rest] = ref.includes("/")
    ? [ref.slice(0, ref.indexOf("/")), ref.slice(ref.indexOf("/") + 1)]
    : ["", ref];
  const elsewhere = refsOfId(record, rest);
  if (elsewhere.length > 0) return `did you mean ${elsewhere.join(" or ")}?`;
  const kind = shownKinds.find((known) => known === first || `${known}s` === first);
  if (kind === undefined)
    return first === "" ? fromAll(record, rest) : nearest(first, [...shownKinds, "flight"], "kinds are");
  if (kind === "claim")
    return "a claim's id has 24 digits, of which six or more are enough; tarmac show KIND/ID --json gives them";
  const near = nearest(rest, idsOf(record, kind));
  return near.startsWith("did you mean ")
    ? `did you mean ${kind}/${near.slice("did you mean ".length)}`
    : `tarmac list ${kind === "aircraft" ? kind : `${kind}s`} shows ids; tarmac list search --where q=WORDS finds by words`;
}

/** Things of any kind that bear this very id. */
function refsOfId(record: TarmacRecord, id: string): string[] {
  const refs = subjectKinds.map((kind) => `${kind}/${id}`).filter((ref) => subjectOf(record, ref) !== null);
  if (sourceOf(record, id) !== null) refs.push(`source/${id}`);
  return [...refs, ...claimsLike(record, id).map((claim) => `claim/${claim.id}`)];
}

function idsOf(record: TarmacRecord, kind: Exclude<(typeof shownKinds)[number], "claim">): string[] {
  return (kind === "source" ? sourcesOf(record) : subjectsOf(record, kind)).map(({ id }) => id);
}

function fromAll(record: TarmacRecord, id: string): string {
  const refs = shownKinds.flatMap((kind) =>
    kind === "claim" ? [] : idsOf(record, kind).map((one) => `${kind}/${one}`),
  );
  const ids = new Map(refs.map((ref) => [ref.slice(ref.indexOf("/") + 1), ref]));
  const near = /^did you mean (.*)\?$/.exec(nearest(id, [...ids.keys()]))?.[1];
  return near === undefined
    ? "such as movement/pa-co-2025-02-03; tarmac list movements shows ids"
    : `did you mean ${ids.get(near)}?`;
}
