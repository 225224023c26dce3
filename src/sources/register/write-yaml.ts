import { Document, isMap, isScalar, isSeq, type Node, Scalar, visit } from "yaml";

/** One entry as an item of a list. The same entry gives the same bytes. */
export function writeEntry(entry: object): string {
  const document = new Document([entry], { version: "1.2", aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_key, node) => {
      if (typeof node.value === "string") node.type = styleOf(node.value);
    },
  });
  const [item] = (document.contents as unknown as { items: Node[] }).items;
  if (isMap(item)) for (const pair of item.items) flowInside(pair.value as Node, 1);
  return document.toString({
    lineWidth: 0,
    blockQuote: "literal",
    doubleQuotedAsJSON: true,
    flowCollectionPadding: false,
  });
}

/** Values that are short stand on one line; the entry, its lists of items and the items stand in lines of their own. */
function flowInside(node: Node | null, depth: number): void {
  if (!isMap(node) && !isSeq(node)) return;
  if (depth > 2 || isPlainList(node)) {
    if (widthOf(node) <= longestLine) {
      node.flow = true;
      return;
    }
  }
  const members = isMap(node) ? node.items.map((pair) => pair.value as Node) : (node.items as Node[]);
  for (const member of members) flowInside(member, depth + 1);
}

const longestLine = 140;

function isPlainList(node: Node): boolean {
  return isSeq(node) && node.items.every((item) => isScalar(item));
}

function widthOf(node: Node): number {
  return JSON.stringify(node).length;
}

/** Plain where YAML allows it; several lines as a block; everything that an editor could change without being seen in double quotes. */
function styleOf(text: string): Scalar.Type {
  if (/[^\P{C}\n]|[\u0085\u2028\u2029]|^\s|\s$/u.test(text) || text === "") return Scalar.QUOTE_DOUBLE;
  if (!text.includes("\n")) return Scalar.PLAIN;
  return text.split("\n").every((line) => line !== "" && line === line.trim())
    ? Scalar.BLOCK_LITERAL
    : Scalar.QUOTE_DOUBLE;
}
