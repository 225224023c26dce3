import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { TarmacError } from "../../../model/tarmac-error.ts";
import { type Field, fieldRoles } from "./context.ts";

const day = z.iso.date().nullable().default(null);
const rows = z.array(
  z.strictObject({
    ident: z.string().regex(/^[A-Z0-9-]{2,8}$/, "not an OurAirports ident"),
    country: z.string().regex(/^([A-Z]{3}|EU)$/, "not a code of a country"),
    role: z.enum(Object.keys(fieldRoles) as (keyof typeof fieldRoles)[]),
    operator: z.string().nullable().default(null),
    valid_from: day,
    valid_to: day,
    source: z.string().min(1),
  }),
);

/** The fields of removal work that come with Tarmac: `fields.yaml` beside this file. */
export function knownFields(): readonly Field[] {
  return readFields(readFileSync(new URL("./fields.yaml", import.meta.url), "utf8"), "fields.yaml");
}

/** Reads rows of fields in YAML, in the shape of `fields.yaml`. Throws a TarmacError that names the file and row. */
export function readFields(text: string, file: string): readonly Field[] {
  const read = rows.safeParse(parsed(text, file));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const [row, key] = issue?.path ?? [];
  throw new TarmacError(
    "fields",
    `row ${Number(row ?? 0) + 1}: ${key === undefined ? "" : `${String(key)}: `}${issue?.message}`,
    {
      where: file,
      hint:
        "a row is {ident: KAEX, country: USA, role: staging, source: where it is told}; roles: " +
        Object.keys(fieldRoles).join(", "),
    },
  );
}

function parsed(text: string, file: string): unknown {
  try {
    return parse(text) ?? [];
  } catch (cause) {
    throw new TarmacError("fields", `not YAML: ${(cause as Error).message}`, { where: file, cause });
  }
}
