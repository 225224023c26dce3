import type { Question, Voiced } from "../model/question.ts";
import { compareSpans } from "../model/span.ts";
import type { Found, Rule } from "./rule.ts";

/** 06:00 in Juba on 5 July is neither "about 05:00" there nor any time on 4 July in Washington. */
export const timesApart: Rule = {
  id: "times-apart",
  severity: "warning",
  title: "Times that cannot both hold",
  says: "Voices give times of one departure, arrival or stop that are apart, each set in its own zone. The time that most others rule out is told first.",
  kinds: ["movement"],
  check: (subject) =>
    subject.answers
      .filter((a) => a.question.kind === "span" && a.judged.verdict === "contradicts")
      .flatMap(({ question }) => outliers((question as Question<"span">).label, told(question as Question<"span">))),
};

type Time = Voiced<"span"> & { readonly value: NonNullable<Voiced<"span">["value"]> };

function told(question: Question<"span">): Time[] {
  return question.voiced.filter((v): v is Time => v.value !== null && v.scope === null && !v.planned && !v.setAside);
}

/** One finding for each time that others rule out; the one ruled out by most voices is told, then left aside. */
function outliers(label: string, times: readonly Time[]): Found[] {
  const against = (one: Time): Time[] =>
    times.filter((other) => other.voice !== one.voice && compareSpans(one.value, other.value) === "disjoint");
  const voices = (one: Time): number => new Set(against(one).map((other) => other.voice)).size;
  // Of two that only rule out each other the longer words say more, such as a time beside a day; then the order is fixed by what they say.
  const [worst] = [...times].sort(
    (a, b) => voices(b) - voices(a) || b.text.length - a.text.length || (key(a) < key(b) ? -1 : 1),
  );
  const opposed = worst ? against(worst) : [];
  if (!worst || opposed.length === 0) return [];
  const others = [...new Set(opposed.map((other) => other.text))].sort();
  const found: Found = {
    text: `${label}: ${worst.text} cannot hold beside ${others.join(" or ")}.`,
    claims: [worst, ...opposed].flatMap((one) => one.claims),
  };
  return [
    found,
    ...outliers(
      label,
      times.filter((one) => one !== worst),
    ),
  ];
}

const key = (one: Time): string => `${one.text} ${one.claims.join(" ")}`;
