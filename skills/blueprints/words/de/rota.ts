/** Was ein Dienstplan sagt, auf Deutsch. */
export const words = {
  turn: (duty: string, name: string) => `${duty}: ${name}`,
  starts: (duty: string, name: string, day: string) => `${duty}: ${name}, ab ${day}`,
  said: (duty: string, name: string, when: string) => `*${duty}*: ${name} (${when})`,
  nobody: (duty: string) => `*${duty}*: Noch steht niemand auf der Liste.`,
  when: "Wann",
  who: "Wer",
  insteadOf: (name: string, by: string | null) => `statt ${name}${by === null ? "" : `, getauscht von ${by}`}`,
  swapTwoTurns: "Zwei Termine tauschen",
  swapOne: "Tausche",
  swapOther: "mit",
  swap: "Tauschen",
  swapTwo: "Wähle zwei verschiedene Termine zum Tauschen.",
  swapGone: "Einer dieser Termine liegt nicht mehr vor uns. Schau noch einmal nach.",
  whoSwaps: "Tauschen kann, wer einen der beiden Termine hat, und wem die App gehört.",
  swapTheirs: (one: string, other: string) =>
    `Keiner der beiden Termine ist deiner: tauschen können sie nur ${one}, ${other} oder wem die App gehört.`,
  turnOf: (name: string, when: string) => `${name} (${when})`,
  swapped: (duty: string, by: string, one: string, other: string) =>
    `*${duty}*: ${by} hat zwei Termine getauscht: ${one}, ${other}`,
  list: "Wer an der Reihe ist",
  orderNote: "In dieser Reihenfolge. Wer dazukommt, ist nach den Terminen oben dran.",
  name: "Name",
  add: "Hinzufügen",
  remove: "Entfernen",
  empty: "Noch steht niemand auf der Liste.",
  nameNeeded: "Schreib einen Namen.",
  notYours: (name: string) =>
    `Streichen kann das nur ${name} selbst, wer den Namen eingetragen hat, oder wem die App gehört.`,
  known: (name: string) => `${name} steht schon auf der Liste.`,
};
