/** What a leaderboard says, in English. */
export const words = {
  place: "Place",
  name: "Name",
  reason: "What for",
  give: "Give points",
  add: "Add",
  latest: "Latest",
  by: (name: string) => `by ${name}`,
  takeBack: "Take back",
  notYours: "Only who gave them can take them back.",
  empty: "Nobody has points yet.",
  more: (count: number) => `And ${count} more.`,
};
