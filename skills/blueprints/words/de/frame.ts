/** Was jede Seite sagt, auf Deutsch. */
export const words = {
  pages: "Seiten",
  earlier: "Zurück",
  later: "Weiter",
  of: (from: number, to: number, count: number) => `${from}–${to} von ${count}`,
};
