/** Numbers from 2 to 999 spelled in French, German and Portuguese, without accents and with one space between words: "quarante-trois" is "quarante trois". */
const spelled = new Map<string, number>();

const words = (text: string): string[] => text.split(" ");

function tellFrench(): void {
  const under17 = words(
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix_sept dix_huit dix_neuf",
  ).map((w) => w.replace("_", " "));
  const tens = words("x x vingt trente quarante cinquante soixante soixante quatre_vingt quatre_vingt").map((w) =>
    w.replace("_", " "),
  );
  const under100 = (n: number): string => {
    if (n < 20) return under17[n] ?? "";
    const ten = tens[Math.floor(n / 10)] ?? "";
    // French counts on to nineteen above sixty and eighty.
    const rest = n >= 60 ? n % 20 : n % 10;
    if (rest === 0) return n === 80 ? `${ten}s` : ten;
    const link = [1, 11].includes(rest) && n < 80 ? " et " : " ";
    return `${ten}${link}${under17[rest]}`;
  };
  tellAll(under100, (h) => (h === 1 ? ["cent"] : [`${under17[h]} cents`, `${under17[h]} cent`]), " ");
}

function tellGerman(): void {
  const under20 = words(
    "null ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn",
  );
  const tens = words("x x zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig");
  const under100 = (n: number): string =>
    n < 20 ? (under20[n] ?? "") : `${n % 10 ? `${under20[n % 10]}und` : ""}${tens[Math.floor(n / 10)]}`;
  tellAll(under100, (h) => (h === 1 ? ["hundert", "einhundert"] : [`${under20[h]}hundert`]), "");
}

function tellPortuguese(): void {
  const under20 = words(
    "zero um dois tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove",
  );
  const tens = words("x x vinte trinta quarenta cinquenta sessenta setenta oitenta noventa");
  const hundreds = words(
    "x cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos",
  );
  const under100 = (n: number): string =>
    n < 20 ? (under20[n] ?? "") : `${tens[Math.floor(n / 10)]}${n % 10 ? ` e ${under20[n % 10]}` : ""}`;
  tellAll(under100, (h) => [hundreds[h] ?? ""], " e ");
  const others = { duas: 2, quatorze: 14, dezasseis: 16, dezassete: 17, dezanove: 19, cem: 100 };
  for (const [word, n] of Object.entries(others)) spelled.set(word, n);
}

function tellAll(under100: (n: number) => string, hundred: (h: number) => string[], link: string): void {
  for (let n = 2; n < 1000; n++) {
    const [h, rest] = [Math.floor(n / 100), n % 100];
    if (h === 0) spelled.set(under100(rest), n);
    else for (const head of hundred(h)) spelled.set(rest === 0 ? head : `${head}${link}${under100(rest)}`, n);
  }
}

tellFrench();
tellGerman();
tellPortuguese();
// Alone these are other words (a month cut short, a coin), or numbers that English and Spanish spell alike and join in their own way.
for (const word of ["sept", "dez", "cent", "six", "tres", "cinco", "seis"]) spelled.delete(word);

// "Sept" is seven before those who are counted, else a month.
const sevenOfThem =
  /(?<!\p{L})sept(?= (?:personnes|migrants|hommes|femmes|ressortissants|expulses|autres|mineurs|enfants))/gu;
// As many words as the longest holds: "quatre cents quatre vingt dix sept".
const longest = 6;

/** Text with numbers that are spelled in French, German or Portuguese in digits: "vingt et un migrants" → "21 migrants". */
export function digitsForSpelled(text: string): string {
  const tokens = text.replace(sevenOfThem, "7").split(/([\p{L}]+)/u);
  for (let i = 1; i < tokens.length; i += 2) takeAt(tokens, i);
  return tokens.join("");
}

// Words stand at the odd places, what is between them at the even ones. The longest run that is a number is taken.
function takeAt(tokens: string[], i: number): void {
  for (let n = Math.min(longest, (tokens.length - i) >> 1); n > 0; n--) {
    const run = tokens.slice(i, i + 2 * n - 1);
    if (run.some((part, k) => k % 2 === 1 && part !== " " && part !== "-")) continue;
    const value = spelled.get(run.join("").replaceAll("-", " "));
    if (value === undefined) continue;
    tokens.splice(i, run.length, String(value));
    return;
  }
}
