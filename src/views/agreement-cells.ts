import type { Claim } from "../model/claim.ts";
import { countText, groupDigits } from "../model/count.ts";
import type { Answered, SubjectState } from "../model/state.ts";
import type { Cap, Choice, Term, Words } from "../model/value.ts";
import { type MovementUnder, peopleUnder } from "./movements-under.ts";
import type { PaymentView } from "./payments-under.ts";
import { deniedBeside, type StageView, stagesReached, stageText } from "./stage-history.ts";
import { termPhrase, whoPredicates } from "./term-phrase.ts";

/** How the sources of a cell stand to each other. `one`: there is one; `same`: several, which can all hold. */
export type Standing = "one" | "same" | "differs" | "different_scope";

/** A cell of the matrix. Without text and absence it is blank: nobody looked, or nobody entered it. */
export type CellView = {
  readonly text: string;
  /** Why there is no value, when a source or a reader of sources says so. */
  readonly absence: "not published" | "not stated" | "none found" | null;
  /** Null when the cell is blank. */
  readonly standing: Standing | null;
  /** Why they differ, or what their scopes are; empty otherwise. */
  readonly why: string;
  /** Ids of the independent sources: one for a story and its copies. */
  readonly sources: readonly string[];
};

/** The columns of the matrix, in order, with their headings. */
export const cellNames = {
  stage: "Stage",
  instrument: "Instrument",
  text: "Text public?",
  who: "Who may be sent",
  cap: "Cap",
  money: "Money",
  people: "Third-country people recorded",
} as const;
export type CellName = keyof typeof cellNames;

/** What cells are made from: an agreement weighed, and what hangs on it. */
export type CellsFrom = {
  readonly state: SubjectState;
  readonly stages: readonly StageView[];
  readonly payments: readonly PaymentView[];
  readonly movements: readonly MovementUnder[];
  /** The source at the root of a source's copies. */
  readonly rootOf: (source: string) => string;
};

/** The cells of an agreement. */
export function agreementCells(from: CellsFrom): Readonly<Record<CellName, CellView>> {
  return {
    stage: stageCell(from),
    instrument: instrumentCell(from),
    text: textCell(from),
    who: whoCell(from),
    cap: capCell(from),
    money: moneyCell(from),
    people: peopleCell(from),
  };
}

const blank: CellView = { text: "", absence: null, standing: null, why: "", sources: [] };

type Told = { text: string; sources: readonly string[]; absence?: CellView["absence"]; apart?: Apart | null };
type Apart = { standing: "differs" | "different_scope"; why: string };

function cell({ rootOf }: CellsFrom, { text, sources, absence = null, apart = null }: Told): CellView {
  const roots = [...new Set(sources.map(rootOf))].sort();
  const standing = apart?.standing ?? (roots.length > 1 ? "same" : "one");
  return { text, absence, standing, why: apart?.why ?? "", sources: roots };
}

function claimsOn({ state }: CellsFrom, ...attributes: string[]): Claim[] {
  return state.claims.filter((c) => attributes.includes(c.attribute));
}

const sourcesOf = (claims: readonly Claim[]): string[] => claims.map((c) => c.source);

/** Where answers contradict, or count different things: the gravest of them. */
function apartIn(answers: readonly Answered[]): Apart | null {
  const first = (verdict: string): Answered | undefined => answers.find((a) => a.judged.verdict === verdict);
  const differing = first("contradicts");
  if (differing) return { standing: "differs", why: differing.judged.reason };
  const scoped = first("different_scope");
  return scoped ? { standing: "different_scope", why: scoped.judged.reason } : null;
}

function answersOn({ state }: CellsFrom, attribute: string): Answered[] {
  return state.answers.filter(
    ({ question }) => question.attribute === attribute || question.attribute.startsWith(`${attribute}:`),
  );
}

function stageCell(from: CellsFrom): CellView {
  const { stages } = from;
  if (stages.length === 0) return blank;
  const pair = deniedBeside(stages);
  const uses = stages.filter((s) => s.stage === "used").length;
  const reached = stagesReached(stages).map((s) =>
    s.stage === "used" && uses > 1 ? `first ${stageText(s)}` : stageText(s),
  );
  return cell(from, {
    text: [...new Set(reached)].join("; "),
    sources: stages.map((s) => s.source),
    apart: pair && { standing: "differs", why: `${pair.map(byWhom).join("; ")}.` },
  });
}

function byWhom(stage: StageView): string {
  return `${stageText(stage)} (${stage.by ?? "a source"})`;
}

