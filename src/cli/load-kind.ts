import type { Call, Effects, Option } from "./command.ts";

/** A kind of thing that `tarmac load` takes in: one file a kind. `run` gives the exit code; the first argument, the kind, is already taken off. */
export type LoadKind = {
  readonly name: string;
  readonly summary: string;
  readonly arguments: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly example: string;
  readonly run: (call: Call, effects: Effects) => Promise<number>;
};
