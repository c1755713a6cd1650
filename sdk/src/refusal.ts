/** The app said no on purpose: its message is for the person who asked. */
export class Refusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Refusal";
  }
}

/** Ends a page, form or command with a plain no, such as `refuse("Orders are closed since 11:00.")`. */
export function refuse(message: string): never {
  throw new Refusal(message);
}
