#!/usr/bin/env node
import { parseArgs } from "node:util";
import { TarmacError } from "../model/tarmac-error.ts";
import { type Call, type Command, type Effects, helpText, parseConfig } from "./command.ts";
import { commands } from "./commands.ts";
import { version } from "./version.ts";

const realEffects: Effects = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  now: () => new Date(),
  terminal: process.stderr.isTTY === true,
  width: process.stdout.columns ?? (Number(process.env.COLUMNS) || undefined),
};

/** Runs a command line and gives the exit code: 0 done, 1 error, 2 wrong usage, 3 findings of severity error. */
export async function run(argv: readonly string[], effects: Effects = realEffects): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") return help(rest[0], effects);
  if (name === "--version" || name === "-v") return print(effects, `${version()}\n`);
  const entry = commands.find((c) => c.name === name);
  if (!entry) return usage(effects, `unknown command: ${name}`, "tarmac --help lists them");
  const command = await entry.load();
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: parseConfig(command),
      allowPositionals: true,
      strict: true,
    });
    if (values.help) return print(effects, helpText(command));
    return await command.run({ args: positionals, options: values as Call["options"] }, effects);
  } catch (error) {
    return failed(error, command, rest, effects);
  }
}

function help(name: string | undefined, effects: Effects): Promise<number> | number {
  const entry = commands.find((c) => c.name === name);
  if (entry) return entry.load().then((command) => print(effects, helpText(command)));
  const width = Math.max(...commands.map((c) => c.name.length));
  const lines = commands.map((c) => `  ${c.name.padEnd(width)}  ${c.summary}`);
  return print(
    effects,
    `Tarmac: the open, sourced record of third-country removals.\n\n${lines.join("\n")}\n\ntarmac COMMAND --help tells more. Exit codes: 0 done, 1 error, 2 wrong usage, 3 findings of severity error.\n`,
  );
}

function print(effects: Effects, text: string): number {
  effects.out(text);
  return 0;
}

function usage(effects: Effects, message: string, hint: string): number {
  effects.err(`${message}\n${hint}\n`);
  return 2;
}

function failed(error: unknown, command: Command, rest: readonly string[], effects: Effects): number {
  const code = (error as { code?: string }).code ?? "";
  if (code.startsWith("ERR_PARSE_ARGS"))
    return usage(effects, (error as Error).message.split(". ")[0] ?? "", `tarmac ${command.name} --help`);
  if (error instanceof TarmacError) {
    if (error.code === "usage") return usage(effects, error.message, error.hint ?? `tarmac ${command.name} --help`);
    if (rest.includes("--json"))
      effects.out(
        `${JSON.stringify({ error: { code: error.code, message: error.message, where: error.where, hint: error.hint, ...problemsOf(error) } }, null, 2)}\n`,
      );
    effects.err(`${errorText(error)}\n`);
    return 1;
  }
  effects.err(
    `This is a bug in Tarmac: ${(error as Error).message}\nSet TARMAC_TRACE=1 to see where, and please report it.\n`,
  );
  if (process.env.TARMAC_TRACE) effects.err(`${(error as Error).stack}\n`);
  return 1;
}

type WithProblems = TarmacError & {
  readonly problems?: readonly { file: string; line: number; what: string; hint: string }[];
};

function problemsOf(error: WithProblems): object {
  return error.problems ? { problems: error.problems } : {};
}

/** More than anybody reads; a file that is no register at all would give a million. */
const mostProblems = 1000;

function errorText(error: WithProblems): string {
  const all = error.problems ?? [];
  const problems = all.slice(0, mostProblems).map((p) => `${p.file}:${p.line}: ${p.what}\n    ${p.hint}`);
  if (all.length > mostProblems) problems.push(`and ${all.length - mostProblems} more; --json tells all`);
  const where = error.where ? `${error.where}: ` : "";
  return [...problems, `${where}${error.message}`, ...(error.hint ? [error.hint] : [])].join("\n");
}

const isMain = process.argv[1] !== undefined && /cli[\\/]main\.(?:js|ts)$|[\\/]tarmac$/.test(process.argv[1]);
if (isMain) {
  // A reader who has seen enough (`| head`) is no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
  process.exitCode = await run(process.argv.slice(2));
}
