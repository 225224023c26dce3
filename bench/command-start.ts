import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { median, timed } from "./measure.ts";
import { type Row, row } from "./results.ts";

const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const rounds = 40;

/** From the start of the built command to its end, against a Node that does nothing, turn and turn about. */
export async function commandStart(): Promise<Row[]> {
  const dir = mkdtempSync(join(tmpdir(), "tarmac-bench-start-"));
  const ws = join(dir, "ws");
  try {
    ran([main, "init", ws, "--example"]);
    const commands: readonly (readonly string[])[] = [
      ["--version"],
      ["--help"],
      ["show", "movement/us-uz-2025-04-30", "-w", ws],
      ["show", "movement/us-uz-2025-04-30", "--json", "-w", ws],
    ];
    const times = new Map<string, number[]>();
    const note = (name: string, ms: number, round: number): void => {
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), ms]);
    };
    for (let round = -3; round < rounds; round += 1) {
      note("node -e 0", await timed(() => ran(["-e", "0"])), round);
      for (const command of commands) note(nameOf(command), await timed(() => ran([main, ...command])), round);
    }
    const floor = median(times.get("node -e 0") ?? []);
    return commands.map((command) =>
      row(nameOf(command), "start to end, median", [median(times.get(nameOf(command)) ?? []), "ms"], {
        of: ["node -e 0", floor],
        bar: { most: 2.5 },
      }),
    );
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const nameOf = (command: readonly string[]): string =>
  `tarmac ${command.filter((word) => word !== "-w" && !word.startsWith(tmpdir())).join(" ")}`;

function ran(args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
}
