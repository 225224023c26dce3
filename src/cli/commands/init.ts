import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { TarmacError } from "../../model/tarmac-error.ts";
import { closeRecord, createRecord, loginName, named, removeRecord } from "../../store/record.ts";
import type { Command } from "../command.ts";

const settings = `# Settings of this workspace.
title: A record of third-country removals
zone: UTC
`;

/** A first file of the register: a person fills it in, with her editor's help through the schema beside it. */
const template = `# yaml-language-server: $schema=./register.schema.json
# Type your events here; docs/register.md explains every key. Then: tarmac import my-events.yaml --dry-run
#
# - source: example-gazette-2031-05-03
#   publisher: Example Gazette
#   title: Forty-three leave Examplia
#   url: https://gazette.example/2031/05/03/forty-three
#   date: 2031-05-03
#   kind: newspaper
#   seen: full
#
# - movement: example-2031-05-02
#   title: Examplia to Samplestan, 2 May 2031
#   kind: removal
#   claims:
#     - from: example-gazette-2031-05-03
#       at: paragraph 3
#       date: 2031-05-02
#       people: "more than 40 people"
[]
`;

/** `tarmac init DIR [--example]`. */
export const init: Command = {
  name: "init",
  summary:
    "Makes a workspace: a folder with an empty record, a first file to type events in, and a schema that editors pick up. With --example it holds the example record.",
  arguments: "DIR",
  options: { example: { type: "boolean", says: "fill it with the example record" } },
  example: "tarmac init removals --example",
  async run({ args, options }, effects) {
    const [dir] = args;
    if (dir === undefined) throw new TarmacError("usage", "missing: DIR", { hint: "tarmac init DIR" });
    const missing = !existsSync(dir);
    const record = createRecord(dir, effects);
    const made: string[] = [];
    try {
      const { registerJsonSchema } = await import("../../model/register.schema.ts");
      writeNew(join(dir, "tarmac.yaml"), settings, made);
      writeNew(join(dir, "my-events.yaml"), template, made);
      writeNew(join(dir, "register.schema.json"), `${JSON.stringify(registerJsonSchema(), null, 1)}\n`, made);
      const claims = options.example ? await fillWithExample(record) : 0;
      if (options.json) effects.out(`${JSON.stringify({ workspace: resolve(dir), claims })}\n`);
      else
        effects.out(
          `made ${dir}${options.example ? ` with the example record: ${claims.toLocaleString("en-US")} claims` : ""}\n`,
        );
      return 0;
    } catch (error) {
      // Half a workspace would be refused as one that is there already.
      closeRecord(record);
      removeRecord(dir, missing ? dir : undefined);
      for (const path of made) rmSync(path, { force: true });
      throw named(error, dir);
    } finally {
      closeRecord(record);
    }
  },
};

async function fillWithExample(record: ReturnType<typeof createRecord>): Promise<number> {
  const { applyImport, previewImport } = await import("../../desk/import.ts");
  const { register } = previewImport(record, exampleDir());
  const { plan } = applyImport(record, register, { actor: loginName(), name: "the example record" });
  const { settleAtEnd } = await import("../../desk/settle.ts");
  settleAtEnd(record);
  return plan.claims.added.length;
}

/** Writes a file unless a person has one of that name there already; `made` gets its path. */
function writeNew(path: string, text: string, made: string[]): void {
  if (!existsSync(path)) made.push(path);
  try {
    writeFileSync(path, text, { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Folder of the example record, in the package. */
export function exampleDir(): string {
  return fileURLToPath(new URL("../../../examples/third-country-removals", import.meta.url));
}
