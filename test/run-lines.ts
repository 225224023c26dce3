// A process of its own for `beside`: runs the command lines that it is given on standard input, and prints what each printed as JSON.
import { readFileSync } from "node:fs";
import { run } from "../src/cli/main.ts";

const lines = JSON.parse(readFileSync(0, "utf8")) as string[][];
const ran = [];
for (const argv of lines) {
  let [out, err] = ["", ""];
  const code = await run(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    now: () => new Date(),
    terminal: false,
  });
  ran.push({ code, out, err });
}
process.stdout.write(JSON.stringify(ran));
