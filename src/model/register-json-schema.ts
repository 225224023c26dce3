import { headKeys, kindSays, valueKeys } from "./register-keys.ts";
import { sourceKinds, seenKinds } from "./source.ts";
import { vocabularies } from "./vocabularies.ts";

type Node = { [key: string]: unknown };

/**
 * One schema (2020-12) of a file: an entry, or a list of entries. The first key decides which entry is meant, so that an editor
 * tells what is wrong with that entry, and not that it is none of twelve. Each key carries its sentence.
 * `schemas`: the schema of each kind, by its first key.
 */
export function registerSchemaOf(schemas: Readonly<Record<string, Node>>): Node {
  const kinds = Object.keys(schemas);
  const noEntry: Node = {
    properties: Object.fromEntries(kinds.map((kind) => [kind, { description: kindSays[kind] }])),
    anyOf: kinds.map((kind) => ({ required: [kind] })),
  };
  // `movement:` and `agreement:` also link a payment, so the payment is asked for first.
  const order = [...kinds].sort((a, b) => Number(b === "payment") - Number(a === "payment"));
  const entry = order.reduceRight<Node>(
    (otherwise, kind) =>
      ({ if: { required: [kind] }, then: { $ref: `#/$defs/${kind}` }, else: otherwise }) satisfies Node,
    noEntry,
  );
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A file of Tarmac's register: one entry, or a list of entries",
    if: { type: "array" },
    then: { type: "array", items: { $ref: "#/$defs/entry" } },
    else: { $ref: "#/$defs/entry" },
    $defs: {
      entry: { type: "object", ...entry },
      ...Object.fromEntries(kinds.map((kind) => [kind, told(schemas[kind] as Node, kind)])),
    },
  };
}

/** The schema of an entry with a sentence at every key. */
function told(schema: Node, kind: string): Node {
  const head: Readonly<Record<string, string>> = { ...headKeys.any, ...headKeys[kind] };
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Node>).map(([key, value]) => {
    const says = key === kind ? `${kindSays[kind]} This is its id: yours to choose, never changed later.` : head[key];
    return [key, described(value, says)];
  });
  return { ...schema, description: kindSays[kind], properties: Object.fromEntries(properties) };
}

function described(schema: Node, says: string | undefined): Node {
  const inner = Object.entries(schema).map(([key, value]) => {
    if (key === "properties") {
      const named = Object.entries(value as Record<string, Node>).map(([name, node]) => [
        name,
        described(node, valueKeys[name]),
      ]);
      return [key, Object.fromEntries(named)];
    }
    return [key, inside(value)];
  });
  const description = schema.description ?? says;
  return {
    ...(description === undefined ? {} : { description }),
    ...Object.fromEntries(inner.filter(([key]) => key !== "description")),
    ...listed(schema.enum),
  };
}

function inside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inside);
  return value !== null && typeof value === "object" ? described(value as Node, undefined) : value;
}

/** Editors show what each word of a closed list means. */
function listed(words: unknown): Node {
  if (!Array.isArray(words)) return {};
  const sentences = lists.get(words.join());
  return sentences === undefined ? {} : { enumDescriptions: sentences };
}

const kindsOf = Object.fromEntries(Object.entries(sourceKinds).map(([kind, { says }]) => [kind, says]));
const lists = new Map(
  [...Object.values(vocabularies), kindsOf, seenKinds].map((list) => [
    Object.keys(list).join(),
    Object.values(list) as string[],
  ]),
);
