/** Was eine Auslosung sagt, auf Deutsch. */
export const words = {
  pick: "Auslosen",
  picked: (one: string, name: string) => `${one}: ${name}`,
  said: (one: string, name: string) => `*${one}*: ${name}`,
  waiting: (waiting: number, all: number) => `${waiting} von ${all} sind in dieser Runde noch nicht dran gewesen.`,
  list: "Wer auf der Liste steht",
  name: "Name",
  add: "Hinzufügen",
  remove: "Entfernen",
  empty: "Noch steht niemand auf der Liste.",
  nobody: "Es gibt niemanden auszulosen: Die Liste ist leer.",
  nameNeeded: "Schreib einen Namen.",
  pickedBy: (name: string) => `ausgelost von ${name}`,
  notYours: (name: string) =>
    `Streichen kann das nur ${name} selbst, wer den Namen eingetragen hat, oder wem die App gehört.`,
  known: (name: string) => `${name} steht schon auf der Liste.`,
};
