/** A part of a page that answers in the page's place, as a table does that is downloaded: thrown, and sent as it is. */
export class AnswerInstead extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super("A part of the page answers in its place.");
    this.name = "AnswerInstead";
    this.response = response;
  }
}
