/**
 * Text as a model or a person sees it: without escape sequences of a terminal, control characters, characters that turn
 * the direction of what follows, and those that nobody sees and models read (Unicode's tags). Lines and tabs stay.
 */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(ESCAPES, "").replace(UNSEEN, "");
}

/** ECMA-48: a control sequence, or a string for the terminal (its title, a link) up to its end or the line's. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is taken out
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\n\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-~])/g;
const UNSEEN = /(?![\n\t])[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;
