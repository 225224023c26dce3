import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const texts = new Map<string, string>();

/** The text of `NAME.sql` beside the module that asks: `sql(import.meta.url, "live-claims")`. Read once. */
export function sql(moduleUrl: string, name: string): string {
  const path = fileURLToPath(new URL(`./${name}.sql`, moduleUrl));
  let text = texts.get(path);
  if (text === undefined) {
    text = readFileSync(path, "utf8");
    texts.set(path, text);
  }
  return text;
}
