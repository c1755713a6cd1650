/** Was eine Statustafel sagt, auf Deutsch. */
export const words = {
  state: "Stand",
  unknown: "Noch wurde nichts gesagt.",
  note: "Notiz",
  change: "Ändern",
  set: "Setzen",
  add: "Hinzufügen",
  remove: "Entfernen",
  removeAsk: (name: string) =>
    `${name} mit allem, was dazu gesagt wurde, entfernen? Das lässt sich nicht rückgängig machen.`,
  back: "Zurück zur Tafel",
  empty: (many: string) => `Noch keine ${many}.`,
  nameNeeded: "Schreib einen Namen.",
  known: (name: string) => `${name} steht schon auf der Tafel.`,
  notYours: (name: string) => `${name} kann nur entfernen, wer es eingetragen hat oder wem die App gehört.`,
  gone: "Das gibt es nicht mehr.",
  chooseOne: (states: string) => `Wähle eines: ${states}.`,
  said: (name: string, state: string, by: string, note: string | null) =>
    `*${name}*: ${state}${note === null ? "" : `, ${note}`} (${by})`,
  saidBy: (by: string, day: string, time: string) => `${by}, ${day}, ${time}`,
};
