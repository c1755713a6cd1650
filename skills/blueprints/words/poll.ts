/** What a poll says, in English. */
export const words = {
  choice: "Choice",
  votes: "Votes",
  vote: "Vote",
  changeVote: "Change my vote",
  yours: "your vote",
  voters: (count: number) => (count === 1 ? "1 person voted." : `${count} people voted.`),
  noVotes: "Nobody voted.",
  openUntil: (day: string) => `Open until ${day}. You can change your vote until then.`,
  closed: (day: string) => `The poll is closed since ${day}.`,
  chooseOne: (choices: string) => `Choose one of ${choices}.`,
  result: (question: string) => `*${question}*`,
  soFar: (question: string) => `*${question}* (so far)`,
};
