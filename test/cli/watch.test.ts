import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { retryAfterMs } from "../../src/sources/flights/positions/poll.ts";
import { positionsDir } from "../../src/store/read-positions.ts";
import { positionLines } from "../positions-table.ts";
import { start } from "../processes.ts";
import { folder, registerFile, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
afterAll(remove);

/** A real server: each question gets the next answer, the last one again and again. */
type Answer = (request: IncomingMessage, response: ServerResponse, n: number) => void;
let answers: Answer[] = [];
let asked: { readonly url: string; readonly at: number }[] = [];
const server = createServer((request, response) => {
  asked.push({ url: request.url ?? "", at: Date.now() });
  const answer = answers[Math.min(asked.length, answers.length) - 1];
  answer?.(request, response, asked.length);
});
let base = "";
let ws = "";
let made = 0;

beforeEach(async () => {
  asked = [];
  if (!server.listening) await once(server.listen(0, "127.0.0.1"), "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  made += 1;
  ws = join(dir, `ws-${made}`);
  await tarmac("init", ws);
});
afterEach(() => server.closeAllConnections());
afterAll(() => server.close());

/** `aircraft.json` at the nth second: two aircraft that fly east. */
const seen: Answer = (_request, response, n) => {
  const aircraft = ["abc001", "abc002"].map((hex) => ({
    hex,
    lat: 10,
    lon: 20 + n / 100,
    alt_baro: 1000,
    gs: 250,
    seen_pos: 0,
  }));
  response.end(JSON.stringify({ now: 1935482400 + n, aircraft }));
};
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(code, headers).end("no");
  };

const watch = (...args: string[]) =>
  tarmac("watch", `${base}/data/aircraft.json?key=secret`, "-w", ws, "--every", "0.02", ...args);

describe("tarmac watch", () => {
  it("keeps what the feed tells, poll by poll, of the aircraft named", async () => {
    answers = [seen];
    const ran = await watch("--polls", "3", "--aircraft", "abc001");
    expect([ran.code, ran.out]).toEqual([0, "3 positions kept, from 3 polls (0 gave nothing)\n"]);
    expect(await positionLines(ws)).toEqual(
      [1, 2, 3].map((n) => `abc001 2031-05-02T10:00:0${n}.000Z 10,20.0${n} air 1000ft 250kt @127.0.0.1`),
    );
  });

  it("keeps only what the record watches, and asks for names when it watches nothing", async () => {
    answers = [seen];
    expect((await watch("--polls", "1")).err).toContain("the record watches no aircraft");
    const register = `
- {source: example-a, publisher: Example A, kind: newspaper, seen: full, date: 2031-05-03}
- aircraft: N000EX
  icao24: abc002
  claims: [{from: example-a, listed: on a list}]
`;
    await tarmac("import", registerFile(dir, `${made}.yaml`, register), "-w", ws);
    await watch("--polls", "1");
    expect((await positionLines(ws)).map((line) => line.slice(0, 6))).toEqual(["abc002"]);
  });

  it("asks for the aircraft where the address says so", async () => {
    answers = [seen];
    await tarmac("watch", `${base}/v2/hex/{hex}`, "-w", ws, "--polls", "1", "--aircraft", "abc002,abc001");
    expect(asked.map(({ url }) => url)).toEqual(["/v2/hex/abc001,abc002"]);
  });

  it("goes on after failures, and waits as long as the feed asks", async () => {
    answers = [
      seen,
      status(500),
      (_r, response) => response.end('{"now":1,"aircr'),
      status(429, { "retry-after": "1" }),
      (r) => r.destroy(),
      seen,
    ];
    const ran = await watch("--polls", "6", "--all");
    expect(ran.out).toBe("4 positions kept, from 6 polls (4 gave nothing)\n");
    expect(ran.err).toContain("it answers 500");
    expect(ran.err).toContain("no whole JSON");
    const [, , , refused = { at: 0 }, next = { at: 0 }] = asked;
    expect(next.at - refused.at).toBeGreaterThanOrEqual(1000);
  });

  it("ends at once when the address is wrong", async () => {
    answers = [status(404)];
    const ran = await watch("--all");
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining("it answers 404")]);
  });

  it("drops what the feed repeats", async () => {
    answers = [1, 2, 3].map((n) => (_request, response) => {
      const aircraft = [{ hex: "abc001", lat: 10, lon: 20, seen_pos: n - 1 + (n % 2) / 10 }];
      response.end(JSON.stringify({ now: 1935482400 + n, aircraft }));
    });
    await watch("--polls", "3", "--all");
    expect(await positionLines(ws)).toHaveLength(1);
  });

  it("writes no key down", async () => {
    answers = [seen];
    await watch("--polls", "1", "--all");
    const manifest = readFileSync(join(positionsDir(ws), "manifest.json"), "utf8");
    expect(manifest).toContain(`${base}/data/aircraft.json`);
    expect(manifest).not.toContain("secret");
  });

  it("stores what it has when it is stopped, and what a killed one had heard when it is called again", async () => {
    answers = [seen];
    const heard = async (signal: NodeJS.Signals): Promise<number | null> => {
      const child = start("watch", `${base}/data/aircraft.json`, "-w", ws, "--every", "0.05", "--all");
      const begin = asked.length;
      while (asked.length < begin + 4) await new Promise((resolve) => setTimeout(resolve, 20));
      child.kill(signal);
      await once(child, "close");
      return child.exitCode;
    };
    expect(await heard("SIGINT")).toBe(0);
    const stored = (await positionLines(ws)).length;
    expect(stored).toBeGreaterThanOrEqual(6);
    await heard("SIGKILL");
    expect(await positionLines(ws)).toHaveLength(stored);
    answers = [status(500)];
    await watch("--polls", "1", "--all");
    expect((await positionLines(ws)).length).toBeGreaterThanOrEqual(stored + 6);
    expect(readdirSync(positionsDir(ws)).filter((name) => name.startsWith(".heard"))).toEqual([]);
  });

  it.each([
    [[], "missing: URL"],
    [["file:///etc/hosts"], "not an address on the web"],
    [["http://h.example/x", "--every", "soon"], "--every takes a number above 0: soon"],
  ])("tells a mistake of the command line: %j", async (args, says) => {
    const ran = await tarmac("watch", ...args, "-w", ws);
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(says)]);
  });
});

describe("retryAfterMs", () => {
  const now = new Date("2031-05-02T10:00:00Z");
  it.each([
    [null, 0],
    ["30", 30_000],
    ["Fri, 02 May 2031 10:01:00 GMT", 60_000],
    ["Fri, 02 May 2031 09:00:00 GMT", 0],
    ["soon", 0],
    ["9999999", 3_600_000],
  ])("of %s is %i", (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });
});
