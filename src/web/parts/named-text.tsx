import { piecesOf } from "../../views/finding-words.ts";
import type { Asked } from "../asked.ts";

/** A finding's sentence in which sources stand by name, each a link to its page. */
export function NamedText({
  text,
  nameOf,
  asked,
}: {
  text: string;
  nameOf: (id: string) => string | undefined;
  asked: Asked;
}) {
  return (
    <>
      {piecesOf(text, nameOf).map((piece) =>
        typeof piece === "string" ? (
          piece
        ) : (
          <a class="quiet" href={asked.link(`/source/${encodeURIComponent(piece.source)}`)} title={piece.source}>
            {piece.shown}
          </a>
        ),
      )}
    </>
  );
}
