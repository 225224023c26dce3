import type { Claim } from "../model/claim.ts";
import { dateText, openEnd, openStart, type PartialDate, parseDate } from "../model/partial-date.ts";
import type { SubjectState } from "../model/state.ts";
import { vocabularies } from "../model/vocabularies.ts";
import type { Choice, StageValue } from "../model/value.ts";

/** A stage of an agreement's history as one claim asserts it. */
export type StageView = {
  readonly stage: string;
  /** The day as told, in the register's notation; null when no source gives one. */
  readonly date: string | null;
  readonly date_text: string;
  /** The ISO day at which it is drawn: the middle of what is told, or the day it was public when no day is told. */
  readonly at: string;
  /** Who asserts it; null when the source speaks for itself. */
  readonly by: string | null;
  readonly source: string;
  readonly claim: string;
  readonly modality: string;
  readonly doubt: string | null;
  readonly note: string | null;
  readonly words: string | null;
};

/** How long an agreement stands, as ISO days: null where nothing is told. */
export type StandingSpan = {
  /** From when it is said to stand: announced, agreed, signed, in force or used. */
  readonly from: string | null;
  readonly in_force_from: string | null;
  /** When it was suspended or ended, unless a later stage says that it stands. */
  readonly until: string | null;
  /** When its text was public. */
  readonly text_public: string | null;
};

/** Stages in the order of the list, weakest word first. */
const ranks = Object.keys(vocabularies.stages);

/** The stages in the order of their days; each stands, a later one never erases an earlier one. */
export function stagesOf(state: SubjectState): StageView[] {
  const stages = state.claims.filter((c) => c.attribute === "stage").map(stageView);
  const key = (s: StageView): string => `${s.at} ${String(ranks.indexOf(s.stage)).padStart(2, "0")} ${s.claim}`;
  return stages.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function stageView(claim: Claim): StageView {
  const { stage, date } = claim.value as StageValue;
  const told = date === undefined ? null : parseDate(date);
  return {
    stage,
    date: date ?? null,
    date_text: told ? dateText(told) : "",
    at: told ? middle(told) : claim.public_date,
    by: claim.said_by,
    source: claim.source,
    claim: claim.id,
    modality: claim.modality,
    doubt: claim.doubt,
    note: claim.note,
    words: claim.words,
  };
}

const stands = new Set(["announced", "agreed", "signed", "in_force", "used"]);
const ends = new Set(["suspended", "terminated"]);

/** When an agreement stands by its stages. Denials end nothing: they stand beside what they deny. */
export function standingOf(state: SubjectState, stages: readonly StageView[]): StandingSpan {
  const first = (wanted: (s: StageView) => boolean): string | null => stages.find(wanted)?.at ?? null;
  const last = stages.filter((s) => stands.has(s.stage) || ends.has(s.stage)).at(-1);
  const texts = state.claims.filter((c) => c.attribute === "text_public" && (c.value as Choice).choice === "yes");
  return {
    from: first((s) => stands.has(s.stage)),
    in_force_from: first((s) => s.stage === "in_force"),
    until: last && ends.has(last.stage) ? last.at : null,
    text_public: texts.map((c) => c.public_date).sort()[0] ?? null,
  };
}

/** A denial beside an assertion of another voice that it exists: both stages, or null when there is no such pair. */
export function deniedBeside(stages: readonly StageView[]): readonly [StageView, StageView] | null {
  const claimed = stages.filter((s) => stands.has(s.stage) || s.stage === "alleged");
  for (const denied of stages.filter((s) => s.stage === "denied")) {
    const other = claimed.filter((s) => s.by !== denied.by || s.source !== denied.source);
    const found = other.filter((s) => s.stage !== "used" && s.stage !== "alleged").at(-1) ?? other[0];
    if (found) return [denied, found];
  }
  return null;
}

const formal = ["alleged", "offered", "agreed", "announced", "signed", "in_force"];

/**
 * How far it has come, in the order of the days: its end when it was ended, else the firmest word that is not doubted. A word short of an announcement
 * ("agreed", no signature known) stands with those before it; a denial and the first use stand beside.
 */
export function stagesReached(stages: readonly StageView[]): StageView[] {
  const first = (stage: string): StageView[] => stages.filter((s) => s.stage === stage).slice(0, 1);
  const sure = stages.filter((s) => s.doubt === null && formal.includes(s.stage));
  const told = sure.length > 0 ? sure : stages.filter((s) => formal.includes(s.stage));
  const firmest = Math.max(...told.map((s) => formal.indexOf(s.stage)));
  const words = firmest <= formal.indexOf("agreed") ? formal.slice(0, firmest + 1) : formal.slice(firmest, firmest + 1);
  const reached = words.flatMap((word) => told.filter((s) => s.stage === word).slice(0, 1));
  const last = stages.filter((s) => stands.has(s.stage) || ends.has(s.stage)).at(-1);
  const ended = last && ends.has(last.stage) ? [last] : [];
  const shown = new Set([...(ended.length > 0 ? ended : reached), ...first("denied"), ...first("used")]);
  return stages.filter((s) => shown.has(s));
}

/** "signed, 14 May 2025"; "signed" where no day is told. */
export function stageText(stage: StageView): string {
  return [stage.stage.replaceAll("_", " "), stage.date_text].filter(Boolean).join(", ");
}

function middle(date: PartialDate): string {
  if (date.from === openStart) return date.to;
  if (date.to === openEnd) return date.from;
  return new Date((Date.parse(date.from) + Date.parse(date.to)) / 2).toISOString().slice(0, 10);
}
