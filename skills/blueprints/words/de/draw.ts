/** Was eine Verlosung sagt, auf Deutsch. */
export const words = {
  drawsOn: (day: string) =>
    `Gezogen wird am ${day}. Wer bis dahin dabei ist, zieht jemand anderen und bekommt das als private Nachricht.`,
  join: "Mitmachen",
  youJoined: "Du bist dabei.",
  leave: "Ich kann doch nicht mitmachen",
  joined: (count: number) => (count === 1 ? "1 Person ist dabei" : `${count} Personen sind dabei`),
  drawNow: "Jetzt ziehen",
  tellRest: "Allen Bescheid geben, die noch nichts wissen",
  showMine: "Zeigen, wen ich gezogen habe",
  tooLate: "Die Namen sind gezogen: Zum Mitmachen ist es zu spät.",
  tooLateToLeave: "Die Namen sind gezogen: Wer einen gezogen hat, behält ihn.",
  notYet: (day: string) => `Gezogen wird am ${day}, nicht vorher.`,
  joinFirst: "Das kann nur, wer mitmacht.",
  told: (title: string, name: string) => `*${title}*: Du hast *${name}* gezogen. Niemand sonst kann das sehen.`,
  tooFew: (title: string, count: number, needed: number) =>
    `*${title}*: Noch ist nichts gezogen, denn es braucht ${needed} Leute und dabei sind ${count}. Sobald es genug sind, drück auf der Seite „Jetzt ziehen“.`,
  missed: (names: string) => `Diesen konnte nicht privat geschrieben werden: ${names}. Sie sehen es auf der Seite.`,
};