function instrumentCell(from: CellsFrom): CellView {
  const claims = claimsOn(from, "instrument");
  const details = claimsOn(from, "instrument_detail");
  const kinds = [...new Set(claims.map((c) => (c.value as Choice).choice))];
  const detail = details.map((c) => (c.value as Words).text).find((text) => text.length <= 48);
  const sources = sourcesOf([...claims, ...details]);
  if (sources.length === 0) return blank;
  const known = kinds.filter((kind) => kind !== "unknown").map((kind) => kind.replaceAll("_", " "));
  const text = [known.join(" or "), detail].filter(Boolean).join(", ");
  return cell(from, {
    text,
    sources,
    absence: text === "" ? "not stated" : null,
    apart: apartIn(answersOn(from, "instrument")),
  });
}

const publicWords: Readonly<Record<string, string>> = { yes: "public", part: "in part", no: "", unknown: "" };

function textCell(from: CellsFrom): CellView {
  const claims = claimsOn(from, "text_public");
  if (claims.length === 0) return blank;
  const choices = [...new Set(claims.map((c) => (c.value as Choice).choice))];
  const words = choices.map((choice) => publicWords[choice] ?? choice).filter(Boolean);
  const where = claimsOn(from, "text_where").map((c) => (c.value as Words).text);
  const absence = choices.includes("no") ? "not published" : words.length === 0 ? "none found" : null;
  return cell(from, {
    text: [words.join(" or "), where.find((text) => text.length <= 64)].filter(Boolean).join(", "),
    sources: sourcesOf(claims),
    absence,
    apart: apartIn(answersOn(from, "text_public")),
  });
}

const mostPhrases = 3;

function whoCell(from: CellsFrom): CellView {
  const terms = claimsOn(from, "term").filter((c) => whoPredicates.includes((c.value as Term).predicate));
  if (terms.length === 0) return blank;
  const rank = (c: Claim): number => whoPredicates.indexOf((c.value as Term).predicate);
  const sorted = [...terms].sort((a, b) => rank(a) - rank(b) || (a.public_date < b.public_date ? -1 : 1));
  const phrases = [...new Set(sorted.map((c) => termPhrase(c.value as Term)))];
  const left = phrases.length - mostPhrases;
  const shown = left > 1 ? [...phrases.slice(0, mostPhrases), `${left} more terms`] : phrases;
  return cell(from, { text: shown.join("; "), sources: sourcesOf(terms), apart: termsApart(terms) });
}

/** Terms are told side by side; what can be held against each other is a nationality that one voice lets in and another leaves out. */
function termsApart(terms: readonly Claim[]): Apart | null {
  const naming = (predicate: string): readonly [string, Claim][] =>
    terms
      .filter((c) => (c.value as Term).predicate === predicate)
      .flatMap((c) => ((c.value as Term).countries ?? []).map((code) => [code, c] as [string, Claim]));
  const out = naming("nationality_out");
  for (const [code, inside] of naming("nationality_in")) {
    const outside = out.find(([other, c]) => other === code && c.source !== inside.source);
    if (outside)
      return {
        standing: "differs",
        why: `One source lets in ${termPhrase(inside.value as Term)}; another says ${termPhrase(outside[1].value as Term)}.`,
      };
  }
  return null;
}

function capCell(from: CellsFrom): CellView {
  const caps = claimsOn(from, "cap");
  if (caps.length === 0) return blank;
  const answers = answersOn(from, "cap");
  const texts = answers.map((answer) => {
    const ids = new Set(answer.question.voiced.flatMap((v) => v.claims));
    return capsText(caps.filter((c) => ids.has(c.id)));
  });
  const scoped: Apart = {
    standing: "different_scope",
    why: "The caps count different things, or over different times: they are set side by side.",
  };
  return cell(from, {
    text: texts.join("; "),
    sources: sourcesOf(caps),
    apart: apartIn(answers) ?? (answers.length > 1 ? scoped : null),
  });
}

/** Caps of one unit and time: each ceiling once, proposals after those that stand, then the period when all name the same one. */
function capsText(caps: readonly Claim[]): string {
  const standing = caps.filter((c) => c.modality !== "planned");
  const ceilings = (list: readonly Claim[]): string => {
    const firm = list.filter((c) => ["exact", "at_most"].includes((c.value as Cap).count.as));
    return [...new Set((firm.length > 0 ? firm : list).map(ceilingText))].join(" or ");
  };
  const periods = new Set((standing.length > 0 ? standing : caps).flatMap((c) => (c.value as Cap).period ?? []));
  const [cap] = caps.map((c) => c.value as Cap);
  const stated = standing.length > 0 ? `${ceilings(standing)}${unitText(cap)}` : "";
  const period = periods.size === 1 ? [...periods].join() : "";
  const proposed = caps.filter((c) => c.modality === "planned");
  const plan = proposed.length > 0 ? `${ceilings(proposed)}${stated === "" ? unitText(cap) : ""} proposed` : "";
  return (stated === "" ? [plan, period] : [stated, period, plan]).filter(Boolean).join(", ");
}

