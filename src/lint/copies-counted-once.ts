import type { Rule } from "./rule.ts";

/** Ten papers print one wire story. */
export const copiesCountedOnce: Rule = {
  id: "copies-counted-once",
  severity: "note",
  title: "Copies that are one voice",
  says: "Several sources of an entry repeat one and the same source: together they are one voice, whatever their number.",
  kinds: ["movement", "agreement", "payment", "total", "statement", "destination", "visit"],
  check(subject, around) {
    const roots = new Map<string, Set<string>>();
    for (const { source } of subject.claims) {
      const root = around.source(source)?.voice ?? source;
      roots.set(root, (roots.get(root) ?? new Set()).add(source));
    }
    return [...roots]
      .filter(([, sources]) => sources.size > 1)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([root, sources]) => ({
        text: `${[...sources].sort().join(", ")} go back to ${root}: they count as one voice.`,
        claims: subject.claims.filter((c) => sources.has(c.source)).map((c) => c.id),
      }));
  },
};
