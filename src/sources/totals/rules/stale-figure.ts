import type { TotalEdition } from "../../../model/total-edition.ts";
import type { SeriesContext } from "../series-context.ts";
import { doubted } from "./doubts.ts";
import { fittingFigure } from "./fitting-figure.ts";
import { editionText, type EditionRule, type FoundInEdition, headText, idsOf } from "./rule.ts";

/** The total of an earlier year, or an earlier edition's figure, standing in a later edition. */
export const staleFigure: EditionRule = {
  id: "stale-figure",
  severity: "error",
  title: "An older figure was carried forward",
  says: "A figure that breaks with its neighbours and is that of another year, or of an earlier edition, was not made anew. At the end of a year, where no later neighbour stands, another year's figure is enough.",
  check: (series) => doubted(series, "stale").map(({ edition, doubt }) => found(edition, doubt.of, series)),
};

function found(edition: TotalEdition, of: readonly TotalEdition[], series: SeriesContext): FoundInEdition {
  const [first] = of;
  const same = first?.fiscal_year === edition.fiscal_year;
  const whose = first === undefined ? "another" : editionText(first);
  return {
    accused: [edition.id],
    beside: idsOf(of),
    doubts: "figure",
    text: `${headText(edition)} is the figure of ${same ? "an earlier edition" : "another year"} (${whose}) and was carried forward.`,
    fits: same ? null : fittingFigure(edition, series),
  };
}
