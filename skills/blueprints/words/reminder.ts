/** What a reminder says, in English. */
export const words = {
  title: (label: string) => `*${label}*`,
  today: "today",
  tomorrow: "tomorrow",
  inDays: (days: number) => `in ${days} days`,
  overdue: (days: number) => (days === 1 ? "overdue since yesterday" : `overdue for ${days} days`),
  line: (entry: string, when: string, day: string) => `• ${entry}: ${when} (${day})`,
};
