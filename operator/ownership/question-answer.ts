/** What somebody says to what they are asked about an App. */
export interface QuestionAnswer {
  questionId: string;
  personId: string;
  /** Of an heir, `no` lets the App sleep, and somebody else may be named. */
  answer: "yes" | "no" | { suggestedId: string };
  /** The message that asks. */
  place: { channelId: string; threadTs: string };
}
