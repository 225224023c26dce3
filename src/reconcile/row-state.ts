import type { Answered } from "../model/state.ts";
import { type Verdict, verdicts } from "../model/verdict.ts";

/** The attributes whose worst verdict is the row's: people, third-country, dates, route and aircraft. */
const decisive = (attribute: string): boolean =>
  ["people", "third_country", "date", "departed", "arrived", "route", "aircraft", "vessels"].includes(attribute) ||
  /^stop:.*:(arrived|departed)$/.test(attribute);

type State = { readonly state: Verdict; readonly reason: string };

/** One state for a movement: the worst verdict over the decisive attributes that have two voices; one side only when none has. */
export function rowState(answers: readonly Answered[]): State {
  const worst = worstOf(answers.filter((a) => decisive(a.question.attribute)));
  if (worst) return worst;
  return worstOf(answers)
    ? { state: "one_side_only", reason: "Neither people nor days, route or aircraft have two voices." }
    : oneSided(answers);
}

/** One state for any other subject: the worst verdict over all that is compared and has two voices; what is only told side by side where nothing is. */
export function subjectRowState(answers: readonly Answered[]): State {
  const isListed = (a: Answered): boolean => a.question.kind === "listed";
  const worst = worstOf(answers.filter((a) => !isListed(a)));
  if (worst) return worst;
  const listed = answers.filter((a) => isListed(a) && voicesIn(a) > 1).map((a) => a.question.label);
  if (listed.length === 0) return oneSided(answers);
  return { state: "consistent", reason: `Several voices, told side by side and not compared: ${listed.join("; ")}.` };
}

function worstOf(answers: readonly Answered[]): State | null {
  const rank = (v: Verdict): number => verdicts.indexOf(v);
  const heard = answers.filter((a) => voicesIn(a) > 1);
  const worst = [...heard].sort((a, b) => rank(b.judged.verdict) - rank(a.judged.verdict))[0];
  return worst ? { state: worst.judged.verdict, reason: `${worst.question.label}: ${worst.judged.reason}` } : null;
}

function oneSided(answers: readonly Answered[]): State {
  const any = answers.some((a) => a.question.voiced.some((v) => v.value !== null));
  return any
    ? { state: "one_side_only", reason: "No attribute has two voices." }
    : { state: "unknown", reason: "Nobody gives a value." };
}

function voicesIn(answer: Answered): number {
  return new Set(answer.question.voiced.filter((v) => v.value !== null && !v.setAside).map((v) => v.voice)).size;
}
