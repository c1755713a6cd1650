import { EXAMPLE_ASKS } from "./home.ts";
import { bullets, type Content, disclosure, plain, section } from "./pieces.ts";

/** For a mention without an ask, and `/tool help`. */
export function helpMessage(): Content {
  const examples = EXAMPLE_ASKS.map(plain);
  return {
    text: `Say in plain words what tool you wish you had: write @toolroom in a channel, or write to me. For example: ${examples[0]}`,
    blocks: [
      section(
        `*Say in plain words what tool you wish you had.* Write _@toolroom_ and your wish in a channel, or write to me directly. For example:\n${bullets(examples)}`,
      ),
      section(
        "I show you a plan first. Pictures, tables and forwarded messages help. The thread stays the place to change the tool, to ask what it did and what it keeps, to _undo_ a change, or to _stop_ it.",
      ),
      disclosure,
    ],
  };
}
