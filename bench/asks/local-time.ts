/** Paris and Berlin, where the people of the asks sit. */
const ZONE = "Europe/Paris";

/** The moment of a local time such as `2027-01-11 09:00`. */
export function momentOf(local: string): Date {
  const asUtc = new Date(`${local.replace(" ", "T")}:00Z`);
  if (Number.isNaN(asUtc.getTime())) throw new Error(`${local} is no time: write it as 2027-01-11 09:00.`);
  for (const hours of [1, 2]) {
    const moment = new Date(asUtc.getTime() - hours * 3_600_000);
    if (localTime(moment) === local) return moment;
  }
  throw new Error(`${local} does not exist in ${ZONE}.`);
}

function localTime(moment: Date): string {
  const words = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short", timeStyle: "short" });
  return words.format(moment);
}
