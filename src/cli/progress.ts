import type { Effects } from "./command.ts";

/** A bar on a terminal for work that takes long; nothing elsewhere. `end` clears it. */
export function progressBar(effects: Effects): ProgressBar {
  return drawnBar(effects, (done, total) => `${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")}`);
}

/**
 * A bar for reading files: it is drawn by bytes, and tells rows a second and the time left. `part` of `tell` is what is read; `rows` is asked when the bar is drawn. Drawn at most ten times a second.
 */
export function readingBar(effects: Effects, rows: () => number): ProgressBar {
  const start_ms = effects.now().getTime();
  let drawn_ms = Number.NEGATIVE_INFINITY;
  const bar = drawnBar(effects, (done, total) => {
    const seconds = Math.max(0.001, (effects.now().getTime() - start_ms) / 1000);
    const left = done === 0 ? "" : `, ${timeText((seconds * (total - done)) / done)} left`;
    return `${Math.round((100 * done) / Math.max(total, 1))} %, ${rows().toLocaleString("en-US")} rows, ${Math.round(rows() / seconds).toLocaleString("en-US")} rows/s${left}`;
  });
  return {
    tell(part, done, total) {
      const now_ms = effects.now().getTime();
      if (now_ms - drawn_ms < 100) return;
      drawn_ms = now_ms;
      bar.tell(part, done, total);
    },
    end: bar.end,
  };
}

function timeText(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return whole < 3600
    ? `${Math.floor(whole / 60)} min ${whole % 60} s`
    : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** What draws a bar: how far a part of the work is; `end` clears it. */
type ProgressBar = {
  readonly tell: (part: string, done: number, total: number) => void;
  readonly end: () => void;
};

function drawnBar(effects: Effects, far: (done: number, total: number) => string): ProgressBar {
  if (!effects.terminal) return { tell: () => {}, end: () => {} };
  const width = 30;
  let drawn = "";
  return {
    tell(part, done, total) {
      const full = total === 0 ? width : Math.min(width, Math.round((width * done) / total));
      const line = `${part.padEnd(18)} ${"█".repeat(full)}${"░".repeat(width - full)} ${far(done, total)}`;
      if (line === drawn) return;
      drawn = line;
      effects.err(`\r\u001b[K${line}`);
    },
    end() {
      if (drawn !== "") effects.err("\r\u001b[K");
    },
  };
}
