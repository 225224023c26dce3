import {
  isMap,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
  type Scalar,
  type Document,
  type YAMLMap,
  visit,
} from "yaml";
import { entryKinds } from "../../model/register.schema.ts";
import { tabbed, tooDeep, unprintable } from "./check-text.ts";
import { nearest } from "./nearest.ts";

/** Something wrong in a file of the register, with the place and what to do. */
export type Problem = { readonly file: string; readonly line: number; readonly what: string; readonly hint: string };

/** An entry as written, before its values are read. `lineOf` gives the line of a path inside it. */
export type RawEntry = {
  readonly kind: string;
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
};

/** Files above this are refused before they are parsed. */
export const maxFileBytes = 5_000_000;

/** Reads one YAML 1.2 file of the register into entries. Never throws on bad input: problems say file, line, what and a hint. */
export function readRegisterFile(file: string, text: string): { entries: RawEntry[]; problems: Problem[] } {
  if (Buffer.byteLength(text) > maxFileBytes) return { entries: [], problems: [tooLarge(file)] };
  const deep = tooDeep(text);
  if (deep !== null) return { entries: [], problems: [{ file, ...deep }] };
  const tab = tabbed(text);
  const problems: Problem[] = tab === null ? [] : [{ file, ...tab }];
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    version: "1.2",
    // The parser compares every key with every other: a mapping of a million keys would never end. They are compared below.
    uniqueKeys: false,
    maxAliasCount: 0,
    prettyErrors: false,
    logLevel: "silent",
  } as never) as Document[];
  const entries: RawEntry[] = [];
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  for (const document of Array.isArray(documents) ? documents : []) {
    const found = documentProblems({ file, document, lineAt }).filter(({ line }) => line !== tab?.line);
    problems.push(...found);
    if (found.length > 0 || document.errors.length > 0 || isEmpty(document)) continue;
    for (const [node, path] of entryNodes(document))
      readEntry({ file, document, node, path, lineAt }, entries, problems);
  }
  return { entries, problems };
}

/** A file above the size that is read. */
export function tooLarge(file: string): Problem {
  return {
    file,
    line: 1,
    what: "the file is larger than 5 MB",
    hint: "divide it: a folder of files is read whole",
  };
}

function isEmpty({ contents }: Document): boolean {
  return contents === null || (isScalar(contents) && contents.value === null);
}

/** A file that is no YAML at all gives an error a character. */
const mostErrors = 1000;

/** What hinders reading a document at all. */
function documentProblems(at: Pick<Here, "file" | "document" | "lineAt">): Problem[] {
  const { file, document, lineAt } = at;
  const wrong = [...document.errors, ...document.warnings].slice(0, mostErrors).map((error) => ({
    file,
    line: lineAt(error.pos[0]),
    what: sentence(error.message),
    hint: yamlHint(error.code),
  }));
  const { explicit, version } = document.directives?.yaml ?? {};
  if (explicit === true && version !== "1.2")
    wrong.push({ file, line: 1, what: `YAML ${version}`, hint: "the register is YAML 1.2; take the %YAML line out" });
  visit(document, {
    Alias: (_key, node) => {
      wrong.push({
        file,
        line: lineAt(node.range?.[0] ?? 0),
        what: "an alias (*name)",
        hint: "write the value out: aliases are refused, since they can make a small file huge",
      });
      return visit.BREAK;
    },
    Map: (_key, node) => {
      for (const key of repeatedKeys(node))
        wrong.push({
          file,
          line: lineAt(key.range?.[0] ?? 0),
          what: `a key that stands twice: ${String(key.value)}`,
          hint: "a key may stand once in an entry; make a second item of the list",
        });
    },
    Scalar: (_key, node) => {
      const strange = typeof node.value === "string" ? unprintable(node.value) : null;
      if (strange !== null) wrong.push({ file, line: lineAt(node.range?.[0] ?? 0), ...strange });
    },
  });
  return wrong;
}

function repeatedKeys(map: YAMLMap): Scalar[] {
  const seen = new Set<unknown>();
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const again = seen.has(key.value);
    seen.add(key.value);
    return again ? [key] : [];
  });
}

type Here = {
  file: string;
  document: Document;
  node: Node;
  path: readonly PropertyKey[];
  lineAt: (offset: number) => number;
};

function readEntry(here: Here, entries: RawEntry[], problems: Problem[]): void {
  const { file, document, node, path, lineAt } = here;
  const line = lineAt(node.range?.[0] ?? 0);
  if (!isMap(node)) {
    problems.push({ file, line, what: "not an entry", hint: `an entry begins with one of: ${entryKinds.join(", ")}` });
    return;
  }
  const first = (node as YAMLMap).items[0] as Pair<unknown, unknown> | undefined;
  const kind = isScalar(first?.key) ? String(first.key.value) : "";
  if (!entryKinds.includes(kind)) {
    problems.push({
      file,
      line,
      what: `unknown entry: ${kind || "empty"}`,
      hint: nearest(kind, entryKinds, "an entry begins with"),
    });
    return;
  }
  const data = node.toJS(document, { maxAliasCount: 0 }) as Record<string, unknown>;
  const lineOf = (inner: readonly PropertyKey[]): number => {
    for (let depth = inner.length; depth >= 0; depth -= 1) {
      const at = [...path, ...inner.slice(0, depth)];
      const found = keyNode(document, at) ?? (document.getIn(at, true) as Node | undefined);
      const offset = found?.range?.[0];
      if (offset !== undefined) return lineAt(offset);
    }
    return line;
  };
  entries.push({ kind, id: String(data[kind] ?? ""), file, line, data, lineOf });
}

/** The node of the key that a path ends in, so that a problem points at the key and not at a block below it. */
function keyNode(document: Document, path: readonly PropertyKey[]): Node | undefined {
  const last = path.at(-1);
  if (typeof last !== "string") return undefined;
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  return parent.items.map((pair) => pair.key as Node).find((key) => isScalar(key) && key.value === last);
}

/** The entries of a document: the document itself, or the items of its list. */
function entryNodes(document: Document): [Node, PropertyKey[]][] {
  const root = document.contents as Node & { items?: unknown[] };
  if (isMap(root) || !Array.isArray(root.items)) return [[root, []]];
  return root.items.map((item, i) => [item as Node, [i]]);
}

function sentence(message: string): string {
  return (message.split("\n")[0] ?? message).replace(/ at line \d+, column \d+:?$/, "");
}

function yamlHint(code: string): string {
  if (code === "TAG_RESOLVE_FAILED") return "take the tag (!…) out: values are read without";
  if (code === "BAD_INDENT" || code === "BLOCK_AS_IMPLICIT_KEY")
    return "check the indentation, and quote words that hold a colon";
  return "check quotes, colons and indentation around this line";
}
