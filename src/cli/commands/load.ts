import { TarmacError } from "../../model/tarmac-error.ts";
import type { Command } from "../command.ts";
import { nearest } from "../../sources/register/nearest.ts";
import type { LoadKind } from "../load/load-kind.ts";
import { loadObservations } from "../load/observations.ts";
import { loadPositionFiles } from "../load/positions.ts";
import { loadTotals } from "../load/totals.ts";

/** What can be loaded; one file of `src/cli/load` each. */
const kinds: readonly LoadKind[] = [loadPositionFiles, loadObservations, loadTotals];

/** `tarmac load KIND FILE…`. */
export const load: Command = {
  name: "load",
  summary: `Loads large tables into the workspace. KIND is one of:\n\n${kinds.map(({ name, summary }) => `  ${name}: ${summary}`).join("\n")}`,
  arguments: "KIND FILE…",
  options: Object.assign({}, ...kinds.map(({ options }) => options)),
  example: kinds.map(({ example }) => example).join("\n"),
  async run(call, effects) {
    const [name, ...files] = call.args;
    const kind = kinds.find((one) => one.name === name);
    if (kind === undefined)
      throw new TarmacError("usage", name === undefined ? "missing: KIND" : `unknown kind: ${name}`, {
        hint: nearest(
          name ?? "",
          kinds.map((one) => one.name),
          "tarmac load KIND FILE…, where KIND is",
        ),
      });
    if (files.length === 0) throw new TarmacError("usage", "missing: FILE", { hint: `tarmac load ${kind.name} FILE…` });
    return kind.load(files, call, effects);
  },
};
