import { countryName } from "./country.ts";
import type { DiffFinding, DiffKind, DiffSpan, IdentifierTrust, ReleaseDiff } from "./release-diff.ts";

type Wordless = Omit<DiffFinding, "text">;

/** What a finding says, as a plain sentence. */
export function findingText(found: Wordless): string {
  const { kind, rows, whole, where } = found;
  const n = `${many(rows)} ${rows === 1 ? "row" : "rows"}`;
  const bounds = whole ? boundsText(where) : "";
  const some = spread(found);
  if (whole && bounds === "") return `${n}: ${all[kind]}.`;
  if (whole) return `${n}, ${bounds}: ${said[kind]}.`;
  const mostly = Object.keys(where).length === 0 ? "" : `, nearly all of them ${boundsText(where)}`;
  return `${n}${some}${mostly}: ${said[kind]}.`;
}

const said: Readonly<Record<DiffKind, string>> = {
  lost: "in A, and no longer in B",
  doubled: "exact doubles in B of rows that A holds once less",
  added: "in B only, and A hardly ever holds rows of this kind",
  changed: "in both, with cells that differ",
  renumbered: "in both, with the same cells and another identifier",
  cut_off: "in A, for days that B does not cover: lost, or B was not meant to hold them",
  other_rule: "the same operations, counted by another rule",
  late: "in B only, for days that A covers: entered late",
  new_weeks: "in B only, for days after A ends",
  earlier_weeks: "in B only, for days before A begins",
  respelled: "the same in another spelling",
};
const all: Readonly<Record<DiffKind, string>> = {
  ...said,
  lost: "all of A, and no longer in B",
  doubled: "every row of A stands in B once more",
  renumbered: "every row has another identifier, with the same cells",
};

/** Column → value as words: `fiscal year 2031, departure port Example Port`. */
export function boundsText(where: Readonly<Record<string, string>>): string {
  return Object.entries(where)
    .map(([column, value]) => boundText(column, value))
    .join(", ");
}

function boundText(column: string, value: string): string {
  if (column === "days") {
    const [from = "", to = ""] = value.split(" to ");
    return from === to ? `on ${dayText(from)}` : `from ${dayText(from)} to ${dayText(to)}`;
  }
  const shown = column.endsWith("_country") ? (countryName(value) ?? value) : value;
  return `${columnText(column)} ${shown}`;
}

/** A column's name as words. */
export function columnText(column: string): string {
  return column.replace(/^their_/, "").replaceAll("_", " ");
}

function spread({ rows, weeks }: Wordless): string {
  if (weeks === null) return rows === 1 ? " without a day" : " without days";
  const [from, to] = weeks;
  return from === to
    ? ` in the week of ${dayText(from)}`
    : ` here and there in the weeks of ${dayText(from)} to ${dayText(to)}`;
}

const months = "January February March April May June July August September October November December".split(" ");

/** A day in words: `2 June 2031`. */
export function dayText(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`;
}

/** A whole number with its thousands. */
function many(n: number): string {
  return n.toLocaleString("en-US");
}

/** A share as a whole percentage; one decimal below 1 and above 99, where a whole one would say none or all. */
export function percentText(share: number): string {
  const percent = share * 100;
  const close = (percent > 0 && percent < 1) || (percent > 99 && percent < 100);
  return `${close ? Math.min(99.9, Math.max(0.1, Math.round(percent * 10) / 10)) : Math.round(percent)} %`;
}

/** Why identifiers were believed, or not. */
export function trustText({ verdict, of_a_in_b, of_b_in_a, attributes_agree }: IdentifierTrust): string {
  if (verdict === "none") return "a release has no identifiers of persons";
  const share = (value: number | null): string => percentText(value ?? 0);
  const measured = `B holds ${share(of_a_in_b)} of the identifiers of A for the days that both cover, and A ${share(of_b_in_a)} of those of B`;
  const agree =
    attributes_agree === null
      ? ""
      : `; ${share(attributes_agree)} of shared ones tell the same person by gender, birth year, citizenship and birth country, beyond chance`;
  const so = {
    trusted: "identifiers hold",
    in_part: "identifiers hold in part: rows that were numbered anew are paired by their cells",
    not: "identifiers do not hold: rows are paired by their cells",
  }[verdict];
  return `${so}. ${measured}${agree}`;
}

/** The plain sentence of a comparison in its parts: where the releases part, the largest findings, and what else there is. */
export type DiffSaid = { readonly head: string; readonly largest: readonly string[]; readonly rest: string };

/** The plain sentence of a comparison: where the releases part, and what most of that is. */
export function diffSentence(diff: Omit<ReleaseDiff, "says">): string {
  const { head, largest, rest } = diffSaid(diff);
  return [head, ...largest, rest].filter((part) => part !== "").join(" ");
}

/** The same in its parts, which a page shows as a list. */
export function diffSaid(diff: Omit<ReleaseDiff, "says">): DiffSaid {
  const { kinds, span, parts_from, weeks } = diff;
  if (span.by !== null && span.from === null)
    return { head: "The releases have no day in common; nothing can be compared.", largest: [], rest: "" };
  const honest: readonly DiffKind[] = ["respelled", "new_weeks", "earlier_weeks", "late"];
  const real = kinds.filter(({ kind }) => !honest.includes(kind));
  const rowsOf = (of: DiffKind): number =>
    kinds.filter(({ kind }) => kind === of).reduce((sum, { rows }) => sum + rows, 0);
  const [late, fresh, earlier] = [rowsOf("late"), rowsOf("new_weeks"), rowsOf("earlier_weeks")];
  const rest = [
    ...(late > 0 ? [`${many(late)} ${late === 1 ? "row was" : "rows were"} entered late`] : []),
    ...(fresh > 0 ? [`${many(fresh)} ${fresh === 1 ? "row is" : "rows are"} of days after A ends`] : []),
    ...(earlier > 0 ? [`${many(earlier)} ${earlier === 1 ? "row is" : "rows are"} of days before A begins`] : []),
  ];
  const also = rest.length > 0 ? `${capital(rest.join(" and "))}.` : "";
  if (real.length === 0)
    return { head: "For the days that both cover, B holds every row of A unchanged.", largest: [], rest: also };
  const parted = parts_from === null ? "" : partedText(parts_from, weeks, span);
  const largest = [...real].sort((x, y) => y.rows - x.rows).slice(0, 3);
  const further = real.length - largest.length;
  const more = further === 0 ? [] : [`${further} more ${further === 1 ? "finding stands" : "findings stand"} below.`];
  const told = [...more, ...(also === "" ? [] : [also])].join(" ");
  return { head: parted, largest: largest.map(({ text }) => capital(text)), rest: told };
}

function partedText(from: string, weeks: ReleaseDiff["weeks"], { to }: DiffSpan): string {
  const since = weeks.filter(({ week }) => week !== null && week >= from && (to === null || week <= to));
  const sum = (name: "a" | "b" | "doubled"): number => since.reduce((all, week) => all + week[name], 0);
  const [a, b, doubled] = [sum("a"), sum("b"), sum("doubled")];
  const times = a === 0 ? "" : `B holds ${(b / a).toFixed(b / a < 0.1 ? 2 : 1)} times the rows of A for the same days`;
  const surplus = b - a;
  const doubles =
    surplus > 0 && doubled > 0
      ? `: ${percentText(Math.min(1, doubled / surplus))} of the surplus are exact doubles`
      : "";
  return `From the week of ${dayText(from)} on, ${times || "A holds no rows"}${doubles}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
