export type PartialDate = { readonly from: string; readonly to: string; readonly precision: string; readonly about: boolean; readonly text: string };
const last = (y: number, m: number): number => new Date(Date.UTC(y, m, 0)).getUTCDate();
export function parseDate(text: string): PartialDate | null {
  const about = text.endsWith("~");
  const t = about ? text.slice(0, -1) : text;
  if (t.includes("/")) { const [a, b] = t.split("/"); const x = parseDate(a ?? ""), y = parseDate(b ?? ""); return x && y ? { from: x.from, to: y.to, precision: "interval", about, text } : null; }
  const m = /^(\d{4})(?:-(\d{2})(?:-(\d{2}|early|mid|late))?)?(?:T.*)?$/.exec(t);
  if (!m) return null;
  const [, y, mo, d] = m;
  if (!mo) return { from: `${y}-01-01`, to: `${y}-12-31`, precision: "year", about, text };
  const l = last(Number(y), Number(mo));
  if (!d) return { from: `${y}-${mo}-01`, to: `${y}-${mo}-${l}`, precision: "month", about, text };
  if (d === "early") return { from: `${y}-${mo}-01`, to: `${y}-${mo}-10`, precision: "part", about, text };
  if (d === "mid") return { from: `${y}-${mo}-11`, to: `${y}-${mo}-20`, precision: "part", about, text };
  if (d === "late") return { from: `${y}-${mo}-21`, to: `${y}-${mo}-${l}`, precision: "part", about, text };
  if (Number(d) < 1 || Number(d) > l) return null;
  return { from: `${y}-${mo}-${d}`, to: `${y}-${mo}-${d}`, precision: "day", about, text };
}
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
export function dateText(d: PartialDate): string {
  const p = (iso: string) => `${Number(iso.slice(8))} ${months[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`;
  if (d.precision === "year") return d.from.slice(0, 4);
  if (d.precision === "month") return `${months[Number(d.from.slice(5, 7)) - 1]} ${d.from.slice(0, 4)}`;
  return d.from === d.to ? p(d.from) : `${p(d.from)} – ${p(d.to)}`;
}
