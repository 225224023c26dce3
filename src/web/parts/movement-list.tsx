import type { MovementRow } from "../../views/shapes.ts";
import type { Asked } from "../asked.ts";
import { PeopleWords } from "./count.tsx";
import { Sign, State, stateClass } from "./marks.tsx";
import { Way } from "./way.tsx";

/** Movements one a line: sign, way, day, people, state. A row with `counted: false` says where its people are counted. */
export function MovementList({
  rows,
  asked,
}: {
  rows: readonly (MovementRow & { readonly counted?: boolean })[];
  asked: Asked;
}) {
  return (
    <ul class="finds finds--ids">
      {rows.map((row) => (
        <li class={stateClass(row.state)}>
          <Sign id={row.id} href={asked.link(`/movement/${row.id}`)} />
          <div>
            <b>
              <Way row={row} />
            </b>{" "}
            · {row.date_text} · <PeopleWords row={row} /> <State verdict={row.state} />
            {row.counted === false ? <span class="fine"> continues {row.after.join(", ")}, counted there</span> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
