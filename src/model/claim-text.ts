import { attributes, type ValueKind } from "./attributes.ts";
import type { Claim, SubjectKind } from "./claim.ts";
import { countText } from "./count.ts";
import { countryName, nationalsOf } from "./country.ts";
import { moneyBoundsText, moneyText } from "./money.ts";
import type { ValueOf } from "./value.ts";
import { aircraftText, capText, legText, momentText, placeText, quotedCount } from "./value-text.ts";

type Texts = { readonly [K in ValueKind]: (value: ValueOf[K], words: string | null) => string };
const spaced = (text: string): string => text.replaceAll("_", " ");
const joined = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(", ");

/** A claim's value in plain words, as pages and lists print it; numbers that are vague keep the words they were read from. */
export function claimValueText(claim: Claim): string {
  const kind = claim.subject.slice(0, claim.subject.indexOf("/")) as SubjectKind;
  const attribute = attributes[kind]?.find((a) => a.name === claim.attribute);
  if (!attribute) return JSON.stringify(claim.value);
  return (texts[attribute.value] as (value: unknown, words: string | null) => string)(claim.value, claim.words);
}

const texts: Texts = {
  count: (v, words) => quotedCount(v, words),
  group: (v, words) => groupText(v, words),
  moment: (v) => momentText(v),
  route: (v) => v.points.map((p) => (/^[A-Z]{3}$/.test(p) ? countryName(p) : p)).join(" → "),
  stop: (v) =>
    joined(
      placeText(v),
      `${spaced(v.role)} stop`,
      v.arrived && `arrived ${momentText(v.arrived)}`,
      v.departed && `left ${momentText(v.departed)}`,
    ),
  place: (v) => placeText(v),
  aircraft: (v) => aircraftText(v) || "not told",
  leg: (v) => legText(v),
  funding: (v) => [v.by, v.how].filter(Boolean).join(": "),
  outcome: (v) => [v.text ?? spaced(v.what), v.date && momentText({ at: v.date })].filter(Boolean).join(" "),
  milestone: (v) => `${v.what}: ${momentText(v)}`,
  sender: (v) => [v.country ? countryName(v.country) : "", v.actor].filter(Boolean).join(": "),
  countries: (v) => v.countries.map(countryName).join(", "),
  words: (v) => v.text,
  id: (v) => v.id,
  choice: (v) => spaced(v.choice),
  stage: (v) => joined(spaced(v.stage), v.date && momentText({ at: v.date })),
  term: (v) => [spaced(v.predicate), v.value, v.countries?.map(countryName).join(", ")].filter(Boolean).join(": "),
  cap: (v, words) => capText(v, words),
  money: (v, words) =>
    v.as === "unstated"
      ? "not published"
      : v.as === "exact" || words === null
        ? moneyText(v)
        : `“${words}”, read as ${moneyBoundsText(v)}`,
  part: (v) => `${v.of}: ${countText(v.count)}`,
  share: (v) => `${v.of.join(" + ")}: ${v.percent} %`,
  practice: (v) => v.sentence,
  treaty: (v) => joined(spaced(v.treaty), spaced(v.value), v.date),
};

const sexes: Readonly<Record<string, readonly [string, string]>> = { male: ["man", "men"], female: ["woman", "women"] };

function roles(v: ValueOf["group"]): readonly [string, string] {
  if (v.minor) return ["minor", "minors"];
  return v.role && v.role !== "person" ? [v.role, `${v.role}s`] : ["person", "people"];
}

function groupText(v: ValueOf["group"], words: string | null): string {
  const count = v.count;
  const number = quotedCount(count, count.as === "exact" ? null : words);
  const [one, many] = sexes[v.sex ?? ""] ?? roles(v);
  const single = count.lo === 1 && (count.hi === 1 || count.hi === null);
  const who = v.nationality ? nationalsOf(v.nationality, single ? "one" : "many") : single ? one : many;
  const sex = v.nationality && v.sex ? ` (${single ? one : many})` : "";
  return [`${number} ${who}${sex}`, v.basis, v.label ? `“${v.label}”` : undefined].filter(Boolean).join(", ");
}
