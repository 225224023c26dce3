import { acceptCopy } from "../../desk/accept-copy.ts";
import { type Health, healthOf, sqliteVersion } from "../../store/health.ts";
import { type Call, type Command, type Effects, workspaceOf } from "../command.ts";
import { type OptionalPart, optionalParts } from "../optional-parts.ts";
import { progressBar } from "../progress.ts";
import { version } from "../version.ts";
import { verifiedText } from "./verify.ts";

/** `tarmac doctor [--accept-copy]`. */
export const doctor: Command = {
  name: "doctor",
  summary:
    "Says what is here: Tarmac, Node and SQLite; the workspace with its size, counts, ledger head, who has it open and the room on its disk; and what optional parts would add. Changes nothing, unless --accept-copy. Exit code 1 when something hinders the record from being opened.",
  arguments: "",
  options: {
    "accept-copy": {
      type: "boolean",
      says: "check a copy that was made by hand while the record was open; when it is whole, let it open",
    },
  },
  example: "tarmac doctor -w removals",
  run(call, effects) {
    return call.options["accept-copy"] ? accept(call, effects) : report(call, effects);
  },
};

function accept(call: Call, effects: Effects): number {
  const bar = progressBar(effects);
  const dir = workspaceOf(call);
  try {
    const verified = acceptCopy(dir, effects, bar.tell);
    bar.end();
    const done = verified.ok
      ? `The copy is accepted: it opens now, as of number ${verified.head.seq} of the ledger. What was written to the original after that is not in it.\n`
      : "The copy is not accepted: it stays closed. Restore a backup, or copy the folder again while nobody has it open.\n";
    effects.out(
      call.options.json
        ? `${JSON.stringify({ accepted: verified.ok, ...verified }, null, 2)}\n`
        : verifiedText(verified) + done,
    );
    return verified.ok ? 0 : 1;
  } finally {
    bar.end();
  }
}

function report(call: Call, effects: Effects): number {
  const workspace = healthOf(workspaceOf(call), effects);
  const program = {
    tarmac: version(),
    node: process.versions.node,
    sqlite: sqliteVersion(),
    platform: `${process.platform} ${process.arch}`,
  };
  const optional = optionalParts();
  effects.out(
    call.options.json
      ? `${JSON.stringify({ ...program, workspace, optional }, null, 2)}\n`
      : `${[...programLines(program), "", ...workspaceLines(workspace), "", ...optionalLines(optional)].join("\n")}\n`,
  );
  return workspace.hindrance === null || workspace.hindrance.code === "no_workspace" ? 0 : 1;
}

const line = (name: string, text: string): string => `${name.padEnd(13)} ${text}`;
const number = (n: number): string => n.toLocaleString("en-US");
const size = (bytes: number): string => `${(bytes / 1e6).toLocaleString("en-US", { maximumFractionDigits: 1 })} MB`;

type Program = {
  readonly tarmac: string;
  readonly node: string;
  readonly sqlite: { readonly driver: string; readonly version: string };
  readonly platform: string;
};

function programLines(program: Program): string[] {
  return [
    line("Tarmac", program.tarmac),
    line("Node", `${program.node}, ${program.platform}`),
    line("SQLite", `${program.sqlite.version}, through ${program.sqlite.driver}`),
  ];
}

function workspaceLines(health: Health): string[] {
  const { hindrance, record, bytes, log_bytes, free_bytes } = health;
  return [
    line("Workspace", health.dir),
    ...(hindrance === null
      ? []
      : [line("Hindrance", hindrance.message), ...(hindrance.hint === null ? [] : [line("", hindrance.hint)])]),
    ...(bytes === null
      ? []
      : [line("Size", `${size(bytes)}${log_bytes ? `, and ${size(log_bytes)} in its log` : ""}`)]),
    ...(record === null ? [] : recordLines(record)),
    ...tableLines(health.tables),
    line("Writable", health.writable ? "yes" : "no"),
    ...(free_bytes === null ? [] : [line("Free", size(free_bytes))]),
  ];
}

function recordLines({ version: shape, counts, head, open_by }: NonNullable<Health["record"]>): string[] {
  const names: Readonly<Record<string, string>> = { subject: "entries", derived_finding: "findings" };
  const held = Object.entries(counts).map(([table, n]) => `${number(n)} ${names[table] ?? `${table}s`}`);
  return [
    line("Record", `version ${shape}: ${held.join(", ")}`),
    line("Ledger head", `number ${head.seq}${head.at === null ? "" : `, ${head.at}`}, ${head.hash}`),
    ...(open_by.length === 0 ? [line("Open by", "nobody for writing")] : []),
    ...open_by.map((row) =>
      line(
        "Open by",
        `process ${row.pid} on ${row.host} since ${row.since}${row.alive ? "" : "; it has ended without closing, or runs elsewhere"}`,
      ),
    ),
  ];
}

function tableLines({ positions, legs, reference }: Health["tables"]): string[] {
  return [
    ...(positions === null
      ? []
      : [
          line(
            "Positions",
            `${number(positions.rows)} of ${number(positions.days)} days, ${positions.from} to ${positions.to}`,
          ),
        ]),
    ...(legs === null ? [] : [line("Legs", `${number(legs.legs)}, made ${legs.made_at}`)]),
    ...Object.entries(reference).map(([name, table]) =>
      line("Reference", `${number(table.rows)} ${name}, got ${table.got_at.slice(0, 10)}`),
    ),
  ];
}

function optionalLines(parts: readonly OptionalPart[]): string[] {
  return [
    "Optional parts:",
    ...parts.flatMap((part) => [line(`  ${part.name}`, part.found ?? "not found"), line("", part.enables)]),
  ];
}
