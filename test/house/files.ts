import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project, without a slash at its end. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Every file that git tracks or would track, with forward slashes: `src/model/count.ts`. */
export function projectFiles(): readonly string[] {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const listed = execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 64e6 });
  return listed.split("\0").filter((file) => file !== "" && existsSync(join(root, file)));
}

/** The text of a file of the project. */
export function textOf(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** One import, of values or types: the file, and what it names. A relative name is given as a path from the project's folder. */
export type Import = { readonly file: string; readonly to: string };

/** The imports and re-exports of a TypeScript file, also those made when it runs. */
export function importsOf(file: string, text: string = textOf(file)): readonly Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const named = [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*(["'])([\w@.][\w@./:-]*)\1/g)].map(
    (match) => match[2] ?? "",
  );
  return named.map((name) => ({ file, to: name.startsWith(".") ? posix.join(dirname(file), name) : name }));
}
