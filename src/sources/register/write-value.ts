import type { Attribute, ValueKind } from "../../model/attributes.ts";
import { canonicalJson } from "../../model/canonical-json.ts";
import { type Count, countText } from "../../model/count.ts";
import { type Money, moneyText } from "../../model/money.ts";
import type { Cap, Group, Moment, Part, Stop } from "../../model/value.ts";
import { readValue } from "./read-value.ts";

type Loose = Readonly<Record<string, unknown>>;
/** What stands beside a value in its own mapping. Absent: the item says it, or nobody. */
export type Beside = { readonly doubt?: string; readonly note?: string; readonly scope?: string };
export type Valued = { readonly value: unknown; readonly words: string | null };
/** What an item says of all its values: how people were counted, and the day of its stage. */
export type OfItem = { readonly method: string | null; readonly date: string | null };

/**
 * A value as the register writes it: the shortest form that reads back to the same value and the same words. Throws when there is no such form: the value was not made from a register.
 */
export function writeValue(attribute: Attribute, valued: Valued, beside: Beside, ofItem: OfItem): unknown {
  const wanted = canonicalJson([valued.value, valued.words]);
  for (const form of formsOf(attribute, valued, ofItem.method)) {
    const whole = withBeside(form, beside, primary[attribute.value]);
    const read = readValue(attribute, whole, { method: ofItem.method ?? undefined, date: ofItem.date });
    if (!("wrong" in read) && canonicalJson([read.value, read.words]) === wanted) return whole;
  }
  throw new Error(`a value of ${attribute.name} that the register cannot write: ${wanted}`);
}

/** How the people of a value were counted, where its item could say it; undefined for a value that counts nobody. */
export function methodOf(attribute: Attribute, value: unknown): string | null | undefined {
  const { count } = value as { count?: Count };
  if (attribute.value === "count") return (value as Count).method ?? null;
  if (count === undefined || isUncounted(attribute.value, count)) return undefined;
  return count.method ?? null;
}

/** A group without a number: "at least one person" is what its absence is read as, and the method of the item does not reach it. */
function isUncounted(kind: ValueKind, count: Count): boolean {
  return kind === "group" && count.as === "at_least" && count.lo === 1;
}

/** The key under which a value stands when it is written as a mapping instead of alone. */
const primary: Partial<Record<ValueKind, string>> = {
  count: "count",
  moment: "at",
  route: "points",
  place: "country",
  sender: "country",
  countries: "countries",
  words: "value",
  id: "value",
  choice: "value",
  stage: "value",
  money: "amount",
};

const isMap = (form: unknown): form is Loose => typeof form === "object" && form !== null && !Array.isArray(form);

function withBeside(form: unknown, beside: Beside, key: string | undefined): unknown {
  if (Object.keys(beside).length === 0) return form;
  return { ...(isMap(form) ? form : { [key ?? ""]: form }), ...beside };
}

/** Ways to write a value, the one that reads best first. */
function formsOf({ value: kind }: Attribute, { value, words }: Valued, method: string | null): unknown[] {
  const counted = counts[kind];
  if (counted) return counted(value as never, words, method);
  const map = plainMap(kind, value);
  const told = words === null ? map : { ...map, words };
  const key = primary[kind];
  return key !== undefined && Object.keys(told).length === 1 && key in told
    ? [...yearOf(told[key]), told[key]]
    : [told];
}

/** A year is written as a number where it can be: `2025`. */
function yearOf(value: unknown): number[] {
  return typeof value === "string" && /^[1-9]\d{3}$/.test(value) ? [Number(value)] : [];
}

function plainMap(kind: ValueKind, value: unknown): Loose {
  const map = value as Loose;
  switch (kind) {
    case "words":
      return { value: map.text };
    case "id":
      return { value: map.id };
    case "choice":
      return { value: map.choice };
    case "stage":
      return { value: map.stage };
    case "stop":
      return stopMap(value as Stop);
    default:
      return map;
  }
}

function stopMap(stop: Stop): Loose {
  const { role, arrived, departed, ...place } = stop;
  const moment = (at: Moment): unknown => (Object.keys(at).length === 1 ? at.at : at);
  return {
    ...place,
    role,
    ...(arrived ? { arrived: moment(arrived) } : {}),
    ...(departed ? { departed: moment(departed) } : {}),
  };
}

/** Values with a number in them: it is read from words, so it may be written in several ways. */
const counts: Partial<Record<ValueKind, (value: never, words: string | null, method: string | null) => unknown[]>> = {
  count: countForms,
  group: groupForms,
  cap({ count, ...rest }: Cap, words, method) {
    const key = rest.unit === "people" ? "people" : "count";
    const { unit, ...others } = rest;
    return countForms(count, words, method).map((form) => ({
      [key]: form,
      ...(key === "count" ? { unit } : {}),
      ...others,
    }));
  },
  part: ({ of, count }: Part, words, method) => countForms(count, words, method).map((form) => ({ of, count: form })),
  money: moneyForms,
};

function countForms(count: Count, words: string | null, itemMethod: string | null): unknown[] {
  const { method, ...bounds } = count;
  const number = count.as === "exact" ? count.lo : countText(bounds);
  const forms: unknown[] = words === null ? [number] : [words, { count: number, words }];
  if (method === undefined || method === itemMethod) return forms;
  return forms.map((form) => (isMap(form) ? { ...form, method } : { count: form, method }));
}

function groupForms(group: Group, words: string | null, itemMethod: string | null): unknown[] {
  const { count, ...facets } = group;
  const { method, ...bounds } = count;
  const told = words === null ? {} : { words };
  const own = method === undefined || method === itemMethod ? {} : { method };
  const unsaid = isUncounted("group", count)
    ? [{ ...facets, ...told, ...(method === undefined ? {} : { method }) }]
    : [];
  return [
    ...unsaid,
    ...countForms(bounds, words, null).map((people) => ({ people, ...facets, ...own })),
    ...countForms(count, words, itemMethod).map((people) => ({ people, ...facets })),
  ];
}

function moneyForms(money: Money, words: string | null): unknown[] {
  const { currency } = money;
  const number = money.as === "exact" && money.per === undefined ? [money.lo] : [];
  if (words === null) return [...number, ...number.map((amount) => ({ amount, currency }))];
  return [
    words,
    { amount: words, currency },
    ...number.map((amount) => ({ amount, currency, words })),
    { amount: moneyText(money), currency, words },
    { amount: moneyText(money), words },
  ];
}
