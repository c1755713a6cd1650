/** Was eine Zusammenfassung sagt, auf Deutsch. */
export const words = {
  spans: {
    today: (day: string) => `heute, ${day}`,
    yesterday: (day: string) => `gestern, ${day}`,
    last_7_days: (from: string, to: string) => `${from} – ${to}`,
    /** `first`: YYYY-MM-DD. */
    month: (first: string) =>
      new Intl.DateTimeFormat("de-DE", { month: "long", year: "numeric", timeZone: "UTC" }).format(Date.parse(first)),
    due_7_days: (from: string, to: string) => `fällig ${from} – ${to}`,
    all: "alle",
    open: "offen",
    overdue: "überfällig",
  },
  only: (label: string, values: string) => `${label}: ${values}`,
  title: (many: string, span: string, count: number) => `*${many}* (${span}): ${count}`,
  none: (many: string, span: string) => `Keine ${many} (${span}).`,
  total: (amount: string) => `Summe: ${amount}`,
  group: (name: string, amount: string) => `• ${name}: ${amount}`,
  unnamed: "ohne",
  moreGroups: (count: number) => `Und ${count} weitere Gruppen.`,
  more: (count: number) => `Und ${count} weitere.`,
};
