import { english, type Words } from "./words/english.ts";
import { german } from "./words/german.ts";

/** In the language of the app's pages, such as "de-AT"; English where there is no other. */
export function wordsOf(language: string): Words {
  return language.split("-")[0] === "de" ? german : english;
}
