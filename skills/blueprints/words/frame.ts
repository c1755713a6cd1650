/** What every page says, in English. */
export const words = {
  pages: "Pages",
  earlier: "Back",
  later: "More",
  of: (from: number, to: number, count: number) => `${from}–${to} of ${count}`,
};
