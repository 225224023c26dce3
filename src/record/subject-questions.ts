import type { Claim, SubjectKind } from "../model/claim.ts";
import type { Count } from "../model/count.ts";
import { countText, exact } from "../model/count.ts";
import { countryName } from "../model/country.ts";
import { type Money, moneyText } from "../model/money.ts";
import { parseDate } from "../model/partial-date.ts";
import type { Question, QuestionKind, Voiced } from "../model/question.ts";
import type { Cap, Choice, Moment, PlaceValue, Practice, StageValue, Term, Treaty, Words } from "../model/value.ts";
import { claimsOn, type ClaimOf, isPlan } from "./movement-shape.ts";
import { vocabularies } from "../model/vocabularies.ts";
import { capText, momentSpan, momentText, placeText, quotedCount } from "../model/value-text.ts";
import { type VoiceOf, voiceOf } from "./voice.ts";

type Made = { value: unknown; text: string };
/** A count with its words; "not stated" has no value. */
function countMade(c: ClaimOf<never>): Made {
  return { value: known(c.value as Count), text: quotedCount(c.value as Count, c.words) };
}

type Ask = {
  attribute: string;
  label: string;
  kind: QuestionKind;
  of?: (c: Claim) => string;
  make: (c: ClaimOf<never>) => Made;
};

const words: Ask["make"] = (c) => ({ value: (c.value as Words).text, text: (c.value as Words).text });
const choice: Ask["make"] = (c) => ({
  value: (c.value as Choice).choice,
  text: (c.value as Choice).choice.replaceAll("_", " "),
});

/** What is asked of agreements, payments, totals, statements, destinations, visits and watch-list entries. `of` divides an attribute into questions of its own. */
const asked: Record<Exclude<SubjectKind, "movement">, readonly Ask[]> = {
  agreement: [
    { attribute: "stage", label: "Stages", kind: "listed", make: (c) => stageMade(c.value as StageValue) },
    { attribute: "instrument", label: "Instrument", kind: "choice", make: choice },
    { attribute: "instrument_detail", label: "Instrument, in words", kind: "listed", make: words },
    { attribute: "text_public", label: "Text public?", kind: "choice", make: choice },
    { attribute: "text_where", label: "Where the text is", kind: "listed", make: words },
    {
      attribute: "term",
      label: "Terms",
      kind: "listed",
      of: (c) => (c.value as Term).predicate,
      make: (c) => termMade(c.value as Term),
    },
    {
      attribute: "cap",
      label: "Cap",
      kind: "count",
      of: (c) => capUnit(c.value as Cap),
      make: (c) => ({ value: ceilingOf(c.value as Cap), text: capText(c.value as Cap, c.words) }),
    },
    { attribute: "people_sent", label: "People sent", kind: "count", make: countMade },
    { attribute: "legal_basis", label: "Legal basis", kind: "listed", make: words },
    { attribute: "remark", label: "Remarks", kind: "listed", make: words },
  ],
  payment: [
    { attribute: "amount", label: "Amount", kind: "count", make: (c) => moneyMade(c.value as Money, c.words) },
    { attribute: "payer", label: "Payer", kind: "listed", make: words },
    { attribute: "payee", label: "Payee", kind: "listed", make: words },
    { attribute: "purpose", label: "Purpose", kind: "listed", make: words },
    { attribute: "payment_scope", label: "Scope", kind: "choice", make: choice },
    {
      attribute: "paid",
      label: "Day",
      kind: "span",
      make: (c) => ({ value: momentSpan(c.value as Moment), text: momentText(c.value as Moment) }),
    },
  ],
  total: [
    { attribute: "count", label: "Number", kind: "count", make: countMade },
    {
      attribute: "part",
      label: "Part",
      kind: "count",
      of: (c) => (c.value as { of: string }).of,
      make: (c) => partMade(c),
    },
    {
      attribute: "share",
      label: "Share",
      kind: "choice",
      of: (c) => (c.value as { of: readonly string[] }).of.join(" + "),
      make: (c) => shareMade(c),
    },
    { attribute: "remark", label: "Remarks", kind: "listed", make: words },
  ],
  statement: [
    { attribute: "says", label: "Says", kind: "listed", make: words },
    {
      attribute: "quote",
      label: "Word for word",
      kind: "listed",
      make: (c) => ({ value: (c.value as Words).text, text: `“${(c.value as Words).text}”` }),
    },
  ],
  destination: [
    {
      attribute: "practice",
      label: "Practice",
      kind: "listed",
      of: (c) => (c.value as Practice).topic,
      make: (c) => ({ value: (c.value as Practice).sentence, text: (c.value as Practice).sentence }),
    },
    {
      attribute: "treaty",
      label: "Treaty",
      kind: "choice",
      of: (c) => (c.value as Treaty).treaty,
      make: (c) => treatyMade(c.value as Treaty),
    },
  ],
  visit: [
    {
      attribute: "date",
      label: "Day",
      kind: "span",
      make: (c) => ({ value: momentSpan(c.value as Moment), text: momentText(c.value as Moment) }),
    },
    {
      attribute: "destination",
      label: "Where",
      kind: "choice",
      make: (c) => ({ value: (c.value as PlaceValue).country ?? null, text: placeText(c.value as PlaceValue) }),
    },
    { attribute: "says", label: "What happened", kind: "listed", make: words },
  ],
  aircraft: [
    { attribute: "operator", label: "Operator", kind: "listed", make: words },
    {
      attribute: "type",
      label: "Type",
      kind: "choice",
      make: (c) => ({ value: (c.value as Words).text, text: (c.value as Words).text }),
    },
    { attribute: "seen", label: "Seen", kind: "listed", make: words },
    { attribute: "listed", label: "Listed", kind: "listed", make: words },
    {
      attribute: "valid_from",
      label: "From",
      kind: "span",
      make: (c) => ({ value: momentSpan(c.value as Moment), text: momentText(c.value as Moment) }),
    },
    {
      attribute: "valid_to",
      label: "Until",
      kind: "span",
      make: (c) => ({ value: momentSpan(c.value as Moment), text: momentText(c.value as Moment) }),
    },
  ],
  callsign: [
    { attribute: "means", label: "Means", kind: "listed", make: words },
    {
      attribute: "valid_from",
      label: "From",
      kind: "span",
      make: (c) => ({ value: momentSpan(c.value as Moment), text: momentText(c.value as Moment) }),
    },
    {
      attribute: "valid_to",
      label: "Until",
      kind: "span",
      make: (c) => ({ value: momentSpan(c.value as Moment), text: momentText(c.value as Moment) }),
    },
  ],
};

