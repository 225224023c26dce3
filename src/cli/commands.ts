import type { Command } from "./command.ts";

/** Every command, in the order in which help lists them, with the file that is loaded when it is called. */
export const commands: readonly {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}[] = [
  { name: "init", summary: "make a workspace", load: async () => (await import("./commands/init.ts")).init },
  {
    name: "import",
    summary: "read register files into the record, with a preview",
    load: async () => (await import("./commands/import.ts")).importCommand,
  },
  {
    name: "list",
    summary: "list movements, agreements, sources …",
    load: async () => (await import("./commands/list.ts")).list,
  },
  {
    name: "show",
    summary: "one thing with all that is told of it",
    load: async () => (await import("./commands/show.ts")).show,
  },
  {
    name: "check",
    summary: "findings: what does not add up",
    load: async () => (await import("./commands/check.ts")).check,
  },
  {
    name: "judge",
    summary: "write down a person's decision or comment",
    load: async () => (await import("./commands/judge.ts")).judgeCommand,
  },
  {
    name: "export",
    summary: "write the record as files",
    load: async () => (await import("./commands/export.ts")).exportCommand,
  },
  {
    name: "verify",
    summary: "prove the record whole",
    load: async () => (await import("./commands/verify.ts")).verify,
  },
  {
    name: "backup",
    summary: "a safe copy, also while it is open",
    load: async () => (await import("./commands/backup.ts")).backup,
  },
  {
    name: "doctor",
    summary: "what is here, what works, what could be reached",
    load: async () => (await import("./commands/doctor.ts")).doctor,
  },
  {
    name: "serve",
    summary: "the pages, on this machine only",
    load: async () => (await import("./commands/serve.ts")).serve,
  },
];
