import type { AsOf } from "./claims.ts";
import { ledgerHead } from "./ledger.ts";
import type { TarmacRecord } from "./record.ts";

const mostAnswers = 8;

/**
 * The same question, answered from memory until something is written: a list that must be read whole is read once, not for each of its pages. The last few
 * answers are kept.
 */
export function keptUntilWritten<Asked, Answer>(
  answer: (record: TarmacRecord, asked: Asked, when: AsOf) => Answer,
): (record: TarmacRecord, asked: Asked, when: AsOf) => Answer {
  const kept = new WeakMap<TarmacRecord, { readonly head: string; readonly answers: Map<string, Answer> }>();
  return (record, asked, when) => {
    const { hash } = ledgerHead(record);
    let here = kept.get(record);
    if (here?.head !== hash) {
      here = { head: hash, answers: new Map() };
      kept.set(record, here);
    }
    const key = JSON.stringify([asked, when]);
    const known = here.answers.get(key);
    if (known !== undefined) return known;
    const made = answer(record, asked, when);
    const [oldest] = here.answers.keys();
    if (here.answers.size >= mostAnswers && oldest !== undefined) here.answers.delete(oldest);
    here.answers.set(key, made);
    return made;
  };
}
