import { bareWords } from "./bare-words.ts";

const OTHER =
  "(?:an? )?(?:other|another|different) (?:model|ai|one)|(?:ein(?:em|es)? )?ander(?:em|en|es|e) (?:modell?|ki)|anderes modell";
const AROUND_BEFORE =
  "(?:(?:yes|ok|okay|please|pls|ja|bitte|try|use|take|go on|with|it|mit|nimm|versuch|versuche|es) )*";
const AROUND_BEHIND = "(?: (?:please|pls|bitte|then|now|dann|instead|versuchen|nehmen))*";
const FORM = new RegExp(`^${AROUND_BEFORE}(?:${OTHER})${AROUND_BEHIND}$`);

/** Whether a whole message says nothing but that another model shall try. */
export function wantsAnotherModel(text: string): boolean {
  return FORM.test(bareWords(text, "gaps"));
}
