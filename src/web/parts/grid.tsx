import type { ComponentChildren } from "preact";
import { Scrolls } from "./scrolls.tsx";

/**
 * A plain table of data: the first cell of each row is its heading. On a phone it scrolls in its own frame, or, with `cards`, each row is a card whose
 * cells carry the names of their columns.
 */
export function Grid({
  caption,
  columns,
  rows,
  numbers = [],
  cards = false,
}: {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly ComponentChildren[])[];
  numbers?: readonly number[];
  cards?: boolean;
}) {
  const side = (i: number) => (numbers.includes(i) ? "num" : undefined);
  return (
    <Scrolls name={`Table: ${caption}`}>
      <table class={cards ? "grid cards" : "grid"}>
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, i) => (
              <th scope="col" {...cellClass(side(i))}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, i) =>
                i === 0 ? (
                  <th scope="row" {...cellClass(side(i))}>
                    {cell}
                  </th>
                ) : (
                  <td {...cellClass(side(i))} data-column={cards ? columns[i] : undefined}>
                    {cards ? <div>{cell}</div> : cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}

function cellClass(name: string | undefined): { class?: string } {
  return name === undefined ? {} : { class: name };
}
