import { existsSync, writeFileSync } from "node:fs";
import { TarmacError } from "../../model/tarmac-error.ts";
import type { Command } from "../command.ts";

/** `tarmac map draft FILE`. */
export const map: Command = {
  name: "map",
  summary:
    "Drafts a column map for a release of removals that no map knows, from the names of its columns and what their cells hold. Check it, then load the file with it (docs/releases.md).",
  arguments: "draft FILE",
  options: { out: { type: "string", value: "MAP.yaml", says: "write it to this file, which must not be there yet" } },
  example:
    "tarmac map draft returns-2031.csv --out returns.yaml\ntarmac load removals returns-2031.csv --map returns.yaml",
  async run({ args, options }, effects) {
    const [action, file] = args;
    if (action !== "draft" || file === undefined)
      throw new TarmacError("usage", action === "draft" ? "missing: FILE" : "a map can only be drafted", {
        hint: "tarmac map draft FILE",
      });
    const { sampleOf } = await import("../../sources/removals/sample-file.ts");
    const { draftMap } = await import("../../sources/removals/draft-map.ts");
    const { nameOfFiles } = await import("../../sources/removals/release-name.ts");
    const text = draftMap(await sampleOf(file), nameOfFiles([file]));
    const out = options.out === undefined ? null : String(options.out);
    if (out !== null) writeNew(out, text);
    if (options.json) effects.out(`${JSON.stringify({ file, out, map: text }, null, 2)}\n`);
    else
      effects.out(
        out === null ? text : `written to ${out}: check it, then tarmac load removals ${file} --map ${out}\n`,
      );
    return 0;
  },
};

function writeNew(path: string, text: string): void {
  if (existsSync(path))
    throw new TarmacError("file_exists", `there is a file already: ${path}`, { hint: "name another with --out" });
  writeFileSync(path, text);
}
