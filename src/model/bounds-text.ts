import type { Count } from "./count.ts";
import { above, below, near } from "./rounding.ts";

type Print = (n: number) => string;

/** Bounds and kind in words, each number printed by `print`. What it gives is read back to the same bounds and kind. */
export function boundsText(c: Pick<Count, "lo" | "hi" | "as">, print: Print): string {
  switch (c.as) {
    case "unstated":
      return "not stated";
    case "none":
      return "none";
    case "exact":
      return print(c.lo);
    case "at_least":
      return `at least ${print(c.lo)}`;
    case "at_most":
      return `at most ${print(c.hi ?? 0)}`;
    case "range":
      return c.hi === null ? `at least ${print(c.lo)}` : `${print(c.lo)} to ${print(c.hi)}`;
    case "about":
      return aboutText(c.lo, c.hi, print);
    case "planned":
      return plannedText(c.lo, c.hi, print);
  }
}

function plannedText(lo: number, hi: number | null, print: Print): string {
  if (hi === null) return lo === 0 ? "planned, number not stated" : `planned at least ${print(lo)}`;
  if (lo === hi) return `planned ${print(lo)}`;
  return lo === 0 ? `planned at most ${print(hi)}` : `planned ${print(lo)} to ${print(hi)}`;
}

// "about 360" where the bounds are those of one number, else the bounds themselves.
function aboutText(lo: number, hi: number | null, print: Print): string {
  if (hi === null) return `about ${print(lo)} or more`;
  const holds = (b: { lo: number; hi: number } | null): boolean => b !== null && b.lo === lo && b.hi === hi;
  const centre = [(lo + hi) / 2, hi / 2].find((n) => Number.isInteger(n) && n > 0 && holds(near(n)));
  if (centre !== undefined) return `about ${print(centre)}`;
  if (holds(below(hi + 1))) return `nearly ${print(hi + 1)}`;
  if (lo > 1 && holds(above(lo - 1))) return `just over ${print(lo - 1)}`;
  return `about ${print(lo)} to ${print(hi)}`;
}
