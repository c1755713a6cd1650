/** Was eine Zusammenfassung sagt, auf Deutsch. */
export const words = {
  spans: {
    today: (day: string) => `heute, ${day}`,
    yesterday: (day: string) => `gestern, ${day}`,
    last_7_days: (from: string, to: string) => `${from} – ${to}`,
    all: "alle",
    open: "offen",
    overdue: "überfällig",
  },
  title: (many: string, span: string, count: number) => `*${many}* (${span}): ${count}`,
  none: (many: string, span: string) => `Keine ${many} (${span}).`,
  total: (amount: string) => `Summe: ${amount}`,
  group: (name: string, amount: string) => `• ${name}: ${amount}`,
  unnamed: "ohne",
  moreGroups: (count: number) => `Und ${count} weitere Gruppen.`,
  more: (count: number) => `Und ${count} weitere.`,
};
