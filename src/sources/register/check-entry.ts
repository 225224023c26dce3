import type { SubjectKind } from "../../model/claim.ts";
import { subjectKinds } from "../../model/claim.ts";
import { type Attribute, attributes, valueKinds } from "../../model/attributes.ts";
import { countryNamed, isCountry } from "../../model/country.ts";
import { entrySchemas } from "../../model/register.schema.ts";
import { itemKeys } from "./expand.ts";
import { type Vocabulary, vocabularies } from "../../model/vocabularies.ts";
import { nearest } from "./nearest.ts";
import type { Problem, RawEntry } from "./read-file.ts";
import { wrongDate } from "./read-value.ts";

type Issue = {
  code?: string;
  path: PropertyKey[];
  message: string;
  keys?: string[];
  values?: unknown[];
  errors?: Issue[][];
  expected?: string;
};

/** Checks the shape of an entry against its schema, its countries and its dates. */
export function checkEntry(entry: RawEntry): Problem[] {
  const schema = entrySchemas[entry.kind];
  if (!schema) return [];
  const result = schema.safeParse(entry.data);
  const issues = result.success ? [] : (result.error.issues as unknown as Issue[]).flatMap((issue) => deepest(issue));
  const shape = issues.map((issue) => toProblem(entry, issue));
  return [...shape, ...headDates(entry), ...countries(entry), ...paymentScopes(entry)];
}

/** The most telling issue of a union: the branch that got furthest. */
function deepest(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union" || !issue.errors?.length) return [issue];
  const branches = issue.errors.map((branch) =>
    branch.flatMap((inner) => deepest({ ...inner, path: [...issue.path, ...inner.path] })),
  );
  const depth = (branch: Issue[]): number =>
    Math.max(...branch.map((b) => b.path.length + (b.code === "unrecognized_keys" ? 0.5 : 0)), 0);
  const best = [...branches].sort((a, b) => depth(b) - depth(a))[0] ?? [];
  return depth(best) > issue.path.length ? best : [{ ...issue, message: best.map((b) => b.message).join("; or ") }];
}

function toProblem(entry: RawEntry, issue: Issue): Problem {
  const names = issue.path.filter((p) => typeof p === "string");
  const where = names.length > 1 ? names.filter((p) => p !== "claims").join(".") : names.join(".");
  const line = entry.lineOf(issue.code === "unrecognized_keys" ? [...issue.path, issue.keys?.[0] ?? ""] : issue.path);
  if (issue.code === "unrecognized_keys") {
    const unknown = issue.keys ?? [];
    const inClaim =
      (issue.path[0] === "claims" || issue.path[0] === "history") &&
      issue.path.length === 2 &&
      subjectKinds.includes(entry.kind as SubjectKind);
    const hint = inClaim
      ? unknown
          .map((key) => (unknown.length > 1 ? `${key}: ` : "") + keyHint(key, entry.kind as SubjectKind))
          .join("; ")
      : unknown.map((key) => headHint(key, entry.kind as SubjectKind)).join("; ");
    return { file: entry.file, line, what: `unknown key: ${unknown.join(", ")}`, hint };
  }
  const value = valueAt(entry.data, issue.path);
  if (issue.code === "invalid_value" && value !== undefined) {
    return {
      file: entry.file,
      line,
      what: `${where}: not one of the list: ${String(value)}`,
      hint: nearest(String(value), (issue.values ?? []).map(String)),
    };
  }
  const missing = value === undefined;
  return {
    file: entry.file,
    line,
    what: missing ? `missing: ${where}` : `${where}: ${told(issue, valueAt(entry.data, issue.path))}`,
    hint: missing ? `add ${where}:` : howWritten(entry, issue),
  };
}

/** What people call by another name. */
const alsoCalled: Readonly<Record<string, string>> = { "payment.date": "paid", "payment.scope": "scope_of_payment" };

/** What an unknown key of an item may stand for: its name here, a like one, or the kind of entry that has it. */
function keyHint(key: string, kind: SubjectKind): string {
  const called = alsoCalled[`${kind}.${key}`];
  if (called !== undefined) return `did you mean ${called}?`;
  const having = subjectKinds.filter((other) => attributes[other].some((one) => (one.key ?? one.name) === key));
  return having.length === 0 ? nearest(key, itemKeys(kind)) : `it is a key of another entry: ${having.join(", ")}`;
}

