/** How bad a finding is: `error` (it cannot be right as it stands) makes `tarmac check` exit with 3. */
export const severities = ["error", "warning", "note"] as const;
export type Severity = (typeof severities)[number];
