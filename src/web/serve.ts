import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { TarmacError } from "../views/words.ts";
import { createApp } from "./app.tsx";
import { loadAssets } from "./assets.ts";
import { createToken } from "./security.ts";
import type { Desk, Views } from "./views.ts";

export type ServeOptions = {
  readonly views: Views;
  /** What may be written; null for a reader's copy. */
  readonly desk: Desk | null;
  /** 0 takes any free port. */
  readonly port: number;
  /** Only this machine unless another address is named. */
  readonly host?: string;
};

/** What serving does to the world. */
export type ServeEffects = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly now: () => Date;
};

export type Serving = { readonly url: string; readonly port: number; readonly close: () => Promise<void> };

/** Serves the pages and prints their address. Throws a TarmacError when the port is taken or may not be used. */
export async function serve(options: ServeOptions, effects: ServeEffects): Promise<Serving> {
  const host = options.host ?? "127.0.0.1";
  let bound = options.port;
  const app = createApp(options.views, options.desk, {
    assets: await loadAssets(),
    token: createToken(),
    port: () => bound,
    today: () => dayOf(effects.now()),
    report: (error) => effects.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  });
  const server = createServer(getRequestListener(app.fetch));
  bound = await listen(server, options.port, host);
  const url = `http://${host}:${bound}/`;
  effects.out(`${url}\n`);
  return { url, port: bound, close: () => close(server) };
}

/** The calendar day where the server stands. */
function dayOf(now: Date): string {
  const pad = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(cannotListen(error, port)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function cannotListen(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new TarmacError("port_taken", `Port ${port} is already in use.`, {
      hint: `Is Tarmac already running? Open http://127.0.0.1:${port}/, or choose another port: --port ${port + 1}.`,
      cause: error,
    });
  }
  if (error.code === "EACCES") {
    return new TarmacError("port_refused", `Port ${port} may not be used by you.`, {
      hint: "Choose a port above 1023, for example --port 4100.",
      cause: error,
    });
  }
  return error;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
