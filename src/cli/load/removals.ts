import { parseDate } from "../../model/partial-date.ts";
import type { ReleaseManifest } from "../../model/removal.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import type { SourceEntry } from "../../desk/add-source.ts";
import type { LoadedRelease, ReleaseAsked } from "../../sources/removals/load-release.ts";
import { closeRecord, loginName, openRecord } from "../../store/record.ts";
import { type Call, type Effects, workspaceOf } from "../command.ts";
import { readingBar } from "../progress.ts";
import type { LoadKind } from "./load-kind.ts";
import { releaseText } from "./release-text.ts";

/** `tarmac load removals FILE…`. */
export const loadRemovals: LoadKind = {
  name: "removals",
  summary:
    "a government's release of removals or returns: CSV and other text files, XLSX, Parquet, packed with gzip or not. All files of one call are one release, which is also a source of the record (docs/releases.md). Loading it again changes nothing.",
  options: {
    map: {
      type: "string",
      value: "MAP",
      says: "removals: how its columns are read, a name or a YAML file (default: found by the header)",
    },
    release: { type: "string", value: "NAME", says: "removals: its name (default: from the names of the files)" },
    title: { type: "string", value: "TEXT", says: "removals: its title (default: from the lines above the header)" },
    publisher: { type: "string", value: "NAME", says: "removals: who put it out (default: the map's)" },
    url: { type: "string", value: "URL", says: "removals: where it was had from" },
    published: { type: "string", value: "DAY", says: "removals: the day on which it was put out" },
    says: { type: "string", value: "TEXT", says: "removals: what its publisher says of it" },
  },
  example: "tarmac load removals removals-2031.xlsx --url https://example.org/removals-2031",
  async load(files, call, effects) {
    const { loadRelease } = await import("../../sources/removals/load-release.ts");
    const asked = await askedOf(call);
    await checkAsked(call, asked, effects);
    let rows = 0;
    const bar = readingBar(effects, () => rows);
    let loaded: LoadedRelease;
    try {
      loaded = await loadRelease(workspaceOf(call), files, asked, {
        progress(far) {
          rows = far.rows;
          bar.tell(far.part, far.done, far.of);
        },
        now: effects.now,
      });
    } finally {
      bar.end();
    }
    const source = await addToRecord(call, loaded.manifest, effects);
    const { before, manifest } = loaded;
    effects.out(
      call.options.json
        ? `${JSON.stringify({ loaded_before: before, source_added: source !== null, ...manifest }, null, 2)}\n`
        : releaseText(loaded, source !== null),
    );
    return 0;
  },
};

async function askedOf({ options }: Call): Promise<ReleaseAsked> {
  const { namedMap } = await import("../../sources/removals/choose-map.ts");
  const { checkedName } = await import("../../sources/removals/release-name.ts");
  const text = (name: string): string | null => (options[name] === undefined ? null : String(options[name]));
  const day = text("published");
  if (day !== null && parseDate(day) === null)
    throw new TarmacError("usage", `no date: --published ${day}`, { hint: "a day as YYYY-MM-DD, or YYYY-MM" });
  const url = text("url");
  if (url !== null && !URL.canParse(url))
    throw new TarmacError("usage", `no address: --url ${url}`, {
      hint: "a whole one, such as https://example.org/removals",
    });
  const [map, release] = [text("map"), text("release")];
  return {
    map: map === null ? null : namedMap(map),
    release: release === null ? null : checkedName(release),
    title: text("title"),
    publisher: text("publisher"),
    url,
    published: day,
    says: text("says"),
  };
}

/** What a person typed is checked before a file is read: an address that is none should not be told after an hour. */
async function checkAsked(call: Call, asked: ReleaseAsked, effects: Effects): Promise<void> {
  const { checkSource } = await import("../../desk/add-source.ts");
  const record = openRecord(workspaceOf(call), { readOnly: true }, effects);
  try {
    const { title, url, published } = asked;
    checkSource(record, {
      source: asked.release ?? "release",
      publisher: asked.publisher ?? "its publisher",
      title,
      url,
      date: published,
      kind: "statistical_release",
      seen: "full",
    });
  } finally {
    closeRecord(record);
  }
}

async function addToRecord(call: Call, manifest: ReleaseManifest, effects: Effects): Promise<number | null> {
  const { addSource } = await import("../../desk/add-source.ts");
  const { settleAtEnd } = await import("../../desk/settle.ts");
  const record = openRecord(workspaceOf(call), {}, effects);
  try {
    const seq = addSource(record, sourceEntryOf(manifest), loginName());
    settleAtEnd(record);
    return seq;
  } finally {
    closeRecord(record);
  }
}

function sourceEntryOf(manifest: ReleaseManifest): SourceEntry {
  const { release, title, publisher, url, published, says, files } = manifest;
  const hashes = files.map(({ name, sha256 }) => `${name} (SHA-256 ${sha256})`).join(", ");
  return {
    source: release,
    title,
    publisher,
    url,
    date: published,
    kind: "statistical_release",
    captured: manifest.loaded_at.slice(0, 10),
    seen: "full",
    note: `${says === null ? "" : `Its publisher says: ${says} `}Loaded row by row as the release ${release}, from ${hashes}.`,
  };
}
