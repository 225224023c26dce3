import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectFiles, root, textOf } from "./files.ts";

type Package = {
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
};

const pack = JSON.parse(textOf("package.json")) as Package;

describe("package.json", () => {
  it("has at most ten scripts, each of one command", () => {
    const commands = Object.values(pack.scripts);
    expect(commands.length).toBeLessThanOrEqual(10);
    expect(commands.filter((command) => /&&|;|\|/.test(command))).toEqual([]);
  });

  it("names files that are there", () => {
    expect(pack.files.filter((file) => file !== "dist" && !existsSync(join(root, file)))).toEqual([]);
  });

  it("asks for the oldest Node that the scripts accept", () => {
    const oldest = /oldest = \[(\d+), (\d+)\]/.exec(textOf("scripts/node-version.js"));
    expect(pack.engines.node).toBe(`>=${oldest?.[1]}.${oldest?.[2]}`);
  });

  it("packs what the command reads, and nothing else", () => {
    const npm = process.env.npm_execpath ?? "";
    const args = ["pack", "--dry-run", "--json", "--ignore-scripts", "--loglevel=error"];
    const [program, before] = /npm-cli\.c?js$/.test(npm) ? [process.execPath, [npm]] : ["npm", []];
    const told = JSON.parse(execFileSync(program, [...before, ...args], { cwd: root, encoding: "utf8" })) as readonly {
      readonly files: readonly { readonly path: string }[];
    }[];
    const packed = told.flatMap(({ files }) => files.map(({ path }) => path));
    expect(packed).toEqual(expect.arrayContaining(["LICENSE", "NOTICE", "package.json"]));
    const examples = projectFiles().filter((file) => file.startsWith("examples/"));
    expect(packed).toEqual(expect.arrayContaining(examples));
    expect(packed.filter((file) => /^(?:src|test|scripts|bench)\/|(?<!\.d)\.tsx?$|workspace\//.test(file))).toEqual([]);
  });
});

describe("licences", () => {
  it("are Apache-2.0 for the code, CC BY 4.0 and ODbL for the example record", () => {
    expect(pack.license).toBe("Apache-2.0");
    expect(textOf("LICENSE")).toMatch(/Apache License\s+Version 2\.0, January 2004/);
    const data = textOf("examples/third-country-removals/LICENSE");
    expect(data).toContain("https://creativecommons.org/licenses/by/4.0/");
    expect(data).toContain("https://opendatacommons.org/licenses/odbl/1-0/");
  });
});

describe("package-lock.json", () => {
  it("names no host from which packages came", () => {
    expect(textOf("package-lock.json")).not.toMatch(/"resolved": "http/);
  });
});
