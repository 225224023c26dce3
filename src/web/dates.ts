const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "2025-02-04" as "4 Feb 2025"; anything else as it stands. */
export function printDay(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  return parts === null ? day : `${Number(parts[3])} ${months[Number(parts[2]) - 1]} ${parts[1]}`;
}
