import type { Answered } from "../model/state.ts";
import type { Around, Rule } from "./rule.ts";

/** A number that only a re-post gives should be looked up at the original. */
export const oneMirror: Rule = {
  id: "one-mirror",
  severity: "note",
  title: "Values that rest on one mirror alone",
  says: "A value that only a mirror gives: a re-post, a rewording or a summary of a source that was not read itself.",
  kinds: ["movement", "agreement", "payment", "total"],
  check(subject, around) {
    const resting = subject.answers.flatMap((a) => {
      const claims = valuesOf(a);
      const sources = new Set(subject.claims.filter((c) => claims.has(c.id)).map((c) => c.source));
      const [only] = sources;
      return sources.size === 1 && only !== undefined && isMirror(only, around) ? [{ a, claims, only }] : [];
    });
    if (resting.length === 0) return [];
    const labels = resting.map(({ a, only }) => `${a.question.label.toLowerCase()} (${only})`);
    return [
      {
        text: `Only a mirror gives: ${labels.join("; ")}.`,
        claims: [...new Set(resting.flatMap(({ claims }) => [...claims]))].sort(),
      },
    ];
  },
};

function valuesOf(a: Answered): Set<string> {
  return new Set(a.question.voiced.filter((v) => v.value !== null && v.scope === null).flatMap((v) => v.claims));
}

function isMirror(id: string, around: Around): boolean {
  const source = around.source(id);
  return source === null || source.seen === "mirror" || source.seen === "not_seen" || source.copy_of !== null;
}
