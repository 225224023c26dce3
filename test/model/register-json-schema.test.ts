import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { projectFiles, textOf } from "../house/files.ts";

type Node = { [key: string]: unknown };
type Case = { title: string; entry: unknown; at: string; says: string };

const schema = JSON.parse(textOf("docs/register.schema.json")) as Node;
const validate = new Ajv2020({ strict: false, allErrors: true, verbose: true }).compile(schema);
const mistakes = (entry: unknown): readonly ErrorObject[] => (validate(entry) ? [] : (validate.errors ?? []));

const cases = parse(readFileSync(new URL("../cases/register-schema.yaml", import.meta.url), "utf8")) as Case[];
const files = projectFiles().filter((file) => /^examples\/.*\.ya?ml$/.test(file));

describe("the JSON Schema of the register", () => {
  it.each(files)("accepts %s", (file) => {
    const documents = parseAllDocuments(textOf(file)).map((document) => document.toJS() as unknown);
    const found = documents.flatMap(mistakes);
    expect(found.map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([]);
  });

  it.each(cases)("refuses $title", ({ entry, at, says }) => {
    const found = mistakes(entry).filter(({ keyword }) => keyword !== "if");
    const there = found.filter(({ instancePath }) => instancePath === at);
    expect(JSON.stringify(there.map(({ params, message }) => [params, message])), JSON.stringify(found)).toContain(
      says,
    );
    // One mistake is told, not one for each kind of entry.
    expect(found.filter(({ instancePath }) => instancePath === "" && at !== "")).toEqual([]);
  });

  it("gives every key a sentence, for editors to show", () => {
    expect(keysOf(schema).filter(({ node }) => typeof node.description !== "string")).toEqual([]);
    expect(keysOf(schema).length).toBeGreaterThan(500);
  });

  it("is what the example record's files point editors to", () => {
    const astray = files.filter((file) => {
      const steps = "../".repeat(file.split("/").length - 1);
      return !textOf(file).startsWith(`# yaml-language-server: $schema=${steps}docs/register.schema.json\n`);
    });
    expect(astray).toEqual([]);
  });
});

/** Every property of a schema, wherever it stands, with its path. */
function keysOf(node: unknown, path = ""): readonly { path: string; node: Node }[] {
  if (node === null || typeof node !== "object") return [];
  const entries = Object.entries(node as Node);
  const named = entries
    .filter(([key, value]) => key === "properties" && value !== null && typeof value === "object")
    .flatMap(([, value]) => Object.entries(value as Record<string, Node>))
    .map(([key, property]) => ({ path: `${path}/${key}`, node: property }));
  return [...named, ...entries.flatMap(([key, value]) => keysOf(value, `${path}/${key}`))];
}
