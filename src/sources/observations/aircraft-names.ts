import type { RowFault } from "../../model/observation.ts";
import { usAddress, usRegistration } from "../../model/us-registration.ts";
import { commonOf, isOneSlip, type Tally } from "./spelling.ts";

/** A value as read, with what was wrong with it. */
export type Normal = { readonly value: string | null; readonly faults: readonly RowFault[] };

/** A call sign has at most seven signs (ICAO Doc 4444). */
const longestCallsign = 7;

/** A call sign in capitals without blanks. A prefix that is a slip of a common one of the log is mended: GAX6151 is GXA6151 where GXA stands everywhere else. */
export function normalCallsign(raw: string | null, prefixes: Tally): Normal {
  const value = raw?.replace(/[\s-]/g, "").toUpperCase() ?? "";
  if (raw === null || value === "") return { value: null, faults: [] };
  const [, prefix = "", rest = ""] = /^([A-Z]{2,6})(\d[A-Z0-9]*)?$/.exec(value) ?? [];
  if (prefix === "")
    return /^[A-Z0-9]{2,7}$/.test(value) ? { value, faults: [] } : refused("callsign", raw, "This is no call sign.");
  const common = commonOf(prefix, prefixes);
  if (common !== null && common.length + rest.length <= longestCallsign)
    return mended(
      "callsign",
      raw,
      common + rest,
      `${prefix} is taken for a slip of ${common}, which stands in the rest of the log.`,
    );
  if (rest === "") return { value, faults: [fault("callsign", raw, value, "The call sign has no number.")] };
  if (value.length > longestCallsign)
    return { value, faults: [fault("callsign", raw, value, "A call sign has at most seven signs.")] };
  return { value, faults: [] };
}

/** The letters with which a call sign begins. */
export function prefixOf(raw: string | null): string | null {
  return /^[A-Z]{2,6}(?=\d|$)/.exec(raw?.replace(/[\s-]/g, "").toUpperCase() ?? "")?.[0] ?? null;
}

/** The address of an aircraft: six hexadecimal digits, or a link that holds them as `icao=`. */
export function normalAddress(raw: string | null): Normal {
  if (raw === null) return { value: null, faults: [] };
  const [, digits] = /(?:^|[?&#]icao=)~?([0-9a-f]{6})(?=$|[&#,])/i.exec(raw.trim()) ?? [];
  return { value: digits?.toLowerCase() ?? null, faults: [] };
}

/**
 * Registration and address of one row, each by the other where one is wanting or misspelt. A registration of the United States and its address belong together by arithmetic: where they
 * do not, and the registration is one slip away from that of the address and cannot be one, it is mended; else both stand, and the row says so.
 */
export function normalAircraft(
  rawRegistration: string | null,
  rawAddress: string | null,
): { readonly registration: string | null; readonly icao24: string | null; readonly faults: readonly RowFault[] } {
  const told = normalRegistration(rawRegistration);
  const address = normalAddress(rawAddress).value;
  const byAddress = address === null ? null : usRegistration(address);
  if (told.value === null) {
    const spelt = rawRegistration?.replace(/[\s-]/g, "").toUpperCase() ?? "";
    const slipped = byAddress !== null && isOneSlip(spelt, byAddress);
    const faults = slipped
      ? mended(
          "registration",
          rawRegistration ?? "",
          byAddress,
          "This can be no registration; the address belongs to this one.",
        ).faults
      : told.faults;
    return { registration: byAddress, icao24: address, faults };
  }
  const byRegistration = usAddress(told.value);
  if (address === null || byRegistration === null || byRegistration === address)
    return { registration: told.value, icao24: address ?? byRegistration, faults: told.faults };
  const says = `The address ${address} belongs to ${byAddress ?? "no aircraft of the United States"}: one of the two is wrong.`;
  return {
    registration: told.value,
    icao24: address,
    faults: [...told.faults, fault("registration", rawRegistration ?? "", told.value, says)],
  };
}

function normalRegistration(raw: string | null): Normal {
  if (raw === null || raw.trim() === "") return { value: null, faults: [] };
  const value = raw.trim().toUpperCase();
  const plain = value.replace(/[\s-]/g, "");
  if (/^N\d/.test(plain))
    return usAddress(plain) === null
      ? refused("registration", raw, "This can be no registration.")
      : { value: plain, faults: [] };
  const marked = /^[A-Z0-9]{1,2}-?[A-Z0-9]{3,5}$/.test(value) && /[A-Z]/.test(value);
  return marked ? { value, faults: [] } : refused("registration", raw, "This is no registration.");
}

function fault(field: string, raw: string, read: string | null, says: string): RowFault {
  return { field, raw, read, says };
}

function mended(field: string, raw: string, value: string, says: string): Normal {
  return { value, faults: [fault(field, raw, value, says)] };
}

function refused(field: string, raw: string, says: string): Normal {
  return { value: null, faults: [fault(field, raw, null, says)] };
}
