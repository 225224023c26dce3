import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A file that pages load: its bytes, type, and an address that changes with its bytes. */
export type Asset = { readonly href: string; readonly type: string; readonly body: string };
export type Assets = { readonly style: Asset; readonly icon: Asset; readonly client: Asset | null };

/**
 * Reads the stylesheet, the icon and the client script that lie beside this module. The build puts `client.js` there; when
 * it is absent (Tarmac run from its sources) the script is built on the spot, or left out where esbuild is not installed.
 */
export async function loadAssets(): Promise<Assets> {
  const client = readBeside("client.js") ?? (await buildClient());
  return {
    style: asset("style", "css", "text/css; charset=utf-8", readBeside("style.css") ?? ""),
    icon: asset("icon", "svg", "image/svg+xml", icon),
    client: client === null ? null : asset("client", "js", "text/javascript; charset=utf-8", client),
  };
}

function asset(name: string, ending: string, type: string, body: string): Asset {
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  return { href: `/assets/${name}-${hash}.${ending}`, type, body };
}

function readBeside(name: string): string | null {
  const file = new URL(name, import.meta.url);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

async function buildClient(): Promise<string | null> {
  const entry = new URL("client/main.ts", import.meta.url);
  if (!existsSync(entry)) return null;
  try {
    const esbuild = await import("esbuild");
    const built = await esbuild.build({
      entryPoints: [fileURLToPath(entry)],
      bundle: true,
      minify: true,
      format: "esm",
      write: false,
    });
    return built.outputFiles[0]?.text ?? null;
  } catch {
    return null;
  }
}

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#1b1f23" d="M0 0h32v32H0z"/><path fill="#ffd21f" d="M4 8h3v16H4zm5.250 0h3v16h-3zm5.250 0h3v16h-3zm5.250 0h3v16h-3zm5.250 0h3v16h-3z"/></svg>\n`;
