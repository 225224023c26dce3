import { type Money, moneyText } from "../model/money.ts";
import { on, type Rule } from "./rule.ts";

/** "$6 million": promised, set aside, or spent? */
export const moneyWithoutScope: Rule = {
  id: "money-without-scope",
  severity: "warning",
  title: "Money without its scope",
  says: "An amount for which no source says whether it was offered, promised, obligated, disbursed or spent: it cannot be compared with another.",
  kinds: ["payment"],
  check(subject) {
    const amounts = on<Money>(subject, "amount").filter((c) => c.value.as !== "unstated");
    if (amounts.length === 0 || on(subject, "payment_scope").length > 0) return [];
    return [
      {
        text: `Nothing says whether ${[...new Set(amounts.map((c) => moneyText(c.value)))].join(" or ")} was promised, set aside or spent.`,
        claims: amounts.map((c) => c.id),
      },
    ];
  },
};
