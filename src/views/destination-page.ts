import { isCountry } from "../model/country.ts";
import type { Practice, Treaty } from "../model/value.ts";
import type { Claim } from "../model/claim.ts";
import type { MovementRow } from "../model/row.ts";
import { dateText, parseDate } from "../model/partial-date.ts";
import type { AsOf } from "../store/claims.ts";
import { listDerived } from "../store/derived.ts";
import { subjectsOf } from "../store/entries.ts";
import { claimView } from "./claim-view.ts";
import type { LinkView } from "./links-around.ts";
import { rowsKnownAt } from "./movement-row.ts";
import { party, partiesOf } from "./party.ts";
import type { Reader } from "./reader.ts";
import type { ClaimView, MovementPage } from "./shapes.ts";
import { sourceViews } from "./source-view.ts";
import { stagesOf, stagesReached, stageText } from "./stage-history.ts";
import { statementsAbout } from "./statements-about.ts";
import { type SubjectPage, subjectPage } from "./subject-page.ts";

/** An agreement with a country, and how far it has come. */
export type AgreementWith = LinkView & { readonly stages: string };

/** A country that receives people. It never says that a person may be sent there. */
export type DestinationPage = SubjectPage & {
  readonly code: string;
  /** False when nothing about treatment or treaties has been entered, or none of it was public. */
  readonly entered: boolean;
  /** What is documented about treatment, by topic, each with who says so and when. */
  readonly topics: readonly {
    readonly topic: string;
    readonly practices: readonly {
      readonly sentence: string;
      readonly date_text: string;
      readonly claim: ClaimView;
    }[];
  }[];
  readonly treaties: readonly {
    readonly treaty: string;
    readonly value: string;
    readonly date: string | null;
    readonly claim: ClaimView;
  }[];
  readonly agreements: readonly AgreementWith[];
  /** Movements that ended there, oldest first; parts of a whole are left out. */
  readonly movements: readonly MovementRow[];
  /** Statements about its agreements, each with the agreement; those about the country itself stand in `statements`. */
  readonly said_of_agreements: readonly {
    readonly agreement: string;
    readonly statements: MovementPage["statements"];
  }[];
};

/** The page of a country by its alpha-3 code; null for no country, and for one that nothing public names. */
export function destinationPage(reader: Reader, code: string, when: AsOf): DestinationPage | null {
  if (!isCountry(code)) return null;
  const entry = subjectPage(reader, `destination/${code}`, when);
  const state = entry ? reader.subject(`destination/${code}`, when) : null;
  const claims = state?.claims ?? [];
  const agreements = agreementsWith(reader, code, when);
  const movements = movementsTo(reader, code, when);
  if (!entry && agreements.length === 0 && movements.length === 0) return null;
  const answered = (c: Claim): ClaimView =>
    claimView(c, state?.answers.find((a) => a.question.voiced.some((v) => v.claims.includes(c.id))) ?? null);
  const saidOf = agreements
    .map(({ ref, title }) => ({ agreement: title, statements: statementsAbout(reader, ref, when) }))
    .filter(({ statements }) => statements.length > 0);
  const more = sourceViews(
    reader.record,
    saidOf.flatMap(({ statements }) => statements.map((s) => s.source)),
    when,
  );
  const page = entry ?? emptyPage(reader, code, when);
  return {
    ...page,
    title: party(code).text,
    sources: { ...page.sources, ...more },
    code,
    entered: claims.length > 0,
    topics: topicsOf(claims, answered),
    treaties: claims
      .filter((c) => c.attribute === "treaty")
      .map((c) => {
        const { treaty, value, date } = c.value as Treaty;
        return { treaty, value, date: date ?? null, claim: answered(c) };
      }),
    agreements,
    movements,
    said_of_agreements: saidOf,
  };
}

function topicsOf(claims: readonly Claim[], answered: (c: Claim) => ClaimView): DestinationPage["topics"] {
  const practices = claims.filter((c) => c.attribute === "practice");
  const topics = [...new Set(practices.map((c) => (c.value as Practice).topic))].sort();
  const day = (c: Claim): string => `${(c.value as Practice).date ?? c.public_date} ${c.id}`;
  return topics.map((topic) => ({
    topic,
    practices: practices
      .filter((c) => (c.value as Practice).topic === topic)
      .sort((a, b) => (day(a) < day(b) ? -1 : 1))
      .map((c) => {
        const { sentence, date } = c.value as Practice;
        const told = date === undefined ? null : parseDate(date);
        return { sentence, date_text: told ? dateText(told) : "", claim: answered(c) };
      }),
  }));
}

/** Agreements to which a country is a party and that were public, by title. On a past day, those of which a stage was told. */
export function agreementsWith(reader: Reader, code: string, when: AsOf): AgreementWith[] {
  return subjectsOf(reader.record, "agreement", when)
    .filter((s) => partiesOf(s.doc).some((p) => p.code === code))
    .flatMap((s): AgreementWith[] => {
      const state = reader.subject(s.ref, when);
      const stages = state ? stagesOf(state) : [];
      if (!state || (when.as_of !== undefined && stages.length === 0)) return [];
      const reached = [...new Set(stagesReached(stages).map(stageText))].join("; ");
      return [
        {
          ref: s.ref,
          kind: "agreement",
          title: String(s.doc.title ?? s.id),
          date_text: stages[0]?.at ?? "",
          stages: reached,
        },
      ];
    })
    .sort((a, b) => (a.date_text < b.date_text ? -1 : 1))
    .map((link) => ({ ...link, date_text: "" }));
}

/** Movements whose people ended in a country. */
export function movementsTo(reader: Reader, code: string, when: AsOf): MovementRow[] {
  const filter = { destination: code };
  return when.known_at === undefined
    ? listDerived<MovementRow>(reader.record, "movement", filter, when, { limit: 1_000_000, offset: 0 })
    : rowsKnownAt(reader, {}, when).filter((row) => row.to?.code === code);
}

/** A country without an entry of its own: what hangs on it is shown, and that nothing is entered is said. */
function emptyPage(reader: Reader, code: string, when: AsOf): SubjectPage {
  const ref = `destination/${code}`;
  const statements = statementsAbout(reader, ref, when);
  return {
    ref,
    id: code,
    kind: "destination",
    title: party(code).text,
    head: {},
    state: "unknown",
    state_reason: "Nothing about treatment has been entered.",
    attributes: [],
    linked: [],
    links: [],
    statements,
    findings_list: [],
    judgements: [],
    history: [],
    sources: sourceViews(
      reader.record,
      statements.map((s) => s.source),
      when,
    ),
    when,
  };
}
