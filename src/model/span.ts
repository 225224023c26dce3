export type Span = { readonly from: number; readonly to: number };
export function isZone(name: string): boolean { try { new Intl.DateTimeFormat("en", { timeZone: name }); return true; } catch { return false; } }
function offset(ms: number, zone: string): number {
  const p = Object.fromEntries(new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" }).formatToParts(ms).map((x) => [x.type, x.value]));
  return Date.UTC(Number(p.year), Number(p.month) - 1, Number(p.day), Number(p.hour), Number(p.minute), Number(p.second)) - ms;
}
const local = (ms: number, zone: string): number => { const g = ms - offset(ms, zone); return ms - offset(g, zone); };
import { parseDate } from "./partial-date.ts";
export function spanOf(at: string, o: { zone?: string; about?: boolean } = {}): Span | null {
  if (at.includes("/")) { const [a, b] = at.split("/").map((x) => spanOf(x, o)); return a && b ? { from: a.from, to: b.to } : null; }
  const m = /^(\d{4}-\d{2}-\d{2})T(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?$/.exec(at);
  if (m) {
    const naive = Date.parse(`${m[1]}T${m[2]}:${m[3] ?? "00"}:00Z`);
    if (Number.isNaN(naive)) return null;
    const from = m[4] ? Date.parse(`${m[1]}T${m[2]}:${m[3] ?? "00"}:00${m[4]}`) : o.zone ? local(naive, o.zone) : null;
    const minute = m[3] ?? "00"; const pad = o.about ? (minute === "00" ? 30 : ["15", "30", "45"].includes(minute) ? 15 : 5) * 60000 : 0;
    if (from === null) return { from: naive - 14 * 3600e3, to: naive + 12 * 3600e3 + 60000 };
    return { from: from - pad, to: from + 60000 + pad };
  }
  const d = parseDate(at);
  if (!d) return null;
  const a = Date.parse(`${d.from}T00:00:00Z`), b = Date.parse(`${d.to}T00:00:00Z`) + 864e5;
  const pad = o.about || d.about ? 864e5 : 0;
  if (!o.zone) return { from: a - 14 * 3600e3 - pad, to: b + 12 * 3600e3 + pad };
  return { from: local(a, o.zone) - pad, to: local(b, o.zone) + pad };
}
export function compareSpans(a: Span, b: Span): "equal" | "overlapping" | "disjoint" { if (a.from === b.from && a.to === b.to) return "equal"; return a.to <= b.from || b.to <= a.from ? "disjoint" : "overlapping"; }
export function intersectSpans(a: Span, b: Span): Span | null { return compareSpans(a, b) === "disjoint" ? null : { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }; }
export function spanText(s: Span, zone: string): string { return new Intl.DateTimeFormat("en-GB", { timeZone: zone, dateStyle: "medium", timeStyle: "short" }).format(s.from); }
