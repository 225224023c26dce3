import { TarmacError } from "../../model/tarmac-error.ts";
import type { AsOf } from "../../store/claims.ts";
import { closeRecord, openRecord, type TarmacRecord } from "../../store/record.ts";
import { type Command, type Effects, workspaceOf } from "../command.ts";
import { whenOf, whenOptions } from "../when.ts";

const formats = {
  register:
    "the whole record as register files, which people go on editing; importing them into an empty workspace gives the same record",
  jsonl: "one JSON object a line, with its table; a new file",
  csv: "a CSV file a table, for spreadsheets; a new folder",
} as const;
type Format = keyof typeof formats;

/** `tarmac export --format FORMAT OUT`. */
export const exportCommand: Command = {
  name: "export",
  summary: `Writes the record to files that other programs and people can read. It holds claims that were superseded or withdrawn, and judgements. docs/export.md describes every key.\n\n${Object.entries(
    formats,
  )
    .map(([name, says]) => `  ${name.padEnd(9)} ${says}`)
    .join("\n")}`,
  arguments: "OUT",
  options: {
    format: { type: "string", value: "FORMAT", says: Object.keys(formats).join(", ") },
    force: { type: "boolean", says: "write over files that are there; other files of the folder are left" },
    ...whenOptions,
  },
  example: 'tarmac export --format register my-register\ntarmac export --format jsonl - | grep \'"table":"claims"\'',
  async run(call, effects) {
    const [out] = call.args;
    const format = formatOf(call.options.format);
    if (out === undefined)
      throw new TarmacError("usage", "missing: OUT", { hint: `tarmac export --format ${format} OUT` });
    const when = whenOf(call);
    if (format === "register" && (when.as_of ?? when.known_at) !== undefined)
      throw new TarmacError("usage", "the register is the whole record: it takes neither --as-of nor --known-at", {
        hint: "jsonl and csv take both",
      });
    if (out === "-" && format === "csv")
      throw new TarmacError("usage", "csv is a file for each table: it cannot be written to standard output", {
        hint: "name a new folder; jsonl and register can be",
      });
    const record = openRecord(workspaceOf(call), { readOnly: true }, effects);
    try {
      if (out === "-") return await print(record, { format, when }, effects);
      const { writeFile, writeFolder } = await import("../../exports/write-out.ts");
      const force = call.options.force === true;
      const written =
        format === "jsonl"
          ? writeFile(out, await linesOf(record, { format, when }), force)
          : writeFolder(out, await filesOf(record, { format, when }), force);
      tell(effects, { out, format, ...written }, call.options.json === true);
      return 0;
    } finally {
      closeRecord(record);
    }
  },
};

function formatOf(option: unknown): Format {
  const known = Object.keys(formats).join(", ");
  if (option === undefined) throw new TarmacError("usage", "missing: --format", { hint: `one of: ${known}` });
  if (Object.hasOwn(formats, String(option))) return option as Format;
  throw new TarmacError("usage", `unknown format: ${String(option)}`, { hint: `one of: ${known}` });
}

type Asked = { readonly format: Format; readonly when: AsOf };

async function linesOf(record: TarmacRecord, { format, when }: Asked): Promise<Iterable<string>> {
  if (format === "register") return (await import("../../exports/register-files.ts")).registerText(record);
  return (await import("../../exports/json-lines.ts")).jsonLines(record, when);
}

async function filesOf(record: TarmacRecord, { format, when }: Asked) {
  if (format === "register") return (await import("../../exports/register-files.ts")).registerFolder(record);
  return (await import("../../exports/csv-tables.ts")).csvTables(record, when);
}

/** One document on standard output. It gives way now and then, so that a reader who has seen enough (`| head`) ends it. */
async function print(record: TarmacRecord, asked: Asked, effects: Effects): Promise<number> {
  let waiting = "";
  for (const line of await linesOf(record, asked)) {
    waiting += line;
    if (waiting.length < 65_536) continue;
    effects.out(waiting);
    waiting = "";
    await new Promise(setImmediate);
  }
  effects.out(waiting);
  return 0;
}

type Told = {
  readonly out: string;
  readonly format: Format;
  readonly files: number;
  readonly bytes: number;
  readonly others: readonly string[];
};

function tell(effects: Effects, told: Told, json: boolean): void {
  const { out, files, bytes, others } = told;
  if (json) {
    effects.out(`${JSON.stringify(told, null, 2)}\n`);
    return;
  }
  const number = (n: number): string => n.toLocaleString("en-US");
  effects.out(`wrote ${out}: ${number(files)} file${files === 1 ? "" : "s"}, ${number(bytes)} bytes\n`);
  if (others.length > 0)
    effects.err(
      `${number(others.length)} other file${others.length === 1 ? " was" : "s were"} there before and left: ${others.slice(0, 5).join(", ")}${others.length > 5 ? " …" : ""}\n`,
    );
}
