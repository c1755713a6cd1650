import { type Content, plain, section } from "./pieces.ts";

/** To who pasted a credential: what is done already, and what only they can do. */
export function secretWarning(kinds: readonly string[]): Content {
  return warning("Your message", "message", kinds);
}

/** The same of a file that they sent. */
export function secretFileWarning(fileName: string, kinds: readonly string[]): Content {
  return warning(`Your file ${plain(fileName)}`, "file", kinds);
}

/** The same of what they wrote in a window, which stands nowhere else. */
export function secretWindowWarning(kinds: readonly string[]): Content {
  const found = kinds.map(plain).join(" and ");
  const text = `What you wrote in that window holds what looks like ${found}. I removed it before I kept or showed any of it, and no app or agent gets it.`;
  return { text, blocks: [section(text)] };
}

function warning(holder: string, what: "message" | "file", kinds: readonly string[]): Content {
  const found = kinds.map(plain).join(" and ");
  const text = `${holder} holds what looks like ${found}. I removed it from my copy, and no app or agent gets it. It still stands in Slack: delete the ${what}, and replace the secret with a new one where it comes from. Whoever could read this channel may have it.`;
  return { text, blocks: [section(text)] };
}
