import { TarmacError } from "../../model/tarmac-error.ts";
import { nearest } from "../../sources/register/nearest.ts";
import type { Command } from "../command.ts";
import type { LoadKind } from "../load-kind.ts";
import { loadObservations } from "./load-observations.ts";

/** What can be loaded. Add a kind: a file `load-KIND.ts` beside this one, and a line here. */
const kinds: readonly LoadKind[] = [loadObservations];

/** `tarmac load KIND …`: takes files into the tables of a workspace. */
export const load: Command = {
  name: "load",
  summary: kinds.map(({ name, arguments: words, summary }) => `load ${name} ${words}: ${summary}`).join("\n"),
  arguments: `${kinds.map(({ name }) => name).join("|")} …`,
  options: Object.assign({}, ...kinds.map(({ options }) => options)),
  example: kinds.map(({ example }) => example).join("\n"),
  run({ args: [kind, ...args], options }, effects) {
    const found = kinds.find(({ name }) => name === kind);
    const names = kinds.map(({ name }) => name);
    if (kind === undefined) throw new TarmacError("usage", "missing: KIND", { hint: `one of: ${names.join(", ")}` });
    if (!found)
      throw new TarmacError("usage", `nothing to load by this name: ${kind}`, {
        hint: nearest(kind, names, "it is one of"),
      });
    return found.run({ args, options }, effects);
  },
};
