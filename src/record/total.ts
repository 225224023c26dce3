import type { Claim } from "../model/claim.ts";
import type { SubjectState } from "../model/state.ts";
import type { NamedCount, Total, TotalScope } from "../model/total.ts";
import type { Part } from "../model/value.ts";

/** A total from its weighed subject: its scope as typed in, its number, and the parts that each source gives. */
export function totalOf(state: SubjectState): Total {
  return {
    id: state.id,
    title: String(state.doc.title ?? state.id),
    scope: scopeOf(state.doc),
    number: state.answers.find((a) => a.question.attribute === "count") ?? null,
    claims: state.claims,
    parts: partsBySource(state.claims),
  };
}

function scopeOf(doc: SubjectState["doc"]): TotalScope {
  const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
  const word = (value: unknown): string => (value === undefined ? "" : String(value));
  return {
    measure: word(doc.measure),
    agency: word(doc.agency),
    includes: list(doc.includes),
    excludes: list(doc.excludes),
    unit: word(doc.unit),
    period: word(doc.period),
  };
}

/** Parts of one source and speaker belong together; two sources' parts are never mixed into one sum. */
function partsBySource(claims: readonly Claim[]): Total["parts"] {
  const told = claims.filter((c) => c.attribute === "part" && c.scope === null);
  const key = (c: Claim): string => JSON.stringify([c.source, c.said_by, c.place]);
  return [...new Set(told.map(key))].sort().map((voice) => {
    const own = told.filter((c) => key(c) === voice).sort((x, y) => x.n - y.n);
    const parts = own.map((c): NamedCount => ({ of: (c.value as Part).of, count: (c.value as Part).count }));
    return { source: own[0]?.source ?? "", parts };
  });
}
