/** Was eine Liste von Dingen, über die entschieden wird, sagt, auf Deutsch. */
export const words = {
  submit: (one: string) => `${one} einreichen`,
  approve: "Genehmigen",
  decline: "Ablehnen",
  withdraw: "Zurückziehen",
  why: "Warum (freiwillig)",
  toDecide: "Zu entscheiden",
  decided: "Entschieden",
  nothingToDecide: "Nichts wartet auf eine Entscheidung.",
  nothingDecided: "Noch nichts ist entschieden.",
  states: { waiting: "offen", approved: "genehmigt", declined: "abgelehnt" },
  by: "Von",
  state: "Stand",
  decision: (state: string, by: string, day: string) => `${state} von ${by}, ${day}`,
  onlyDeciders: "Das darfst du nicht entscheiden.",
  notYourOwn: "Niemand entscheidet über Eigenes.",
  onlyYou:
    "Hier entscheidest nur du, und niemand entscheidet über Eigenes: bitte Toolroom zu ändern, wer entscheidet, oder gib die App weiter.",
  onlyAuthor: (by: string) => `Das kann nur ${by} zurückziehen.`,
  already: (state: string, by: string) => `Das ist schon ${state} von ${by}.`,
  gone: "Das gibt es nicht mehr.",
  submitted: (one: string, by: string, entry: string) => `Neu: ${one} von ${by}: ${entry}`,
  told: (one: string, author: string, entry: string, state: string, by: string) =>
    `${one} von ${author} ${state} von ${by}: ${entry}`,
  toAuthor: (one: string, entry: string, state: string, by: string) => `${one} ${state} von ${by}: ${entry}`,
};
