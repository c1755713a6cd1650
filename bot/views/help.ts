import type { Language } from "../words/language.ts";
import { bullets, type Content, disclosure, plain, section } from "./pieces.ts";

/** For a mention without an ask, and `/tool help`. */
export function helpMessage(language: Language): Content {
  const { help } = language;
  const examples = help.examples.map(plain);
  return {
    text: help.text(examples[0] ?? ""),
    blocks: [section(`${help.say}\n${bullets(examples)}`), section(help.thread), disclosure(language)],
  };
}
