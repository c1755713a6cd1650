/** What a status board says, in English. */
export const words = {
  state: "State",
  unknown: "Nothing was said yet.",
  note: "Note",
  change: "Change",
  set: "Set",
  add: "Add",
  remove: "Remove",
  removeAsk: (name: string) => `Remove ${name} with all that was said about it? It cannot be brought back.`,
  back: "Back to the board",
  empty: (many: string) => `No ${many} yet.`,
  nameNeeded: "Write a name.",
  known: (name: string) => `${name} is on the board already.`,
  notYours: (name: string) => `Only who added ${name}, or the owner of this app, may remove it.`,
  gone: "It is no longer there.",
  chooseOne: (states: string) => `Choose one of ${states}.`,
  said: (name: string, state: string, by: string, note: string | null) =>
    `*${name}*: ${state}${note === null ? "" : `, ${note}`} (${by})`,
  saidBy: (by: string, day: string, time: string) => `${by}, ${day}, ${time}`,
};
