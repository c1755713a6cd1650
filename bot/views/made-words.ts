/** Who made an App's code: a sentence that every card people decide on carries. */
export function madeWords(isComposed: boolean): string {
  return isComposed ? "Put together from known parts, no model used" : "The code is written by an AI agent";
}

/** Said once in each thread, and on pages that are about all Apps: true of those of both kinds. */
export const BOT_WORDS =
  "Toolroom is a bot. It puts apps together from known parts, or has an AI agent write their code. Automatic checks try them; people decide.";
