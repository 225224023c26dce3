import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { run } from "../src/cli/main.ts";

/** The commands that the README shows, each with how many lines of its answer are printed. */
const shown: readonly { readonly argv: readonly string[]; readonly lines: number }[] = [
  { argv: ["list", "movements", "--where", "destination=SLV"], lines: 6 },
  { argv: ["show", "movement/us-sv-2025-03-15-all"], lines: 13 },
  { argv: ["check", "--severity", "error"], lines: 4 },
];

/** A session on the example record, typed and answered, cut where an answer is long. */
export async function sessionText(runCommand: typeof run): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), "tarmac-session-"));
  try {
    const answer = async (argv: readonly string[]): Promise<string> => {
      let out = "";
      const effects = {
        out(text: string) {
          out += text;
        },
        err: () => undefined,
        now: () => new Date("2026-11-24T12:00:00Z"),
        terminal: false,
      };
      await runCommand(argv, effects);
      return out;
    };
    const ws = join(dir, "workspace");
    await answer(["init", ws, "--example"]);
    const parts: string[] = [];
    for (const { argv, lines } of shown) {
      const all = (await answer([...argv, "-w", ws])).trimEnd().split("\n");
      const cut = all.length > lines ? [...all.slice(0, lines), "…"] : all;
      parts.push(`$ tarmac ${argv.join(" ")}\n${cut.map((line) => line.trimEnd()).join("\n")}`);
    }
    return `\`\`\`text\n${parts.join("\n\n")}\n\`\`\``;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
