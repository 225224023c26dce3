import { TarmacError } from "../../model/tarmac-error.ts";
import { closeRecord, openRecord } from "../../store/record.ts";
import { watchedAircraft } from "../../store/watched-aircraft.ts";
import { type Call, type Command, type Effects, workspaceOf } from "../command.ts";
import { aircraftOf } from "../load/positions.ts";
import { version } from "../version.ts";

/** `tarmac watch URL`. */
export const watch: Command = {
  name: "watch",
  summary:
    "Asks a live feed of positions again and again, and keeps where the watched aircraft were, until it is stopped with Ctrl-C: aircraft.json of a receiver, or a v2 API. {hex} in the URL stands for the addresses. It waits longer when the feed fails, and as long as the feed asks.",
  arguments: "URL",
  options: {
    every: { type: "string", value: "SECONDS", says: "between two questions (default 10)" },
    polls: { type: "string", value: "N", says: "end after so many questions" },
    feed: { type: "string", value: "NAME", says: "who tells them (default: the feed's host)" },
    aircraft: {
      type: "string",
      value: "HEX,…",
      says: "only these 24-bit addresses (default: those the record watches)",
    },
    all: { type: "boolean", says: "every aircraft that the feed tells of" },
  },
  example: "tarmac watch http://receiver.example/data/aircraft.json --every 5 -w removals",
  async run(call, effects) {
    const url = urlOf(call.args[0]);
    const [every, polls] = [positive(call, "every") ?? 10, positive(call, "polls")];
    const aircraft = wantedOf(call, effects);
    if (url.href.includes("%7Bhex%7D") && aircraft === null)
      throw new TarmacError("usage", "{hex} needs addresses: it cannot stand for all", {
        hint: "name some with --aircraft, or leave --all out",
      });
    const { watchFeed } = await import("../../sources/flights/positions/watch-feed.ts");
    const stop = new AbortController();
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
    const onSignal = () => stop.abort();
    for (const signal of signals) process.once(signal, onSignal);
    let trouble: string | null = null;
    try {
      const watched = await watchFeed(
        workspaceOf(call),
        {
          url: url.href.replaceAll("%7Bhex%7D", "{hex}"),
          feed: String(call.options.feed ?? url.hostname),
          aircraft,
          everyMs: every * 1000,
          polls,
        },
        {
          now: effects.now,
          stop: stop.signal,
          agent: `tarmac/${version()}`,
          told(far) {
            if (effects.terminal)
              effects.err(
                `\r\u001b[K${far.polls} polls, ${far.rows.toLocaleString("en-US")} positions${far.trouble ? `; ${far.trouble}` : ""}`,
              );
            else if (far.trouble !== null && far.trouble !== trouble) effects.err(`${far.trouble}\n`);
            trouble = far.trouble;
          },
        },
      );
      if (effects.terminal) effects.err("\r\u001b[K");
      effects.out(
        call.options.json
          ? `${JSON.stringify(watched, null, 2)}\n`
          : `${watched.rows.toLocaleString("en-US")} positions kept, from ${watched.polls} polls (${watched.failures} gave nothing)\n`,
      );
      return 0;
    } finally {
      for (const signal of signals) process.off(signal, onSignal);
    }
  },
};

function urlOf(text: string | undefined): URL {
  const url = parsed(text ?? "");
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  throw new TarmacError("usage", text === undefined ? "missing: URL" : `not an address on the web: ${text}`, {
    hint: "tarmac watch http://HOST/data/aircraft.json",
  });
}

function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function positive(call: Call, name: string): number | null {
  const text = call.options[name];
  if (text === undefined) return null;
  const number = Number(text);
  if (number > 0) return number;
  throw new TarmacError("usage", `--${name} takes a number above 0: ${String(text)}`);
}

function wantedOf(call: Call, effects: Effects): ReadonlySet<number> | null {
  const record = openRecord(workspaceOf(call), { readOnly: true }, effects);
  const watched = watchedAircraft(record);
  closeRecord(record);
  const named = aircraftOf(call);
  if (named !== null || call.options.all) return named;
  if (watched.size > 0) return watched;
  throw new TarmacError("none_watched", "the record watches no aircraft", {
    hint: "name some with --aircraft HEX,… or keep all with --all",
  });
}
