import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** A field that is weighed as if airlines flew there, with the sentence that says why. */
export type ExemptField = { readonly ident: string; readonly says: string };

let fields: readonly ExemptField[] | null = null;

/** The fields without scheduled service that charters, cargo and forces use, as `exempt-fields.yaml` lists them. */
export function exemptFields(): readonly ExemptField[] {
  fields ??= parse(readFileSync(new URL("exempt-fields.yaml", import.meta.url), "utf8")) as ExemptField[];
  return fields;
}
