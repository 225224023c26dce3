import type { StageValue } from "../model/value.ts";
import { counted, on, type Rule } from "./rule.ts";

/** "Signed": who says so? */
export const stageWithoutAsserter: Rule = {
  id: "stage-without-asserter",
  severity: "note",
  title: "A stage told without who asserts it",
  says: "A stage of an agreement that the press tells in its own voice: neither a party nor a document asserts it.",
  kinds: ["agreement"],
  check(subject) {
    const bare = on<StageValue>(subject, "stage").filter(
      (c) => c.said_by === null && c.mode === "said" && c.modality !== "alleged",
    );
    if (bare.length === 0) return [];
    const stages = [...new Set(bare.map((c) => c.value.stage.replaceAll("_", " ")))].join(", ");
    return [
      { text: `${counted(bare.length, "stage")} without who asserts it: ${stages}.`, claims: bare.map((c) => c.id) },
    ];
  },
};
