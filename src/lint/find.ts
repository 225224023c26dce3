import type { SubjectState } from "../model/state.ts";
import { type Finding, findingId } from "../store/findings.ts";
import type { Around } from "./rule.ts";
import { rules } from "./rules.ts";

/** Everything that the rules find about a subject, in the order of the rules; a finding of the same rule about the same things once. */
export function findIn(subject: SubjectState, around: Around): Finding[] {
  const found = rules
    .filter((rule) => rule.kinds.includes(subject.kind))
    .flatMap((rule) =>
      rule.check(subject, around).map(({ text, claims, other }): Finding => {
        const about = {
          rule: rule.id,
          subject: subject.ref,
          other: other ?? null,
          claims: [...new Set(claims)],
        };
        return {
          id: findingId(about),
          severity: rule.severity,
          title: rule.title,
          text: text.replaceAll(/\.\.(?!\.)/g, "."),
          ...about,
        };
      }),
    );
  return [...new Map(found.map((finding) => [finding.id, finding])).values()];
}
