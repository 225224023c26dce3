import type { ReleaseManifest, ThirdCountryAnswer } from "../model/removal.ts";
import { type ThirdCountryRule, thirdCountryRules } from "../model/third-country-flag.ts";
import type { AsOf } from "../store/claims.ts";
import { countThirdCountry, type CountedPair } from "../store/count-third-country.ts";
import { type CountColumn, countColumns, spanCode } from "../store/removal-columns.ts";
import type { Reader } from "./reader.ts";
import { manifestsThen, type ReleaseRow, releaseRow } from "./releases-page.ts";
import { badFilter, chosenReleases, filterOf, type RemovalsAsked } from "./removals-page-asked.ts";
import { codeOf, countryText, type KeyView, monthText } from "./removals-page-words.ts";

/** People of one citizenship sent to one country. */
export type PairRow = {
  readonly citizenship: KeyView;
  readonly to: KeyView;
  readonly people: number;
  readonly rule: ThirdCountryRule;
};
export type RuleRow = {
  readonly rule: ThirdCountryRule;
  readonly answer: ThirdCountryAnswer;
  readonly says: string;
  readonly people: number;
};
export type AnswerMonth = KeyView & Readonly<Record<ThirdCountryAnswer, number>>;

/** Who of a release was sent to a country not their own, as far as its rows tell: `/removals/third-country`. */
export type ThirdCountryPage = {
  readonly loaded: readonly { readonly release: string; readonly title: string }[];
  readonly release: ReleaseRow | null;
  readonly people: number;
  readonly answers: Readonly<Record<ThirdCountryAnswer, number>>;
  /** Every rule that holds for anybody: those of yes, of cannot tell, of no, each in the order in which they are asked. */
  readonly rules: readonly RuleRow[];
  readonly months: readonly AnswerMonth[];
  /** People whose day is not told. */
  readonly undated: number;
  /** The largest pairs of `yes`, and of `cannot tell` each with its rule; `more`: pairs that are not listed. */
  readonly yes: { readonly rows: readonly PairRow[]; readonly more: number };
  readonly cannot_tell: { readonly rows: readonly PairRow[]; readonly more: number };
  readonly asked: RemovalsAsked;
  readonly when: AsOf;
};

const mostPairs = 25;
const column = (name: string): CountColumn => countColumns.find((one) => one.name === name) as CountColumn;

/** The answers of one release with their rules and the pairs of countries behind them: all of them “cannot tell” where no column holds the destination. A CSV has every pair. */
export async function thirdCountryPage(
  { record }: Reader,
  asked: RemovalsAsked,
  when: AsOf,
): Promise<ThirdCountryPage> {
  if (asked.hide_below !== null)
    throw badFilter(
      "hide_below",
      "This page cannot hide small counts.",
      "Ask for /removals?by=citizenship_country,departure_country&third_country=yes, which can.",
    );
  const shown = manifestsThen(record.dir, when);
  const [manifest] = chosenReleases(shown, asked.releases);
  const loaded = shown.map(({ release, title }) => ({ release, title }));
  if (manifest === undefined) return { ...nothing, loaded, release: null, asked, when };
  const release = releaseRow(record, manifest, when);
  return { loaded, release, ...(await answersOf(record.dir, manifest, asked)), asked, when };
}

const nothing = {
  people: 0,
  answers: { yes: 0, no: 0, cannot_tell: 0 },
  rules: [],
  months: [],
  undated: 0,
  yes: { rows: [], more: 0 },
  cannot_tell: { rows: [], more: 0 },
} as const;

async function answersOf(dir: string, manifest: ReleaseManifest, asked: RemovalsAsked) {
  const person = manifest.map.row_is === "person";
  const { pairs, months } = await countThirdCountry(dir, manifest.release, {
    filter: filterOf(asked, [manifest]),
    person,
  });
  const rules = rulesOf(pairs);
  const dated = months.flatMap(({ month, ...told }) => (month === null ? [] : [{ month, ...told }]));
  const people = rules.reduce((n, rule) => n + rule.people, 0);
  return {
    people,
    answers: answersBy(rules),
    rules,
    months: monthsOf(dated),
    undated: people - dated.reduce((n, month) => n + month.people, 0),
    yes: pairsOf(pairs, "yes", asked.page === null),
    cannot_tell: pairsOf(pairs, "cannot_tell", asked.page === null),
  };
}

function rulesOf(pairs: readonly CountedPair[]): RuleRow[] {
  const people = new Map<string, number>();
  for (const pair of pairs) people.set(pair.rule, (people.get(pair.rule) ?? 0) + pair.people);
  return (["yes", "cannot_tell", "no"] as const).flatMap((answer) =>
    (Object.keys(thirdCountryRules) as ThirdCountryRule[]).flatMap((rule) => {
      const n = thirdCountryRules[rule].answer === answer ? people.get(rule) : undefined;
      return n === undefined ? [] : [{ rule, ...thirdCountryRules[rule], people: n }];
    }),
  );
}

function answersBy(
  rules: readonly { readonly rule: string; readonly people: number }[],
): Record<ThirdCountryAnswer, number> {
  const sums = { yes: 0, no: 0, cannot_tell: 0 };
  for (const { rule, people } of rules) sums[answerOf(rule)] += people;
  return sums;
}

const answerOf = (rule: string): ThirdCountryAnswer =>
  thirdCountryRules[rule as ThirdCountryRule]?.answer ?? "cannot_tell";

function monthsOf(
  counted: readonly { readonly month: number; readonly rule: string; readonly people: number }[],
): AnswerMonth[] {
  const months = new Map<number, { rule: string; people: number }[]>();
  for (const { month, ...told } of counted) months.set(month, [...(months.get(month) ?? []), told]);
  return [...months]
    .sort(([a], [b]) => a - b)
    .map(([month, told]) => {
      const code = spanCode("month", month);
      return { code, text: monthText(code), ...answersBy(told) };
    });
}

/** Pairs of an answer, the largest first; of `cannot tell` one for each rule. */
function pairsOf(pairs: readonly CountedPair[], answer: ThirdCountryAnswer, all: boolean) {
  const found = new Map<string, PairRow>();
  for (const pair of pairs) {
    if (answerOf(pair.rule) !== answer) continue;
    const [from, to] = [
      codeOf(column("citizenship_country"), pair.citizenship),
      codeOf(column("departure_country"), pair.departure),
    ];
    const name = `${from}\u0000${to}\u0000${pair.rule}`;
    const before = found.get(name)?.people ?? 0;
    const [citizenship, sentTo] = [from, to].map((code) => ({ code, text: countryText(code) })) as [KeyView, KeyView];
    found.set(name, { citizenship, to: sentTo, rule: pair.rule as ThirdCountryRule, people: before + pair.people });
  }
  const rows = [...found.values()].sort(
    (a, b) => b.people - a.people || (a.citizenship.text < b.citizenship.text ? -1 : 1),
  );
  const shown = all ? rows : rows.slice(0, mostPairs);
  return { rows: shown, more: rows.length - shown.length };
}
