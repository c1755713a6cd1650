/** Was ein Countdown sagt, auf Deutsch. */
export const words = {
  when: (days: number) => {
    if (days === 0) return "heute";
    if (days > 0) return days === 1 ? "noch 1 Tag (morgen)" : `noch ${days} Tage`;
    return days === -1 ? "vor 1 Tag (gestern)" : `vor ${-days} Tagen`;
  },
  line: (title: string, when: string) => `${title}: ${when}`,
  said: (title: string, when: string, day: string) => `*${title}*: ${when} (${day})`,
};
