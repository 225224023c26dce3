import type { ComponentChildren } from "preact";
import { Scrolls } from "./scrolls.tsx";

/** A plain table of data: the first cell of each row is its heading. Scrolls in its own frame where it is too wide. */
export function Grid({
  caption,
  columns,
  rows,
  numbers = [],
}: {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly ComponentChildren[])[];
  numbers?: readonly number[];
}) {
  const side = (i: number) => (numbers.includes(i) ? "num" : undefined);
  return (
    <Scrolls name={`Table: ${caption}`}>
      <table class="grid">
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
                  <td {...cellClass(side(i))}>{cell}</td>
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
