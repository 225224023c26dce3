import { printPlace } from "../model/place.ts";
import { compareSpans } from "../model/span.ts";
import { momentSpan, momentText } from "../model/value-text.ts";
import { momentsOf, type Told } from "./moments.ts";
import type { Rule } from "./rule.ts";

/** The text says 15 July, the caption under the picture 15 June. */
export const captionDate: Rule = {
  id: "caption-date",
  severity: "warning",
  title: "A caption gives another date than the text",
  says: "A date in a caption that cannot hold beside the date that the same source gives for the same thing in its text.",
  kinds: ["movement", "visit"],
  check(subject) {
    const told = momentsOf(subject);
    return told.filter(inCaption).flatMap((caption) => {
      const against = told.find(
        (t) => !inCaption(t) && t.claim.source === caption.claim.source && t.of === caption.of && apart(t, caption),
      );
      if (!against) return [];
      const place = caption.claim.place === null ? "a caption" : printPlace(caption.claim.place);
      return [
        {
          text: `In ${caption.claim.source}, ${place} says ${momentText(caption.moment)}; the text says ${momentText(against.moment)}.`,
          claims: [caption.claim.id, against.claim.id],
        },
      ];
    });
  },
};

const inCaption = ({ claim }: Told): boolean =>
  claim.place !== null && /\b(?:caption|photo|picture|pie de foto|légende)\b/i.test(printPlace(claim.place));

function apart(a: Told, b: Told): boolean {
  const [x, y] = [momentSpan(a.moment), momentSpan(b.moment)];
  return x !== null && y !== null && compareSpans(x, y) === "disjoint";
}
