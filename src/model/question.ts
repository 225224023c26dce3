import type { Count } from "./count.ts";
import type { Span } from "./span.ts";

/** What can be compared, by kind of question. */
export type Comparable = {
  /** Bounds on a number. */
  count: Count;
  /** When, in UTC milliseconds. `slack_ms`: how far a minute that was read off a track may be from the true one; absent for what people say. */
  span: Span & { readonly slack_ms?: number };
  /** Points of a journey; each a set of codes that name it ("MPMG", "PAN"). */
  route: readonly (readonly string[])[];
  /** Words cut to their bare tokens; one within the other is consistent. */
  words: readonly string[];
  /** Who pays, by bare tokens, and under what. */
  payer: { readonly by: readonly string[]; readonly how: string };
  /** One word of a closed list, or an id: equal or not. */
  choice: string;
  /** How far a movement got. */
  status: string;
  /** A set of countries that are among those meant. */
  countries: readonly string[];
  /** An aircraft as far as told. */
  aircraft: { readonly registration?: string; readonly type?: string; readonly several: boolean };
  /** Told side by side, not compared. */
  listed: string;
};
export type QuestionKind = keyof Comparable;

/** One value under a question, with the voice that gives it. */
export type Voiced<K extends QuestionKind = QuestionKind> = {
  /** Claims that it rests on: one, or the parts of a sum. */
  readonly claims: readonly string[];
  /** Who speaks: copies of one source and repeats of one utterance share it. */
  readonly voice: string;
  /** Null when nothing comparable was told ("not stated"). */
  readonly value: Comparable[K] | null;
  /** The value in plain words, for reasons. */
  readonly text: string;
  /** Another scope than the question's, in words; null for the same. */
  readonly scope: string | null;
  /** A plan, not a deed. */
  readonly planned: boolean;
  /** Set aside by a judgement. */
  readonly setAside: boolean;
};

/** Everything that sources say about one attribute of one subject, ready to be compared. */
export type Question<K extends QuestionKind = QuestionKind> = {
  /** "people", "third_country", "sex:male", "nationality:VEN", "departed" … */
  readonly attribute: string;
  /** Heading for people. */
  readonly label: string;
  readonly kind: K;
  readonly voiced: readonly Voiced<K>[];
  /** Zone in which times are told to readers; absent for other kinds. */
  readonly zone?: string;
  /** Currency of an amount of money, ISO 4217; absent for other counts, and where several are told. */
  readonly currency?: string;
};
