import type { Money } from "./money.ts";
export function readMoney(words: string, currency?: string): Money | null {
  const t = words.toLowerCase();
  if (/not (stated|published)|undisclosed/.test(t)) return { lo: 0, hi: null, as: "unstated", currency: currency ?? "USD" };
  if (/^none$/.test(t)) return { lo: 0, hi: 0, as: "none", currency: currency ?? "USD" };
  const m = /(\d[\d,.]*)\s*(m\b|mill|mil\b|bn|thousand)?/.exec(t);
  if (!m) return /seis millones/.test(t) ? { lo: 0, hi: 6e6, as: "at_most", currency: "USD" } : null;
  const n = Number(m[1]!.replaceAll(",", "")) * (m[2]?.startsWith("mil") && m[2] !== "mil" ? 1e6 : m[2] === "m" ? 1e6 : m[2] === "mil" || m[2] === "thousand" ? 1e3 : m[2] === "bn" ? 1e9 : 1);
  return { lo: n, hi: n, as: "exact", currency: currency ?? "USD" };
}
