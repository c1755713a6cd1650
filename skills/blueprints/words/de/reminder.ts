/** Was eine Erinnerung sagt, auf Deutsch. */
export const words = {
  title: (label: string) => `*${label}*`,
  today: "heute",
  tomorrow: "morgen",
  inDays: (days: number) => `in ${days} Tagen`,
  overdue: (days: number) => (days === 1 ? "überfällig seit gestern" : `seit ${days} Tagen überfällig`),
  line: (entry: string, when: string, day: string) => `• ${entry}: ${when} (${day})`,
};
