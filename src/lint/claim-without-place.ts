import { counted, type Rule } from "./rule.ts";

/** A reader cannot put her finger on it. */
export const claimWithoutPlace: Rule = {
  id: "claim-without-place",
  severity: "note",
  title: "Claims without a place",
  says: "Claims of which the entry does not say where in the source they stand.",
  kinds: ["movement", "agreement", "payment", "total", "statement", "destination", "visit"],
  check(subject) {
    const loose = subject.claims.filter((c) => c.place === null && c.mode !== "derived");
    if (loose.length === 0) return [];
    return [
      {
        text: `${counted(loose.length, "claim")} of ${subject.claims.length} ${loose.length === 1 ? "does" : "do"} not say where in the source to look.`,
        claims: loose.map((c) => c.id),
      },
    ];
  },
};
