import type { CountKind } from "./count.ts";
export type Money = { readonly lo: number; readonly hi: number | null; readonly as: CountKind; readonly currency: string; readonly per?: string; readonly words?: string };
export function moneyText(m: Money): string { return `${m.currency} ${m.lo.toLocaleString("en-US")}`; }
