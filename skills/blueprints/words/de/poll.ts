/** Was eine Umfrage sagt, auf Deutsch. */
export const words = {
  choice: "Auswahl",
  votes: "Stimmen",
  vote: "Abstimmen",
  changeVote: "Meine Stimme ändern",
  yours: "deine Stimme",
  voters: (count: number) => (count === 1 ? "1 Person hat abgestimmt." : `${count} Personen haben abgestimmt.`),
  noVotes: "Niemand hat abgestimmt.",
  openUntil: (day: string) => `Offen bis ${day}. Bis dahin kannst du deine Stimme ändern.`,
  closed: (day: string) => `Die Umfrage ist seit ${day} geschlossen.`,
  chooseOne: (choices: string) => `Wähle eines: ${choices}.`,
  result: (question: string) => `*${question}*`,
  soFar: (question: string) => `*${question}* (Zwischenstand)`,
};
