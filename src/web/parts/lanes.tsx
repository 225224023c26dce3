import type { ComponentChildren } from "preact";
import { type Lane, LaneMark, laneWords } from "./marks.tsx";

/** A table with the three lanes, always three and always in this order. `first` heads the column of rows; children are `<LaneRow>`s. */
export function LaneTable({
  caption,
  first,
  kind,
  children,
}: {
  caption: string;
  first: string;
  kind: "board" | "attr";
  children: ComponentChildren;
}) {
  return (
    <table class={`lanes ${kind}`} data-keys>
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" class="l-row">
            {first}
          </th>
          {laneWords.map(({ lane, name, what }) => (
            <th scope="col" class={`l-${lane}`}>
              <span class="lane-head">
                <LaneMark lane={lane} />
                {name}
              </span>
              <span class="lane-what">{what}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** A row of a lane table: its head, then what stands in each lane. The lane's name repeats on a phone, where rows are cards. */
export function LaneRow({
  id,
  state,
  head,
  lanes,
}: {
  id?: string;
  state: string;
  head: ComponentChildren;
  lanes: (lane: Lane) => ComponentChildren;
}) {
  return (
    <tr class={state} id={id} data-row>
      <th scope="row" data-cell>
        {head}
      </th>
      {laneWords.map(({ lane, name }) => (
        <td class={`l-${lane}`} data-cell>
          <span class="lane-name" aria-hidden="true">
            <LaneMark lane={lane} />
            {name}
          </span>
          {lanes(lane)}
        </td>
      ))}
    </tr>
  );
}
