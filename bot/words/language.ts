import type { english } from "./english.ts";

/**
 * All that the bot says of its own, in one language. A new one is a folder of this type beside the others, and a line in
 * `languages.ts`.
 */
export type Language = typeof english;
