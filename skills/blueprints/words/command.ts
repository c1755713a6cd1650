/** What a command answers, in English. */
export const words = {
  noted: (entry: string) => `Noted: ${entry}`,
  none: (many: string) => `No ${many} yet.`,
  found: (many: string, text: string) => `${many} with "${text}":`,
  nothingFound: (many: string, text: string) => `No ${many} with "${text}".`,
  usage: (example: string) => `Write it such as \`${example}\`.`,
  more: (count: number) => `And ${count} more.`,
};
