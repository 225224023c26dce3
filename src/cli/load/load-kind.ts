import type { Call, Effects, Option } from "../command.ts";

/** Something that `tarmac load` loads: its own options, and how it is done. The number is the exit code. */
export type LoadKind = {
  readonly name: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly example: string;
  /** `files` are what stands after the kind; at least one. */
  readonly load: (files: readonly string[], call: Call, effects: Effects) => Promise<number>;
};
