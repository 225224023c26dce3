import { readerOf } from "../../desk/reader.ts";
import { readTogether } from "../../desk/settle.ts";
import { subjectKinds } from "../../model/claim.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import { type AsOf, claimsLike } from "../../store/claims.ts";
import { sourceOf, subjectOf } from "../../store/entries.ts";
import { closeRecord, openRecord, type TarmacRecord } from "../../store/record.ts";
import type { AgreementPage } from "../../views/agreement-page.ts";
import type { Reader } from "../../views/reader.ts";
import { type Command, workspaceOf } from "../command.ts";
import { refHint, shownKinds } from "../nearest-ref.ts";
import { flightText } from "../show-flight.ts";
import {
  type AgreementShown,
  agreementText,
  claimText,
  movementText,
  sourceText,
  subjectText,
  totalText,
} from "../show-text.ts";
import { whenOf, whenOptions } from "../when.ts";

/** `tarmac show KIND/ID`. */
export const show: Command = {
  name: "show",
  summary: `Shows one thing with all that is told of it: every attribute with its verdict, the reason, and its claims. KIND is ${shownKinds.join(", ")}, flight; of a claim's id six digits are enough.`,
  arguments: "KIND/ID",
  options: {
    ...whenOptions,
    recent: { type: "boolean", says: "a leg of the last 24 hours too, which pages leave out" },
  },
  example: "tarmac show movement/us-sv-2025-03-15-all --as-of 2025-03-20 --json",
  async run(call, effects) {
    const [ref] = call.args;
    const when = whenOf(call);
    if (ref === undefined)
      throw new TarmacError("usage", "missing: KIND/ID", {
        hint: "such as movement/pa-co-2025-02-03; tarmac list movements shows ids",
      });
    const record = openRecord(workspaceOf(call), { readOnly: true }, effects);
    try {
      const reader = readerOf(record);
      const found = ref.startsWith("flight/")
        ? await flightFound(record, ref.slice("flight/".length), { when, recent: call.options.recent === true })
        : await otherFound(reader, ref, when);
      if (found === null) throw notFound(reader, ref);
      effects.out(call.options.json ? `${JSON.stringify(found.page, null, 2)}\n` : `${found.lines().join("\n")}\n`);
      return 0;
    } finally {
      closeRecord(record);
    }
  },
};

type Found = { readonly page: object; readonly lines: () => string[] };

/** A leg as its page tells it. */
async function flightFound(
  record: TarmacRecord,
  id: string,
  { when, recent }: { readonly when: AsOf; readonly recent: boolean },
): Promise<Found | null> {
  const { recordViews } = await import("../../web/record-views.ts");
  return found(await recordViews(record, { recent }).flight(id, when), flightText);
}

async function otherFound(reader: Reader, ref: string, when: AsOf): Promise<Found | null> {
  const find = ref.includes("/") ? await finderOf(ref) : null;
  return find && readTogether(reader.record, () => find(reader, when));
}

/** Finds what is shown of one thing at a time; null when it is not held, or was not public. */
type Find = (reader: Reader, when: AsOf) => Found | null;

/** How a thing is found, by its kind: only the page that is asked for is loaded. Null for a kind that there is not. */
async function finderOf(ref: string): Promise<Find | null> {
  const [kind, id] = [ref.slice(0, ref.indexOf("/")), ref.slice(ref.indexOf("/") + 1)];
  if (kind === "movement") {
    const { movementPage } = await import("../../views/movement-page.ts");
    return (reader, when) => found(movementPage(reader, id, when), movementText);
  }
  if (kind === "source") {
    const { sourcePage } = await import("../../views/source-page.ts");
    return (reader, when) => found(sourcePage(reader, id, when), sourceText);
  }
  if (kind === "claim") {
    const { claimPage } = await import("../../views/claim-page.ts");
    return (reader, when) => {
      const [claim, another] = claimsLike(reader.record, id);
      return claim && !another ? found(claimPage(reader, claim.id, when), claimText) : null;
    };
  }
  if (kind === "agreement") {
    const { agreementPage } = await import("../../views/agreement-page.ts");
    return (reader, when) => found(withCells(agreementPage(reader, id, when)), agreementText);
  }
  if (kind === "total") {
    const { totalPage } = await import("../../views/total-page.ts");
    return (reader, when) => found(totalPage(reader, id, when), totalText);
  }
  if (kind === "payment") {
    const { paymentPage } = await import("../../views/payment-page.ts");
    return (reader, when) => found(paymentPage(reader, id, when), subjectText);
  }
  if (kind === "statement") {
    const { statementPage } = await import("../../views/statement-page.ts");
    return (reader, when) => found(statementPage(reader, id, when), subjectText);
  }
  if (!(subjectKinds as readonly string[]).includes(kind)) return null;
  const { subjectPage } = await import("../../views/subject-page.ts");
  return (reader, when) => found(subjectPage(reader, ref, when), subjectText);
}

/** An agreement's page with the cells of its row of the matrix, without the row, which is a list's. */
function withCells(page: AgreementPage | null): AgreementShown | null {
  if (page === null) return null;
  const { row, ...told } = page;
  return { ...told, cells: row.cells };
}

function found<Page extends object>(page: Page | null, text: (page: Page) => string[]): Found | null {
  return page && { page, lines: () => text(page) };
}

function notFound({ record }: Reader, ref: string): TarmacError {
  if (ref.startsWith("flight/"))
    return new TarmacError("not_found", `no leg by this id: ${ref}`, {
      hint: "tarmac list flights shows ids; --recent those of the last 24 hours too",
    });
  const isHeld =
    subjectOf(record, ref) !== null || (ref.startsWith("source/") && sourceOf(record, ref.slice(7)) !== null);
  if (isHeld)
    return new TarmacError("not_found", `nothing about it was public or held then: ${ref}`, {
      hint: "ask for a later --as-of or --known-at, or leave it out",
    });
  return new TarmacError("not_found", `nothing by this name: ${ref}`, { hint: refHint(record, ref) });
}
