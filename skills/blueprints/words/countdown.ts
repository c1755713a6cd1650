/** What a countdown says, in English. */
export const words = {
  when: (days: number) => {
    if (days === 0) return "today";
    if (days > 0) return days === 1 ? "1 day to go (tomorrow)" : `${days} days to go`;
    return days === -1 ? "1 day ago (yesterday)" : `${-days} days ago`;
  },
  line: (title: string, when: string) => `${title}: ${when}`,
  said: (title: string, when: string, day: string) => `*${title}*: ${when} (${day})`,
};
