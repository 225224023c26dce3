import { subjectKinds } from "../../src/model/claim.ts";
import { sourcesOf, subjectsOf } from "../../src/store/entries.ts";
import { allClaims } from "../../src/store/claims.ts";
import type { TarmacRecord } from "../../src/store/record.ts";
import { createApp } from "../../src/web/app.tsx";
import { loadAssets } from "../../src/web/assets.ts";
import { recordViews } from "../../src/web/record-views.ts";
import { routes } from "../../src/web/routes.ts";

const assets = await loadAssets();
// What is typed into the searches and filters of a list.
const queries = ["?q=43", "?q=flight", "?q=the", "?destination=COL", "?state=contradicts"];
const endings = ["", ".json", ".csv"] as const;

/** The addresses of every page of every kind that a record has, each ending apart; `most` of a kind at most, evenly taken. */
export function addressesOf(record: TarmacRecord, most = Infinity): string[] {
  const named = (kind: string): string[] => evenly(idsOf(record, kind), most);
  return routes.flatMap((route) => {
    const paths = route.path.includes(":") ? filled(route.path, named) : [route.path];
    const asked = route.path.includes(":") ? [""] : ["", ...queries];
    return paths.flatMap((path) =>
      endings.flatMap((ending) =>
        asked.map((query) => `${ending === "" ? path : `${route.data ?? path}${ending}`}${query}`),
      ),
    );
  });
}

// "/movement/:id" with the ids of movements; "/judge/:kind/:id" with those of every kind.
function filled(path: string, named: (kind: string) => string[]): string[] {
  if (path.includes("/:kind/:id"))
    return subjectKinds.flatMap((kind) =>
      named(kind).map((id) => path.replace(":kind", kind).replace(":id", encodeURIComponent(id))),
    );
  const kind = /\/([a-z_]+)\/:[a-z_]+$/.exec(path)?.[1] ?? "";
  return named(kind).map((id) => path.replace(/:[a-z_]+/, encodeURIComponent(id)));
}

function idsOf(record: TarmacRecord, kind: string): string[] {
  if (kind === "source") return sourcesOf(record).map((s) => s.id);
  if (kind === "claim") return [...new Set([...allClaims(record)].map((c) => c.id))].sort();
  return (subjectKinds as readonly string[]).includes(kind)
    ? subjectsOf(record, kind as (typeof subjectKinds)[number]).map((s) => s.id)
    : [];
}

function evenly<T>(list: readonly T[], most: number): T[] {
  const step = Math.max(1, Math.ceil(list.length / most));
  return list.filter((_, i) => i % step === 0);
}

/** Fetches an address at a time of the record: status and body. */
export function fetcher(record: TarmacRecord, today: string): (address: string, query: string) => Promise<string> {
  const app = createApp(recordViews(record), null, { assets, token: "t", today: () => today });
  return async (address, query) => {
    const response = await app.request(`${address}${address.includes("?") ? "&" : "?"}${query}`);
    return `${response.status} ${await response.text()}`;
  };
}
