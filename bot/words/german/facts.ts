const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"],
  ...["November", "December"],
];
const DAY = new RegExp(`^(\\d{1,2}) (${MONTHS.join("|")}) (\\d{4})$`);
const MONEY = /^\$(\d+)(?:\.(\d+))?$/;

/** An amount of money, or a day, that another room wrote in English; anything else as it is. */
export function fact(written: string): string {
  const [, day, month = "", year] = DAY.exec(written) ?? [];
  if (day !== undefined) return `${day}. ${germanMonth(MONTHS.indexOf(month))} ${year}`;
  const [, whole, part] = MONEY.exec(written) ?? [];
  if (whole === undefined) return written;
  return `${part === undefined ? whole : `${whole},${part}`} $`;
}

function germanMonth(month: number): string {
  return new Intl.DateTimeFormat("de-DE", { timeZone: "UTC", month: "long" }).format(Date.UTC(2026, month, 1));
}
