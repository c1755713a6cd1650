import { english } from "./english.ts";
import { german } from "./german.ts";
import type { Language } from "./language.ts";

/** By the code that a Slack locale begins with. English, the first, is what is spoken where no other is. */
export const LANGUAGES: readonly Language[] = [english, german];

/** Of a locale as Slack names it: `de-DE`. */
export function languageOfLocale(locale: string | undefined): Language {
  return languageOfCode(locale?.split(/[-_]/)[0]?.toLowerCase());
}

export function languageOfCode(code: string | undefined): Language {
  return LANGUAGES.find((language) => language.code === code) ?? english;
}
