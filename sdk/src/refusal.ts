import type { Html } from "./api.ts";

/** The app said no on purpose: its message is for the person who asked. */
export class Refusal extends Error {
  /** What is shown instead of the message alone. */
  readonly page: Html | undefined;

  constructor(message: string, page?: Html) {
    super(message);
    this.name = "Refusal";
    this.page = page;
  }
}

/**
 * Ends a page, form or command with a plain no, such as `refuse("Orders are closed since 11:00.")`. `page` is shown in its
 * place, such as the form with what was typed and the message above it.
 */
export function refuse(message: string, page?: Html): never {
  throw new Refusal(message, page);
}
