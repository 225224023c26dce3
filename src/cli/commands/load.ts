import { TarmacError } from "../../model/tarmac-error.ts";
import type { Command, Option } from "../command.ts";
import { nearest } from "../../sources/register/nearest.ts";
import type { LoadKind } from "../load/load-kind.ts";
import { loadObservations } from "../load/observations.ts";
import { loadPositionFiles } from "../load/positions.ts";
import { loadRemovals } from "../load/removals.ts";
import { loadTotals } from "../load/totals.ts";

/** What can be loaded; one file of `src/cli/load` each. */
const kinds: readonly LoadKind[] = [loadPositionFiles, loadObservations, loadRemovals, loadTotals];

/** `tarmac load KIND FILE…`. */
export const load: Command = {
  name: "load",
  summary: `Loads large tables into the workspace. KIND is one of:\n\n${kinds.map(({ name, summary }) => `  ${name}: ${summary}`).join("\n")}`,
  arguments: "KIND FILE…",
  options: optionsOf(kinds),
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

/** The options of all kinds. One that several have is told with the sentence of each. */
function optionsOf(all: readonly LoadKind[]): Record<string, Option> {
  const options: Record<string, Option> = {};
  for (const [name, option] of all.flatMap((kind) => Object.entries(kind.options))) {
    const before = options[name];
    options[name] = before ? { ...before, says: `${before.says}; ${option.says}` } : option;
  }
  return options;
}
