import type { Effects } from "./command.ts";

/** A bar on a terminal for work that takes long; nothing elsewhere. `end` clears it. */
export function progressBar(effects: Effects): {
  readonly tell: (part: string, done: number, total: number) => void;
  readonly end: () => void;
} {
  if (!effects.terminal) return { tell: () => {}, end: () => {} };
  const width = 30;
  let drawn = "";
  return {
    tell(part, done, total) {
      const full = total === 0 ? width : Math.round((width * done) / total);
      const line = `${part.padEnd(18)} ${"█".repeat(full)}${"░".repeat(width - full)} ${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")}`;
      if (line === drawn) return;
      drawn = line;
      effects.err(`\r\u001b[K${line}`);
    },
    end() {
      if (drawn !== "") effects.err("\r\u001b[K");
    },
  };
}
