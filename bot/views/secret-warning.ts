import { type Content, plain, section } from "./pieces.ts";

/** To who pasted a credential: what is done already, and what only they can do. */
export function secretWarning(kinds: readonly string[]): Content {
  const what = kinds.map(plain).join(" and ");
  const text = `Your message holds what looks like ${what}. I removed it from my copy, and no app or agent gets it. It still stands in Slack: delete the message, and replace it with a new one where it comes from. Whoever could read this channel may have it.`;
  return { text, blocks: [section(text)] };
}
