/** The month of a moment as YYYY-MM, by the calendar of an IANA time zone. */
export function monthOf(ms: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit" }).formatToParts(ms);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}`;
}

/** The first day of the month after, such as `1 December 2026`. */
export function dayAfterMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const first = new Date(Date.UTC(year, number, 1)); // months are counted from 0 there
  return new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" }).format(
    first,
  );
}
