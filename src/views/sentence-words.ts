import { countryName } from "../model/country.ts";

const articled = new Set("USA GBR PHL NLD ARE BHS GMB DOM CAF COD COG MDV COM MHL SLB".split(" "));

/** A country in running text: "the United States". */
export function theName(code: string): string {
  return articled.has(code) ? `the ${countryName(code)}` : countryName(code);
}

const office =
  /^(?:US |UK |EU |Associated Press|White House|foreign |interior |government|ministry|correctional|department|migration|senior|internal)/i;

/** A speaker at the head of a sentence: offices take an article, people do not. */
export function theSpeaker(name: string): string {
  if (!office.test(name) || /officials$/.test(name)) return capital(name);
  return `${/^senior/i.test(name) ? "A" : "The"} ${running(name)}`;
}

/** A speaker within a sentence. */
export function theSpeakerWithin(name: string): string {
  return office.test(name) && !/officials$/.test(name) ? `the ${running(name)}` : name;
}

// "Interior ministry of Samplestan" is no name that keeps its capital; "Associated Press" is.
const running = (name: string): string =>
  /^(?:foreign|interior|government|ministry|correctional|department|migration|senior|internal) [a-z]/i.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name;

/** "a", "a and b", "a, b and c". */
export function listed(names: readonly string[]): string {
  return names.length <= 1 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** With its first letter large. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