const perWords: Readonly<Record<string, string>> = {
  total: "in all",
  year: "a year",
  month: "a month",
  week: "a week",
};

function unitText(cap: Cap | undefined): string {
  const unit = cap === undefined || cap.unit === "people" ? "" : ` ${cap.unit}`;
  return `${unit}${cap?.per === undefined ? ", period not told" : ` ${perWords[cap.per] ?? cap.per}`}`;
}

/** The ceiling alone: "up to 160", "about 300"; the words where they give no number. */
function ceilingText(claim: Claim): string {
  const { lo, hi, as } = (claim.value as Cap).count;
  if (as === "exact" || as === "at_most") return `up to ${groupDigits(hi ?? lo)}`;
  return as === "unstated" && claim.words !== null ? `“${claim.words}”` : countText({ lo, hi, as });
}

/** "up to 160 in all", "up to 10 a year, two years"; a cap without a time says so. */
export function capPhrase(claim: Claim): string {
  const cap = claim.value as Cap;
  return `${ceilingText(claim)}${unitText(cap)}${cap.period ? `, ${cap.period}` : ""}`;
}

function moneyCell(from: CellsFrom): CellView {
  const { payments } = from;
  if (payments.length === 0) return blank;
  const told = payments.filter((p) => p.published);
  const sources = payments.flatMap((p) => p.sources);
  const differing = payments.find((p) => p.verdict === "contradicts");
  const scopes = [...new Set(told.map((p) => scopeWord(p.scope)))];
  const apart: Apart | null = differing
    ? { standing: "differs", why: `${differing.title}: ${differing.reason}` }
    : scopes.length > 1
      ? { standing: "different_scope", why: `Different scope: ${scopes.join(", ")}. Never summed.` }
      : null;
  const text = scopes
    .map((scope) => {
      const here = told.filter((p) => scopeWord(p.scope) === scope).map((p) => shortMoney(p.amount));
      const left = here.length - mostPhrases;
      return `${here.slice(0, mostPhrases).join(", ")}${left > 0 ? ` and ${left} more` : ""} ${scope}`;
    })
    .join("; ");
  return cell(from, { text, sources, absence: told.length === 0 ? "not published" : null, apart });
}

/** "$6M" for "$6 million": a cell is narrow. */
function shortMoney(amount: string): string {
  return amount.replace(/(?<=\d) million/g, "M").replace(/(?<=\d) billion/g, "bn");
}

function scopeWord(scope: string | null): string {
  return scope === null ? "scope not told" : scope.replaceAll("_", " ");
}

function peopleCell(from: CellsFrom): CellView {
  const people = peopleUnder(from.movements);
  if (people === null) return saidSent(from);
  const counted = from.movements.filter((m) => m.counted);
  const answers = counted.flatMap(({ state }) =>
    state.answers.filter((a) => a.question.attribute === "third_country" || a.question.attribute === "people"),
  );
  const cited = new Set(answers.flatMap((a) => a.question.voiced.flatMap((v) => v.claims)));
  const claims = counted.flatMap(({ state }) => state.claims.filter((c) => cited.has(c.id)));
  const of = people.people.text === people.third_country.text ? "" : ` of ${people.people.text}`;
  // Another scope ("all sent since July") stands beside the number of one movement; it says nothing against the sum.
  const apart = apartIn(answers.filter((a) => a.judged.verdict === "contradicts"));
  return cell(from, { text: `${people.third_country.text}${of}`, sources: sourcesOf(claims), apart });
}

/** No movement in this record, and yet a source tells how many were sent: its number, as what it is. */
function saidSent(from: CellsFrom): CellView {
  const claims = claimsOn(from, "people_sent");
  if (claims.length === 0) return blank;
  const numbers = [...new Set(answersOn(from, "people_sent").map((a) => a.text))].join("; ");
  return cell(from, {
    text: `none in this record; said to be ${numbers}`,
    sources: sourcesOf(claims),
    apart: apartIn(answersOn(from, "people_sent")),
  });
}
