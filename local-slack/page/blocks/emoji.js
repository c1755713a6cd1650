import { pictures } from "./emoji-names.js";

/** The picture for `:name:`, or the name itself where this page knows none. */
export function emoji(name) {
  const [bare] = name.split("::");
  return Object.hasOwn(pictures, bare) ? pictures[bare] : `:${name}:`;
}

/** Emoji whose names have these letters in them, those that begin so first: `[{name, picture}]`. */
export function findEmoji(letters, most) {
  const wanted = letters.toLowerCase();
  const found = Object.keys(pictures).filter((name) => name.includes(wanted));
  found.sort((one, other) => Number(other.startsWith(wanted)) - Number(one.startsWith(wanted)));
  const seen = new Set();
  const unique = found.filter((name) => !seen.has(pictures[name]) && seen.add(pictures[name]));
  return unique.slice(0, most).map((name) => ({ name, picture: pictures[name] }));
}

export const quickReactions = ["+1", "white_check_mark", "eyes"];
