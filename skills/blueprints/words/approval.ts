/** What a list of things to decide says, in English. */
export const words = {
  submit: (one: string) => `Submit ${one}`,
  approve: "Approve",
  decline: "Decline",
  withdraw: "Withdraw",
  why: "Why (optional)",
  toDecide: "To decide",
  decided: "Decided",
  nothingToDecide: "Nothing is waiting for a decision.",
  nothingDecided: "Nothing has been decided yet.",
  states: { waiting: "waiting", approved: "approved", declined: "declined" },
  by: "By",
  state: "State",
  decision: (state: string, by: string, day: string) => `${state} by ${by}, ${day}`,
  onlyDeciders: "You may not decide this.",
  notYourOwn: "Nobody decides about their own.",
  onlyYou:
    "You alone decide here, and nobody decides about their own: ask Toolroom to change who decides, or hand the app over.",
  onlyAuthor: (by: string) => `Only ${by} may withdraw this.`,
  already: (state: string, by: string) => `It is ${state} by ${by} already.`,
  gone: "It is no longer there.",
  submitted: (one: string, by: string, entry: string) => `New ${one} by ${by}: ${entry}`,
  told: (one: string, author: string, entry: string, state: string, by: string) =>
    `${one} of ${author} ${state} by ${by}: ${entry}`,
  toAuthor: (one: string, entry: string, state: string, by: string) => `${one} ${state} by ${by}: ${entry}`,
};
