import { homedir } from "node:os";
import { describe, expect, it } from "vitest";
import { projectFiles, root, textOf } from "./files.ts";

const files = projectFiles();
const texts = files.filter((file) => /\.(?:[jt]sx?|json|md|ya?ml|sql|css|tsv|csv)$|^[^.]+$|^\.[^/]+$/.test(file));

describe("names", () => {
  it("say what a file holds: none is a drawer for everything", () => {
    const drawers = /(?:^|[/.-])(?:utils?|helpers?|common|managers?|services?|misc)(?=[/.-]|$)/;
    expect(files.filter((file) => drawers.test(file))).toEqual([]);
  });

  it("end in .tsx under src/web only", () => {
    expect(files.filter((file) => file.endsWith(".tsx") && !/^(?:src|test)\/web\//.test(file))).toEqual([]);
  });
});

describe("texts", () => {
  it("hold no mark of unfinished work", () => {
    const marks = new RegExp(`\\b(?:${["TO" + "DO", "FIX" + "ME"].join("|")})\\b`);
    expect(texts.filter((file) => marks.test(textOf(file)))).toEqual([]);
  });

  it("hold no path of one machine", () => {
    const home = homedir();
    const own = [root, ...(home.length > 6 ? [home] : [])].map((path) => path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const paths = new RegExp(`(?:${own.join("|")})(?![\\w-])|/(?:home|Users)/[a-z][\\w.-]*/|[A-Z]:\\\\Users\\\\`);
    expect(texts.filter((file) => paths.test(textOf(file)))).toEqual([]);
  });

  it("are not so large that they should be made instead", () => {
    expect(files.filter((file) => file !== "package-lock.json" && textOf(file).length > 1_000_000)).toEqual([]);
  });
});
