import { closeRecord, openRecord } from "../../store/record.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import { type Command, workspaceOf } from "../command.ts";

/** `tarmac serve [--port N]`. */
export const serve: Command = {
  name: "serve",
  summary: "Serves the pages on this machine only (127.0.0.1), until it is stopped with Ctrl-C.",
  arguments: "",
  options: {
    port: { type: "string", value: "N", says: "the port (default 4180; 0 takes a free one)" },
    recent: { type: "boolean", says: "show legs of the last 24 hours too, which public pages never do" },
  },
  example: "tarmac serve -w removals --port 4180",
  async run(call, effects) {
    const port = Number(call.options.port ?? 4180);
    if (!Number.isInteger(port) || port < 0 || port > 65535)
      throw new TarmacError("usage", `not a port: ${String(call.options.port)}`, {
        hint: "--port takes a number from 0 to 65535",
      });
    const { serve: start } = await import("../../web/serve.ts");
    const { recordViews } = await import("../../web/record-views.ts");
    const { deskOf } = await import("../../web/record-desk.ts");
    const record = openRecord(workspaceOf(call), {}, effects);
    try {
      const serving = await start(
        { views: recordViews(record, { recent: call.options.recent === true }), desk: deskOf(record), port },
        { out: () => undefined, err: effects.err, now: effects.now },
      );
      effects.out(
        call.options.json
          ? `${JSON.stringify({ url: serving.url, port: serving.port })}\n`
          : `Tarmac is at ${serving.url} (Ctrl-C stops it)\n`,
      );
      await stopped();
      await serving.close();
      return 0;
    } finally {
      closeRecord(record);
    }
  },
};

/** Resolves when somebody asks the process to end. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}
