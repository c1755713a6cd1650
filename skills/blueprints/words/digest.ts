/** What a summary says, in English. */
export const words = {
  spans: {
    today: (day: string) => `today, ${day}`,
    yesterday: (day: string) => `yesterday, ${day}`,
    last_7_days: (from: string, to: string) => `${from} – ${to}`,
    /** `first`: YYYY-MM-DD. */
    month: (first: string) =>
      new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(Date.parse(first)),
    due_7_days: (from: string, to: string) => `due ${from} – ${to}`,
    all: "all",
    open: "open",
    overdue: "overdue",
  },
  only: (label: string, values: string) => `${label}: ${values}`,
  title: (many: string, span: string, count: number) => `*${many}* (${span}): ${count}`,
  none: (many: string, span: string) => `No ${many} (${span}).`,
  total: (amount: string) => `Total: ${amount}`,
  group: (name: string, amount: string) => `• ${name}: ${amount}`,
  unnamed: "none",
  moreGroups: (count: number) => `And ${count} more groups.`,
  more: (count: number) => `And ${count} more.`,
};
