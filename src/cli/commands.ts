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
    name: "get",
    summary: "bring tables of reference: airports, aircraft",
    load: async () => (await import("./commands/get.ts")).get,
  },
  {
    name: "list",
    summary: "things of a kind, as a table",
    load: async () => (await import("./commands/list.ts")).list,
  },
  {
    name: "show",
    summary: "one thing with all that is told of it",
    load: async () => (await import("./commands/show.ts")).show,
  },
  {
    name: "legs",
    summary: "positions become legs, with where they began and ended and what they are",
    load: async () => (await import("./commands/legs.ts")).legs,
  },
  {
    name: "check",
    summary: "what the rules find: sums, dates, weak support",
    load: async () => (await import("./commands/check.ts")).check,
  },
  {
    name: "judge",
    summary: "write down a person's decision or comment",
    load: async () => (await import("./commands/judge.ts")).judgeCommand,
  },
  {
    name: "export",
    summary: "write the record to files: register, JSON lines, CSV",
    load: async () => (await import("./commands/export.ts")).exportCommand,
  },
  {
    name: "load",
    summary: "read large tables into the workspace: positions, observers' logs, removals",
    load: async () => (await import("./commands/load.ts")).load,
  },
  {
    name: "diff",
    summary: "two government releases compared: added, lost, changed",
    load: async () => (await import("./commands/diff.ts")).diff,
  },
  {
    name: "map",
    summary: "draft a column map for a release that no map knows",
    load: async () => (await import("./commands/map.ts")).map,
  },
  {
    name: "watch",
    summary: "keep what a live feed of positions tells",
    load: async () => (await import("./commands/watch.ts")).watch,
  },
  {
    name: "verify",
    summary: "prove the record whole",
    load: async () => (await import("./commands/verify.ts")).verify,
  },
  {
    name: "backup",
    summary: "a safe copy of the workspace",
    load: async () => (await import("./commands/backup.ts")).backup,
  },
  {
    name: "doctor",
    summary: "what is here, and what hinders it",
    load: async () => (await import("./commands/doctor.ts")).doctor,
  },
  {
    name: "serve",
    summary: "the pages, on this machine only",
    load: async () => (await import("./commands/serve.ts")).serve,
  },
];
