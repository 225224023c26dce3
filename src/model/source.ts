import type { Mode } from "./claim.ts";

/** Kinds of sources, each with the lane its claims stand in unless an entry says otherwise. */
export const sourceKinds = {
  wire_story: { mode: "said", says: "A news agency's story, or a licensed copy of it." },
  newspaper: { mode: "said", says: "A newspaper's own story." },
  broadcaster: { mode: "said", says: "A radio or television newsroom's own story." },
  news_site: { mode: "said", says: "A news site, blog or newsletter with reporting of its own." },
  aggregator: { mode: "said", says: "A page that re-prints, rewords or sums up what others reported." },
  commentary: { mode: "said", says: "An opinion or analysis." },
  government_release: {
    mode: "said",
    says: "What a government itself puts out: press release, notice, transcript, press conference.",
  },
  social_post: { mode: "said", says: "A post on a social network, by the person or office it is credited to." },
  party_release: { mode: "said", says: "What a party to a case or its counsel puts out." },
  ngo_report: {
    mode: "said",
    says: "A report, count, statement or position paper of a non-governmental organisation.",
  },
  committee_report: { mode: "recorded", says: "A report of a parliament's committee or of a part of it." },
  audit_report: { mode: "recorded", says: "A report of a public auditor." },
  court_document: { mode: "recorded", says: "An order, filing or exhibit in a court's file." },
  treaty_text: { mode: "recorded", says: "The text of a treaty, agreement, memorandum or letter." },
  treaty_status: { mode: "recorded", says: "A depositary's list of who is party to a treaty, or a copy of it." },
  statistical_release: { mode: "recorded", says: "A government's table of numbers, and analyses that republish it." },
  dataset: { mode: "recorded", says: "Rows of data, with or without a paper that explains them." },
  research_report: { mode: "recorded", says: "A university's or institute's study, or a journal article." },
  flight_tracker: { mode: "flown", says: "A monitor's or tracker's account of what aircraft flew." },
  observer_log: { mode: "flown", says: "A log kept by people who watch an airport." },
  source_repository: { mode: "recorded", says: "A repository of code or notes." },
} as const satisfies Record<string, { mode: Mode; says: string }>;
export type SourceKind = keyof typeof sourceKinds;

/** How much of a source was seen by the person who entered it. */
export const seenKinds = {
  full: "The whole page or file was read.",
  excerpt: "A part of the publisher's own page, or of a named outlet's licensed copy, was read.",
  mirror: "Only a re-post, rewording, summary or proxy was read; the original is named where it is known.",
  not_seen: "Not read; known from another source that names it.",
} as const;
export type Seen = keyof typeof seenKinds;

/** A publication that claims come from. */
export type Source = {
  readonly id: string;
  /** The title as published; null when not seen. */
  readonly title: string | null;
  /** Who is credited with it. For a copy the page shows `host` first, then the publisher. */
  readonly publisher: string;
  readonly url: string | null;
  readonly kind: SourceKind;
  /** Language tag (BCP 47); null when not noted. */
  readonly language: string | null;
  /** Date of publication as a partial date; null when none is shown. */
  readonly date: string | null;
  /** The day on which it was read or captured; null when not noted. */
  readonly captured: string | null;
  readonly seen: Seen;
  /** Id of the source that this one repeats; null when it speaks for itself. */
  readonly copy_of: string | null;
  /** What it was copied from, as far as known; null for an original. */
  readonly original: {
    readonly publisher: string | null;
    readonly title: string | null;
    readonly url: string | null;
  } | null;
  /** What a reader should know about its weight, in our words. */
  readonly note: string | null;
};