/** `scope: spent` in a payment would say that the sum covers something else than the payment. */
function paymentScopes(entry: RawEntry): Problem[] {
  if (entry.kind !== "payment" || !Array.isArray(entry.data.claims)) return [];
  return (entry.data.claims as unknown[]).flatMap((item, i) => {
    const scope = String((item as { scope?: unknown } | null)?.scope ?? "");
    if (!Object.hasOwn(vocabularies.payment_scopes, scope)) return [];
    return [
      {
        file: entry.file,
        line: entry.lineOf(["claims", i, "scope"]),
        what: `scope: ${scope} is a scope of payment`,
        hint: `did you mean scope_of_payment: ${scope}?`,
      },
    ];
  });
}

/** The complaint in the writer's words: what she wrote, not the name of a type. */
function told(issue: Issue, value: unknown): string {
  if (/^Invalid option/.test(issue.message)) return `not one of the list: ${String(value)}`;
  return /^Invalid input/.test(issue.message) ? `cannot be written so: ${written(value)}` : issue.message;
}

/** A value that was typed beside the head belongs to a source, under `claims:`. */
function headHint(key: string, kind: SubjectKind): string {
  const isValue = (attributes[kind] ?? []).some((one) => (one.key ?? one.name) === key);
  return isValue
    ? `${key}: is what a source says; it stands under claims:, in an item that begins with from:`
    : "see docs/register.md for the keys of this entry";
}

/** A value for a message: what was typed, as far as it helps. */
function written(value: unknown): string {
  if (value === null) return "nothing";
  const text = typeof value === "number" ? String(value) : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** How the value of the key is written; the country that a name stands for. */
function howWritten(entry: RawEntry, issue: Issue): string {
  const value = valueAt(entry.data, issue.path);
  const meant = typeof value === "string" && issue.message.includes("alpha-3") ? countryNamed(value) : null;
  if (meant !== null) return `did you mean ${meant}?`;
  const [first, , key] = issue.path;
  const known: readonly Attribute[] = attributes[entry.kind as SubjectKind] ?? [];
  const attribute = first === "claims" ? known.find((one) => (one.key ?? one.name) === key) : undefined;
  if (attribute === undefined) return "see docs/register.md";
  if (attribute.list !== undefined)
    return nearest(String(value), Object.keys(vocabularies[attribute.list as Vocabulary]));
  return `it is written so: ${valueKinds[attribute.value].replaceAll("`", "")}${attribute.many ? " A list may hold several." : ""}`;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (at === null || typeof at !== "object" ? undefined : (at as Record<PropertyKey, unknown>)[key]),
    data,
  );
}

function headDates(entry: RawEntry): Problem[] {
  const names = ["date", "captured", "public_date", "period", "lead_until"].filter((name) =>
    ["string", "number"].includes(typeof entry.data[name]),
  );
  return names.flatMap((name) => {
    const wrong = wrongDate(String(entry.data[name]));
    return wrong
      ? [{ file: entry.file, line: entry.lineOf([name]), what: `${name}: ${wrong.wrong}`, hint: wrong.hint }]
      : [];
  });
}

/** Keys whose values are country codes, wherever they stand. */
const countryKeys = new Set(["country", "nationality", "countries", "nationalities", "parties", "removes_for"]);

function countries(entry: RawEntry): Problem[] {
  const found: Problem[] = [];
  const walk = (node: unknown, path: readonly PropertyKey[], isCode: boolean): void => {
    if (Array.isArray(node)) for (const [i, item] of node.entries()) walk(item, [...path, i], isCode);
    else if (node !== null && typeof node === "object")
      for (const [key, value] of Object.entries(node)) walk(value, [...path, key], countryKeys.has(key));
    else if (isCode && typeof node === "string" && /^[A-Z]{3}$/.test(node) && !isCountry(node)) {
      found.push({
        file: entry.file,
        line: entry.lineOf(path),
        what: `not a country: ${node}`,
        hint: "countries are ISO 3166 alpha-3, such as COL; Kosovo is XKX",
      });
    }
  };
  walk(entry.data, [], false);
  if (entry.kind === "destination") walk(entry.id, ["destination"], true);
  return found;
}
