/** Was ein Befehl antwortet, auf Deutsch. */
export const words = {
  noted: (entry: string) => `Notiert: ${entry}`,
  none: (many: string) => `Noch keine ${many}.`,
  found: (many: string, text: string) => `${many} mit „${text}“:`,
  nothingFound: (many: string, text: string) => `Keine ${many} mit „${text}“.`,
  usage: (example: string) => `Schreib es so: \`${example}\`.`,
  more: (count: number) => `Und ${count} weitere.`,
};
