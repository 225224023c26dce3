// Imported before a bench: what it takes from src/ comes from dist/, so that the code measured is the code that people run.
import { register } from "node:module";

const hooks = `
const src = ${JSON.stringify(new URL("../src/", import.meta.url).href)};
const dist = ${JSON.stringify(new URL("../dist/", import.meta.url).href)};
export async function resolve(specifier, context, next) {
  const from = specifier.startsWith(".") ? new URL(specifier, context.parentURL).href : specifier;
  if (!from.startsWith(src)) return next(specifier, context);
  return next(dist + from.slice(src.length).replace(/\\.tsx?$/, ".js"), context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
