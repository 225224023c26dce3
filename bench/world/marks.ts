/** Marks of redaction in all spellings that releases show, blanks and all. */
export const redactions = [
  "(B)(6);(B)(7)(C) ",
  "(B)(7)(E) ",
  "b(6), b(7)c",
  "b(6), b(7)C",
  "(b)(6), (b)(7)(c)",
  "(b)(6),(b)(7)(c )",
  "(b)(6), (b)(7)(c) (b)(7)(e)",
] as const;

/** Texts in a country column that name no country; the last ones are invented junk. */
export const noCountry = ["", "UNKNOWN", "UNKNOWN ", ...redactions, "BORN OFFICE CODE 99", "INVALID COUNTRY CODE"];

/** Dates that no calendar of a removal has. */
export const impossibleDates = ["0999-07-02", "9999-12-31", "2019-02-30"];
