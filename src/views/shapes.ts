import type { Claim, Mode } from "../model/claim.ts";
import type { BoardFilter, CountView, MovementRow, PointView } from "../model/row.ts";
import type { Place } from "../model/place.ts";
import type { Verdict } from "../model/verdict.ts";

export type { BoardFilter, CountView, MovementRow, PointView };

/** What a reader asks of every view: what was public on a day, and what this record held at an instant. Both absent: now. */
export type When = {
  /** ISO day: only what was public by the end of it. */
  readonly as_of?: string;
  /** ISO instant: only what this record held then. */
  readonly known_at?: string;
};

/** A source as pages cite it. `host` is the site it was seen on; `shown` puts the host first when the source is a copy. */
export type SourceView = {
  readonly id: string;
  readonly shown: string;
  readonly publisher: string;
  readonly host: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly kind: string;
  readonly date: string | null;
  readonly date_text: string;
  readonly seen: string;
  readonly copy_of: string | null;
  readonly original: {
    readonly publisher: string | null;
    readonly title: string | null;
    readonly url: string | null;
  } | null;
  readonly note: string | null;
};

/** A claim as it stands under an attribute. */
export type ClaimView = {
  readonly id: string;
  readonly attribute: string;
  readonly mode: Mode;
  readonly modality: string;
  readonly relation: Verdict;
  /** Why it stands so, in a few words; empty when the relation says it all. */
  readonly why: string;
  readonly value: unknown;
  /** The value in plain words ("43", "32 men", "5 Jul 2025, 06:00 in Juba"). */
  readonly text: string;
  readonly words: string | null;
  readonly said_by: string | null;
  readonly utterance: string | null;
  readonly scope: string | null;
  readonly doubt: string | null;
  readonly note: string | null;
  readonly source: string;
  readonly place: Place | null;
  readonly public_date: string;
};

/** An attribute of a subject with its verdict and all its claims. */
export type AttributeView = {
  /** Machine name: "people", "third_country", "sex:male", "nationality:VEN", "departed" … */
  readonly attribute: string;
  /** Heading for people: "Third-country nationals", "Women", "Nationals of Venezuela", "Departure". */
  readonly label: string;
  readonly verdict: Verdict;
  readonly rule: string;
  readonly reason: string;
  /** The value shown, machine form; null when none. */
  readonly shown: unknown;
  /** The value shown, in words; empty when none. */
  readonly text: string;
  readonly claims: readonly ClaimView[];
};

/** A rule's finding about something in the record. */
export type FindingView = {
  readonly id: string;
  readonly rule: string;
  readonly severity: "error" | "warning" | "note";
  /** What is the matter, in a few words. */
  readonly title: string;
  /** `kind/id`. */
  readonly subject: string;
  /** `kind/id` of a second subject that it is about; null for none. */
  readonly other: string | null;
  readonly text: string;
  readonly claims: readonly string[];
};

/** A person's decision or comment, signed and dated. */
export type JudgementView = {
  readonly id: string;
  readonly about: string;
  readonly attribute: string | null;
  readonly decides: string;
  readonly claims: readonly string[];
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly revoked_at: string | null;
};

/** The board: a page of movements with their claims in three lanes. */
export type BoardPage = {
  readonly rows: readonly (MovementRow & {
    readonly lanes: Readonly<Record<"said" | "flown" | "recorded", readonly ClaimView[]>>;
  })[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly filter: {
    readonly destination: string | null;
    readonly month: string | null;
    readonly states: readonly Verdict[];
    readonly q: string | null;
  };
  readonly destinations: readonly { readonly code: string; readonly text: string; readonly count: number }[];
  readonly months: readonly { readonly code: string; readonly text: string; readonly count: number }[];
  readonly states: readonly { readonly state: Verdict; readonly count: number }[];
  /** Sums over all rows of the filter, each person once (parts and continued movements left out). */
  readonly sums: {
    readonly movements: number;
    readonly people: CountView;
    readonly third_country: CountView;
    readonly own_nationals: CountView;
    readonly rule: string;
  };
  readonly sources: Readonly<Record<string, SourceView>>;
  readonly when: When;
};

/** A movement's page. `tarmac show movement/ID --json` prints it. */
export type MovementPage = MovementRow & {
  readonly attributes: readonly AttributeView[];
  /** Third-country and own nationals at the chain's end, when the movement goes on; null otherwise. */
  readonly chain_end: {
    readonly to: string;
    readonly third_country: CountView;
    readonly own_nationals: CountView;
    readonly reason: string;
  } | null;
  /** Why the third-country bounds are what they are. */
  readonly third_country_why: string;
  /** Named divisions of the whole, by source, with their sums. */
  readonly breakdowns: readonly {
    readonly name: string;
    readonly source: string;
    readonly said_by: string | null;
    readonly adds_up: boolean;
    readonly text: string;
    readonly parts: readonly {
      readonly label: string;
      readonly count: CountView;
      readonly third_country: boolean | null;
    }[];
  }[];
  readonly chain: readonly {
    readonly text: string;
    readonly code: string | null;
    readonly country: string | null;
    readonly role: "origin" | "technical" | "custody" | "change_of_aircraft" | "destination";
    readonly times: readonly string[];
    readonly tag: "reported" | "only said" | "planned" | "not seen";
  }[];
  /** Says so when no track and no document shows the last leg; null otherwise. */
  readonly gap?: string | null;
  readonly part_pages: readonly MovementRow[];
  /** Claims on the times, stops and aircraft of each part, by the part's id: the rows of the timeline. */
  readonly part_claims?: Readonly<Record<string, readonly ClaimView[]>>;
  readonly chain_pages: readonly MovementRow[];
  readonly lookalikes: readonly (MovementRow & { readonly differs: string })[];
  readonly agreements: readonly { readonly id: string; readonly title: string }[];
  readonly statements: readonly {
    readonly id: string;
    readonly speaker: string;
    readonly role: string | null;
    readonly date_text: string;
    readonly says: string;
    readonly quote: string | null;
    readonly position: string;
    readonly source: string;
  }[];
  readonly findings_list: readonly FindingView[];
  readonly judgements: readonly JudgementView[];
  /** Claims that no longer stand, newest first, with what took their place. */
  readonly history: readonly { readonly date: string; readonly text: string }[];
  /** Sentences that the record supports, each with its sources; empty when none can be given. */
  readonly safe: readonly { readonly text: string; readonly sources: readonly string[] }[];
  /** Sentences that the record does not support, each with why. */
  readonly not_supported: readonly { readonly text: string; readonly why: string }[];
  readonly sources: Readonly<Record<string, SourceView>>;
  readonly when: When;
};

type LedgerColumn = "recorded_seq" | "superseded_seq" | "superseded_by" | "ended";

/** Any claim by its id, with its subject: the page `/claim/ID`. */
export type ClaimPage = ClaimView & {
  readonly subject: string;
  readonly title: string;
  /** As the record holds it; without its ledger numbers when asked as of a day. */
  readonly claim: Omit<Claim, LedgerColumn> & Partial<Pick<Claim, LedgerColumn>>;
  readonly source_view: SourceView;
};
