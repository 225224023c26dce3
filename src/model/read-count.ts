import { type Count, exact } from "./count.ts";
const small: Record<string, number> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, siete: 7, ocho: 8, cuatro: 4, cinco: 5, seis: 6 };
export function readCount(words: string | number): Count | null {
  if (typeof words === "number") return exact(words);
  const t = words.toLowerCase().replace(/(\d),(\d{3})/g, "$1$2").replace(/(\d),(\d{3})/g, "$1$2");
  if (/not (stated|published)|undisclosed/.test(t)) return { lo: 0, hi: null, as: "unstated", words };
  if (/^none$/.test(t)) return { lo: 0, hi: 0, as: "none", words };
  const m = /\d+/.exec(t);
  const w = Object.keys(small).find((k) => new RegExp(`\\b${k}\\b`).test(t));
  const n = m ? Number(m[0]) : w ? small[w]! : null;
  if (n === null) return null;
  const unit = n === 0 ? 1 : 10 ** (/0*$/.exec(String(n))?.[0].length ?? 0);
  if (/more than|over|más de/.test(t)) return { lo: n + 1, hi: null, as: "at_least", words };
  if (/at least|no fewer/.test(t)) return { lo: n, hi: null, as: "at_least", words };
  if (/up to|at most|hasta|no more than|máximo/.test(t)) return { lo: 0, hi: n, as: "at_most", words };
  if (/nearly|almost|casi/.test(t)) return { lo: n - unit, hi: n - 1, as: "about", words };
  if (/about|around|some|roughly|unos/.test(t)) return { lo: n - unit, hi: n + unit, as: "about", words };
  if (/planned|expected/.test(t)) return { lo: n, hi: n, as: "planned", words };
  return { ...exact(n), words };
}
