import type { Answered } from "../model/state.ts";
import { type Verdict, verdicts } from "../model/verdict.ts";

/** The attributes whose worst verdict is the row's: people, third-country, dates, route and aircraft. */
const decisive = (attribute: string): boolean =>
  ["people", "third_country", "date", "departed", "arrived", "route", "aircraft", "vessels"].includes(attribute) ||
  /^stop:.*:(arrived|departed)$/.test(attribute);

/** One state for a movement: the worst verdict over the decisive attributes that have two voices; one side only when none has. */
export function rowState(answers: readonly Answered[]): { state: Verdict; reason: string } {
  const heard = answers.filter((a) => decisive(a.question.attribute) && voicesIn(a) > 1);
  const rank = (v: Verdict): number => verdicts.indexOf(v);
  const worst = [...heard].sort((a, b) => rank(b.judged.verdict) - rank(a.judged.verdict))[0];
  if (worst) return { state: worst.judged.verdict, reason: `${worst.question.label}: ${worst.judged.reason}` };
  const any = answers.some((a) => a.question.voiced.some((v) => v.value !== null));
  return any
    ? { state: "one_side_only", reason: "No attribute has two voices." }
    : { state: "unknown", reason: "Nobody gives a value." };
}

function voicesIn(answer: Answered): number {
  return new Set(answer.question.voiced.filter((v) => v.value !== null && !v.setAside).map((v) => v.voice)).size;
}
