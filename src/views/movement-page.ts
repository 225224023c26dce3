import { countText } from "../model/count.ts";
import { countryName } from "../model/country.ts";
import type { MovementRow } from "../model/row.ts";
import type { MovementState } from "../model/state.ts";
import type { Ref } from "../model/value.ts";
import { type AsOf, pastClaimsOf } from "../store/claims.ts";
import { subjectOf } from "../store/entries.ts";
import { judgementsOf } from "../store/judgements.ts";
import { linksTo } from "../store/links.ts";
import type { TarmacRecord } from "../store/record.ts";
import { attributeView, claimView } from "./claim-view.ts";
import { breakdownsOf } from "./breakdowns.ts";
import { chainOf, gapOf } from "./chain.ts";
import { historyOf } from "./history.ts";
import { movementRowOf, tallied } from "./movement-row.ts";
import type { Reader } from "./reader.ts";
import { notSupported } from "./not-supported.ts";
import { safeSentences } from "./safe-sentence.ts";
import type { AttributeView, ClaimView, JudgementView, MovementPage } from "./shapes.ts";
import { sourceViews } from "./source-view.ts";
import { statementsAbout } from "./statements-about.ts";

/** A movement's page; null when the record does not hold it, or nothing about it was public yet. */
export function movementPage(reader: Reader, id: string, when: AsOf): MovementPage | null {
  const { record } = reader;
  const state = reader.movement(id, when);
  const row = movementRowOf(reader, id, when);
  if (!state || !row) return null;
  const parts = row.parts.flatMap((part) => reader.movement(part, when) ?? []);
  const claims = new Map([...parts.flatMap((p) => p.claims), ...state.claims].map((c) => [c.id, c]));
  const agreements = agreementsOf(record, state, when);
  const attributes = state.answers.map((a) => titled(attributeView(a, claims), agreements));
  const rows = (ids: readonly string[]): MovementRow[] =>
    ids.flatMap((other) => movementRowOf(reader, other, when) ?? []);
  const statements = statementsAbout(reader, state.ref, when);
  const end = state.chain_end;
  const chain = chainOf(state);
  const cited = [...state.claims, ...parts.flatMap((p) => p.claims)].map((c) => c.source);
  const sources = sourceViews(record, [...cited, ...statements.map((s) => s.source)], when);
  const findings = reader.findings(state.ref, when);
  return {
    ...row,
    state: state.state,
    state_reason: state.state_reason,
    ...tallied(findings),
    attributes,
    chain_end: end && {
      to: end.to === null ? "not told" : countryName(end.to),
      third_country: { ...end.third_country, text: countText(end.third_country) },
      own_nationals: { ...end.own_nationals, text: countText(end.own_nationals) },
      reason: end.reason,
    },
    third_country_why: state.third_country_why,
    breakdowns: breakdownsOf(state),
    chain,
    gap: gapOf(chain),
    part_pages: rows(row.parts),
    part_claims: Object.fromEntries(parts.map((part) => [part.id, partClaims(part)])),
    chain_pages: rows([...row.after, ...row.then]),
    lookalikes: lookalikesOf(reader, state, when),
    agreements,
    statements,
    findings_list: findings,
    judgements: judgementsOf(record, state.ref, when).map(judgementView),
    history: when.as_of === undefined ? historyOf(record, pastClaimsOf(record, state.ref, when)) : [],
    safe: safeSentences(state, sources),
    not_supported: notSupported(state),
    sources,
    when,
  };
}

/** A judgement as pages show it. */
export function judgementView(j: ReturnType<typeof judgementsOf>[number]): JudgementView {
  const { id, about, attribute, decides, claims, by, at, reason, revoked_at } = j;
  return { id, about, attribute, decides, claims, by, at, reason, revoked_at };
}

const timed = new Set(["departed", "arrived", "stop", "aircraft", "carrier", "status"]);

function partClaims(part: MovementState): ClaimView[] {
  return part.claims
    .filter((c) => timed.has(c.attribute))
    .map((c) => claimView(c, part.answers.find((a) => a.question.voiced.some((v) => v.claims.includes(c.id))) ?? null));
}

function agreementsOf(record: TarmacRecord, state: MovementState, when: AsOf): MovementPage["agreements"] {
  const ids = new Set(state.claims.filter((c) => c.attribute === "agreement").map((c) => (c.value as Ref).id));
  return [...ids].sort().flatMap((id) => {
    const agreement = subjectOf(record, `agreement/${id}`, when);
    return agreement ? [{ id, title: String(agreement.doc.title ?? id) }] : [];
  });
}

/** An agreement is told by its title and id, not by its id alone. */
function titled(view: AttributeView, agreements: MovementPage["agreements"]): AttributeView {
  if (view.attribute !== "agreement") return view;
  const named = (text: string): string => {
    const found = agreements.find(({ id }) => id === text);
    return found ? `${found.title} (${found.id})` : text;
  };
  return {
    ...view,
    text: named(view.text),
    claims: view.claims.map((claim) => ({ ...claim, text: named(claim.text) })),
  };
}

/** Movements that must not be taken for this one, with what sets them apart. */
function lookalikesOf(reader: Reader, state: MovementState, when: AsOf): MovementPage["lookalikes"] {
  const own = Array.isArray(state.doc.lookalikes) ? state.doc.lookalikes.map(String) : [];
  const back = linksTo(reader.record, state.ref, "lookalikes", when).map((ref) => ref.slice("movement/".length));
  return [...new Set([...own, ...back])].sort().flatMap((id) => {
    const other = reader.movement(id, when);
    const row = movementRowOf(reader, id, when);
    return other && row ? [{ ...row, differs: differsText(state, other) }] : [];
  });
}

function differsText(here: MovementState, other: MovementState): string {
  const day = here.date_text === other.date_text ? null : other.date_text;
  const splits = breakdownsOf(other)
    .map((b) => b.text.split(" = ")[0] ?? "")
    .filter((text) => !breakdownsOf(here).some((b) => b.text.startsWith(text)));
  const people =
    other.people && here.people && countText(other.people) !== countText(here.people)
      ? `${countText(other.people)} people`
      : null;
  return [day, people, ...new Set(splits)].filter(Boolean).join("; ") || "same figures told of another movement";
}
