import { judge } from "../desk/judge.ts";
import type { readerOf } from "../desk/reader.ts";
import type { Desk } from "./views.ts";

/** What a person may write in the browser. */
export function deskOf(record: Parameters<typeof readerOf>[0]): Desk {
  return {
    judge(form) {
      const text = (name: string): string => form.get(name) ?? "";
      const { judgement } = judge(record, {
        about: text("about"),
        attribute: text("attribute"),
        decides: text("decides"),
        claims: form.getAll("claims"),
        by: text("by"),
        reason: text("reason"),
      });
      return `/${judgement.about.split("/").map(encodeURIComponent).join("/")}#judgements`;
    },
  };
}
