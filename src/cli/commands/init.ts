import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { TarmacError } from "../../model/tarmac-error.ts";
import { closeRecord, createRecord, loginName } from "../../store/record.ts";
import type { Command } from "../command.ts";

const settings = `# Settings of this workspace.
title: A record of third-country removals
zone: UTC
`;

/** `tarmac init DIR [--example]`. */
export const init: Command = {
  name: "init",
  summary: "Makes a workspace: a folder with an empty record. With --example it holds the example record.",
  arguments: "DIR",
  options: { example: { type: "boolean", says: "fill it with the example record" } },
  example: "tarmac init removals --example",
  async run({ args, options }, effects) {
    const [dir] = args;
    if (dir === undefined) throw new TarmacError("usage", "missing: DIR", { hint: "tarmac init DIR" });
    const record = createRecord(dir, effects);
    try {
      writeFileSync(join(dir, "tarmac.yaml"), settings, { flag: "wx" });
      let claims = 0;
      if (options.example) {
        const { applyImport, previewImport } = await import("../../desk/import.ts");
        const { plan } = previewImport(record, exampleDir());
        applyImport(record, plan, { actor: loginName(), name: "the example record" });
        claims = plan.claims.added.length;
      }
      if (options.json) effects.out(`${JSON.stringify({ workspace: resolve(dir), claims })}\n`);
      else effects.out(`made ${dir}${options.example ? ` with the example record: ${claims.toLocaleString("en-US")} claims` : ""}\n`);
      return 0;
    } finally {
      closeRecord(record);
    }
  },
};

/** Folder of the example record, in the package. */
export function exampleDir(): string {
  return fileURLToPath(new URL("../../../examples/third-country-removals", import.meta.url));
}
