import type { ParseArgsConfig } from "node:util";

/** An option of a command: how it is parsed, and the sentence that help prints. */
export type Option = {
  readonly type: "string" | "boolean";
  readonly short?: string;
  readonly value?: string;
  /** It may be given several times. */
  readonly multiple?: true;
  readonly says: string;
};

/** What a command does to the world: where it prints, where it reads the clock, and whether people look at it. */
export type Effects = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly now: () => Date;
  /** True when standard error is a terminal: progress bars are drawn. */
  readonly terminal: boolean;
  /** Columns of the terminal to which results go; absent when they go elsewhere. */
  readonly width?: number | undefined;
};

/** A command as help and docs print it, and as `main` runs it. Results on stdout, progress on stderr; the number is the exit code. */
export type Command = {
  readonly name: string;
  readonly summary: string;
  /** What stands after the name: `FILE|DIR`. */
  readonly arguments: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly example: string;
  readonly run: (call: Call, effects: Effects) => Promise<number> | number;
};

/** A command's arguments and options as typed. */
export type Call = {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
};

/** Options that every command has. */
export const everyOption: Readonly<Record<string, Option>> = {
  workspace: { type: "string", short: "w", value: "DIR", says: "the workspace folder (default: this folder)" },
  json: { type: "boolean", says: "one JSON document on stdout" },
  help: { type: "boolean", short: "h", says: "this text" },
};

/** The options of a command in the form that `parseArgs` takes. */
export function parseConfig(command: Command): NonNullable<ParseArgsConfig["options"]> {
  const all = { ...command.options, ...everyOption };
  return Object.fromEntries(
    Object.entries(all).map(([name, o]) => [
      name,
      { type: o.type, multiple: o.multiple ?? false, ...(o.short ? { short: o.short } : {}) },
    ]),
  );
}

/** Help of one command. */
export function helpText(command: Command): string {
  const options = { ...command.options, ...everyOption };
  const left = ([name, o]: [string, Option]): string =>
    `${o.short ? `-${o.short}, ` : "    "}--${name}${o.value ? ` ${o.value}` : ""}`;
  const width = Math.max(...Object.entries(options).map((entry) => left(entry).length));
  const lines = Object.entries(options).map((entry) => `  ${left(entry).padEnd(width)}  ${entry[1].says}`);
  return `tarmac ${command.name}${command.arguments ? ` ${command.arguments}` : ""}\n\n${command.summary}\n\n${lines.join("\n")}\n\nExample:\n  ${command.example.split("\n").join("\n  ")}\n`;
}

/** The workspace that a call names, else the current folder. */
export function workspaceOf(call: Call): string {
  return String(call.options.workspace ?? ".");
}
