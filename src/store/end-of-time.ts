/** The day on which rows that still stand cease to be public. */
export const endOfTime = "9999-12-31";
/** The day that stands for now in questions about public dates: the last on which anything is public. */
export const lastDay = "9999-12-30";
