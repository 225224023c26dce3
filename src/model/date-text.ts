import type { PartialDate } from "./partial-date.ts";
import { shortMonths } from "./months.ts";

/** A date in words for people, in short English; `readDate` reads them back. */
export function printDate(d: PartialDate): string {
  const code = d.text.replace("~", "");
  const words = d.precision === "interval" ? intervalWords(code) : singleWords(code);
  return d.about ? `about ${words}` : words;
}

function intervalWords(code: string): string {
  const [a = "", b = ""] = code.split("/");
  if (a === "..") return `by ${singleWords(b)}`;
  if (b === "..") return `since ${singleWords(a)}`;
  if (/^\d{4}(-\d\d){0,2}$/.test(a) && a.length === b.length) return a.length === 4 ? `${a}–${b}` : sameLength(a, b);
  if (a.includes("T") && a.slice(0, 10) === b.slice(0, 10) && b.includes("T"))
    return `${singleWords(a)} to ${clockOf(b)}`;
  return `${singleWords(a)} – ${singleWords(b)}`;
}

// What both ends share is written once: "15–16 Mar 2025", "30 Mar – 2 Apr 2025", "Mar–May 2025".
function sameLength(a: string, b: string): string {
  const [ay, am = "", ad] = a.split("-");
  const [by, bm] = b.split("-");
  if (ay !== by) return `${singleWords(a)} – ${singleWords(b)}`;
  if (ad === undefined) return `${shortMonth(am)}–${singleWords(b)}`;
  return am === bm ? `${Number(ad)}–${singleWords(b)}` : `${Number(ad)} ${shortMonth(am)} – ${singleWords(b)}`;
}

function singleWords(code: string): string {
  const [year = "", second, third] = code.slice(0, 13).replace(/T.*/, "").split("-");
  if (second === undefined) return year;
  if (/^[a-z]/.test(second)) return `${second === "mid" ? "mid-" : `${second} `}${year}`;
  const month = `${shortMonth(second)} ${year}`;
  if (third === undefined) return month;
  if (/^[a-z]/.test(third)) return `${third === "mid" ? "mid-" : `${third} `}${month}`;
  const day = `${Number(third)} ${month}`;
  return code.includes("T") ? `${day}, ${clockOf(code)}` : day;
}

function clockOf(code: string): string {
  const [, clock = "", zone = ""] = /T([\d:]+)(Z|[+-]\d\d:\d\d)?/.exec(code) ?? [];
  const told = clock.includes(":") ? clock : `${clock}h`;
  if (zone === "") return told;
  return zone === "Z" ? `${told} UTC` : `${told} UTC${zone.replace("-", "−")}`;
}

function shortMonth(mm: string): string {
  return shortMonths[Number(mm) - 1] ?? mm;
}