/** The questions of any subject but a movement, ready to be weighed; attributes that nobody gives are left out. */
export function subjectQuestions(
  kind: SubjectKind,
  claims: readonly Claim[],
  _doc: Readonly<Record<string, unknown>>,
  rootOf: VoiceOf,
): Question[] {
  const list = kind === "movement" ? [] : asked[kind];
  return list.flatMap((ask) => {
    const told = claimsOn<never>(claims, ask.attribute);
    const names = ask.of ? [...new Set(told.map((c) => ask.of?.(c as unknown as Claim) ?? ""))].sort() : [null];
    return names.flatMap((name): Question[] => {
      const here = name === null ? told : told.filter((c) => ask.of?.(c as unknown as Claim) === name);
      if (here.length === 0) return [];
      const voiced = here.map((c): Voiced => {
        const claim = c as unknown as Claim;
        // What is told side by side is not set against anything: another scope is said beside the value, and hides nothing.
        const made = ask.kind === "listed" ? scoped(ask.make(c), c.scope) : ask.make(c);
        return {
          claims: [c.id],
          voice: voiceOf(claim, rootOf),
          value: made.value as Voiced["value"],
          text: made.text,
          scope: ask.kind === "listed" ? null : c.scope,
          planned: isPlan(claim),
          setAside: false,
        };
      });
      return [
        {
          attribute: name === null ? ask.attribute : `${ask.attribute}:${name}`,
          label:
            name === null ? ask.label : `${ask.label}: ${name.replaceAll("_", " ").replace(/ per total$/, " in all")}`,
          kind: ask.kind,
          voiced,
          ...currencyOf(here),
        },
      ];
    });
  });
}

const scoped = (made: Made, scope: string | null): Made =>
  scope === null ? made : { value: `${String(made.value)} (${scope})`, text: `${made.text} (${scope})` };

/** The one currency of claims on an amount; none where none or several are told. */
function currencyOf(claims: readonly ClaimOf<unknown>[]): { currency?: string } {
  const told = claims.map((c) => (c.value as Partial<Money>).currency).filter((code) => code !== undefined);
  const [currency, ...others] = new Set(told.filter((code) => code !== "XXX"));
  return currency === undefined || others.length > 0 ? {} : { currency };
}

const known = (count: Count): Count | null => (count.as === "unstated" ? null : count);

function stageMade(stage: StageValue): Made {
  const text = [stage.stage.replaceAll("_", " "), stage.date ? momentText({ at: stage.date }) : null]
    .filter(Boolean)
    .join(", ");
  // Values are told in the order of their keys: by day, and of one day in the order in which stages follow each other.
  const rank = String(Object.keys(vocabularies.stages).indexOf(stage.stage)).padStart(2, "0");
  const date = stage.date ?? "";
  return { value: `${parseDate(date)?.from ?? "9999"} ${rank} ${date}`, text };
}

function termMade(term: Term): Made {
  const text = [term.value, term.countries?.map(countryName).join(", ")].filter(Boolean).join(": ");
  return { value: `${term.predicate} ${text}`, text };
}

/** The ceiling itself is what caps are compared by: "up to 354" and "up to 280" are two ceilings, "up to 300" and 300 are one. */
function ceilingOf({ count }: Cap): Count | null {
  return count.as === "at_most" && count.hi !== null ? exact(count.hi) : known(count);
}

/** Unit and period of a cap: caps are compared only where both are the same. */
function capUnit(cap: Cap): string {
  return `${cap.unit} per ${cap.per ?? "period not told"}`;
}

function moneyMade(money: Money, words_: string | null): Made {
  if (money.as === "unstated") return { value: null, text: "not published" };
  return {
    value: { lo: money.lo, hi: money.hi, as: money.as } as Count,
    text: money.as === "exact" || words_ === null ? moneyText(money) : `“${words_}”`,
  };
}

function partMade(c: ClaimOf<never>): Made {
  const part = c.value as { of: string; count: Count };
  return {
    value: known(part.count),
    text: `${part.of}: ${countText({ lo: part.count.lo, hi: part.count.hi, as: part.count.as })}`,
  };
}

function shareMade(c: ClaimOf<never>): Made {
  const share = c.value as { percent: number };
  return { value: String(share.percent), text: `${share.percent} %` };
}

function treatyMade(treaty: Treaty): Made {
  return {
    value: treaty.value === "not_seen" ? null : treaty.value,
    text: [treaty.value.replaceAll("_", " "), treaty.date].filter(Boolean).join(", "),
  };
}
