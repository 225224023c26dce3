/** Letters of a registration: I and O are left out. */
const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const firstAddress = 0xa00001;
/** Addresses that begin with the same digits: with any one or two letters after them, then by how many digits may still follow. */
const lettersAfter = 1 + letters.length * (1 + letters.length);
const afterFour = 1 + letters.length + 10;
const afterThree = 10 * afterFour + lettersAfter;
const afterTwo = 10 * afterThree + lettersAfter;
const afterOne = 10 * afterTwo + lettersAfter;
const steps = [afterOne, afterTwo, afterThree, afterFour] as const;

const shape = /^N([1-9])(\d{0,4})([A-HJ-NP-Z]{0,2})$/;

/**
 * The 24-bit address that belongs to a registration of the United States (N1 is a00001, N99999 adf7c7), by the arithmetic by which the FAA gives them out. Null for what is
 * no such registration: one begins with 1 to 9, has at most five characters after the N, and neither I nor O.
 */
export function usAddress(registration: string): string | null {
  const text = registration.replace(/[\s-]/g, "").toUpperCase();
  const [, first = "", rest = "", tail = ""] = shape.exec(text) ?? [];
  if (first === "" || text.length > 6) return null;
  const digits = [...first, ...rest].map(Number);
  let address = firstAddress + ((digits[0] ?? 1) - 1) * afterOne;
  for (const [i, digit] of digits.entries()) {
    if (i === 0) continue;
    address += i < 4 ? lettersAfter + digit * (steps[i] ?? 0) : 1 + letters.length + digit;
  }
  return (address + tailOffset(tail, digits.length)).toString(16);
}

function tailOffset(tail: string, digits: number): number {
  if (tail === "") return 0;
  const [one, two] = [...tail].map((letter) => letters.indexOf(letter));
  if (digits === 4) return 1 + (one ?? 0);
  return 1 + (one ?? 0) * (1 + letters.length) + (two === undefined ? 0 : 1 + two);
}

/** The registration of the United States that belongs to an address; null outside their block. */
export function usRegistration(icao24: string): string | null {
  let rest = Number.parseInt(icao24, 16) - firstAddress;
  if (!(rest >= 0 && rest < 9 * afterOne)) return null;
  let text = `N${Math.floor(rest / afterOne) + 1}`;
  rest %= afterOne;
  for (const step of steps.slice(1)) {
    if (rest < lettersAfter) return text + tailText(rest);
    rest -= lettersAfter;
    text += Math.floor(rest / step);
    rest %= step;
  }
  if (rest === 0) return text;
  return rest <= letters.length ? text + letters[rest - 1] : text + (rest - 1 - letters.length);
}

function tailText(rest: number): string {
  if (rest === 0) return "";
  const [one, two] = [Math.floor((rest - 1) / (1 + letters.length)), (rest - 1) % (1 + letters.length)];
  return `${letters[one]}${two === 0 ? "" : letters[two - 1]}`;
}
