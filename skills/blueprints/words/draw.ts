/** What a draw says, in English. */
export const words = {
  drawsOn: (day: string) =>
    `Names are drawn on ${day}. Whoever has joined by then draws another one, and is told in private.`,
  join: "Join",
  youJoined: "You are in.",
  leave: "I cannot take part after all",
  joined: (count: number) => (count === 1 ? "1 person joined" : `${count} people joined`),
  drawNow: "Draw now",
  tellRest: "Tell those who have not been told",
  showMine: "Show whom I drew",
  tooLate: "The names are drawn: it is too late to join.",
  tooLateToLeave: "The names are drawn: whoever drew a name keeps it.",
  notYet: (day: string) => `Names are drawn on ${day}, not before.`,
  joinFirst: "Only who joined can do that.",
  told: (title: string, name: string) => `*${title}*: you drew *${name}*. Nobody else can see this.`,
  tooFew: (title: string, count: number, needed: number) =>
    `*${title}*: nothing is drawn yet, because ${needed} people are needed and ${count} joined. Once there are enough, press Draw now on the page.`,
  missed: (names: string) => `These could not be told in private: ${names}. They see it on the page.`,
};
