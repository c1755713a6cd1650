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
  between: (least: string, most: string) => `Give a number between ${least} and ${most}.`,
  empty: "Nobody has points yet.",
  more: (count: number) => `And ${count} more.`,
};
