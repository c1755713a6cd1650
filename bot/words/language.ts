import { english } from "./english.ts";
import { german } from "./german.ts";

/** All that the bot says of its own, in one language. A new one is a file of this type beside the others, and a line below. */
export type Language = typeof english;

/** By the code that a Slack locale begins with. English, the first, is what is spoken where no other is. */
export const LANGUAGES: readonly Language[] = [english, german];

/** Of a locale as Slack names it: `de-DE`. */
export function languageOfLocale(locale: string | undefined): Language {
  const code = locale?.split(/[-_]/)[0]?.toLowerCase();
  return languageOfCode(code);
}

export function languageOfCode(code: string | undefined): Language {
  return LANGUAGES.find((language) => language.code === code) ?? english;
}
