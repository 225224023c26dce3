import type { Claim } from "../model/claim.ts";
import type { MovementState } from "../model/state.ts";
import type { Moment, PlaceValue, Stop } from "../model/value.ts";
import { momentSpan, momentText, placeText } from "../model/value-text.ts";
import type { MovementPage } from "./shapes.ts";

type Point = MovementPage["chain"][number];

/** The points of a journey in order: where it left from, its stops by time, where it ended; each with how it is known. */
export function chainOf(state: MovementState): Point[] {
  const at = (attribute: string): Claim[] => state.claims.filter((c) => c.attribute === attribute && c.scope === null);
  const stops = groupStops(at("stop"));
  const ends = (place: PlaceValue | null, role: Point["role"], places: Claim[], times: Claim[]): Point[] =>
    place === null
      ? []
      : [
          {
            text: placeText(place),
            code: place.airport ?? null,
            country: place.country ?? (role === "origin" ? state.from : state.to),
            role,
            times: texts(times),
            tag: tagOf([...places, ...times]),
          },
        ];
  return [
    ...ends(state.origin, "origin", at("origin"), at("departed")),
    ...stops.map(
      ({ stop, claims }): Point => ({
        text: placeText(stop),
        code: stop.airport ?? null,
        country: stop.country ?? null,
        role: stop.role,
        times: [...new Set(claims.flatMap((c) => stopTimes(c.value as Stop)))],
        tag: tagOf(claims),
      }),
    ),
    ...ends(state.destination, "destination", at("destination"), at("arrived")),
  ];
}

/**
 * What to say of a last leg that no track and no document shows; null when one does, or when it is only planned: "No track and no document of the last leg, Djibouti
 * (HDAM) to Juba (HJJJ): it is only said."
 */
export function gapOf(chain: readonly Point[]): string | null {
  const last = chain.at(-1);
  const before = chain.at(-2);
  if (last?.role !== "destination" || last.tag === "reported" || last.tag === "planned") return null;
  const leg = before ? `${before.text} to ${last.text}` : `to ${last.text}`;
  const how = last.tag === "not seen" ? "nobody tells of it" : "it is only said";
  return `No track and no document of the last leg, ${leg}: ${how}.`;
}

function groupStops(claims: readonly Claim[]): { stop: Stop; claims: Claim[] }[] {
  const key = (s: Stop): string => s.airport ?? s.name ?? s.country ?? "";
  const names = [...new Set(claims.map((c) => key(c.value as Stop)))];
  const first = (list: readonly Claim[]): number =>
    Math.min(
      ...list.map(
        (c) => momentSpan((c.value as Stop).arrived ?? (c.value as Stop).departed ?? { at: "9999" })?.from ?? Infinity,
      ),
    );
  return names
    .map((name) => claims.filter((c) => key(c.value as Stop) === name))
    .map((list) => ({ stop: (list.find((c) => (c.value as Stop).name) ?? list[0])?.value as Stop, claims: list }))
    .sort((a, b) => first(a.claims) - first(b.claims) || (a.claims[0]?.n ?? 0) - (b.claims[0]?.n ?? 0));
}

function stopTimes(stop: Stop): string[] {
  return [
    stop.arrived ? `arrived ${momentText(stop.arrived)}` : null,
    stop.departed ? `left ${momentText(stop.departed)}` : null,
  ].filter((t): t is string => t !== null);
}

function texts(claims: readonly Claim[]): string[] {
  return [...new Set(claims.map((c) => momentText(c.value as Moment)))];
}

/** How a point is known: on a track or in a document, only said, only planned, or by nobody. */
function tagOf(claims: readonly Claim[]): Point["tag"] {
  if (claims.length === 0) return "not seen";
  if (claims.every((c) => c.modality === "planned")) return "planned";
  return claims.some((c) => c.mode === "flown" || c.mode === "recorded") ? "reported" : "only said";
}
