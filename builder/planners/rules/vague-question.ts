import type { Answers } from "./languages/answers.ts";

/** One question, with what was not understood and what helps. */
export function vagueQuestion(text: string, strange: readonly string[], answers: Answers): string {
  const isAll = plain(strange.join(" ")) === plain(text);
  const words = isAll ? answers.notUnderstood(text.slice(0, 100)) : answers.unknown(strange.slice(0, 6)).slice(0, 300);
  return isAll
    ? `${words} ${answers.vague} ${answers.withoutModel}`
    : `${answers.vague} ${words} ${answers.withoutModel}`;
}

/** "can't you do something about it?", "kann man da nichts machen": says no more than that it shall become better. */
export function isPlea(words: string): boolean {
  return PLEA.test(plain(words.replace(/['’]/g, "")));
}

const PLEA =
  /^(?:(?:so |please |but )?(?:why )?(?:cant|cannot|can|couldnt|could|wont|would|isnt there) (?:not )?(?:you|we|someone|somebody|anyone|anybody|one|they|anything)(?: not| please| guys)* (?:(?:do|fix|change|sort|help|improve|solve|tidy|we|you|can)(?= |$) ?)+(?:(?:something|anything|sth|this|that|it|us|me|out|up|about|against|with|there|somehow|please|here|do|to|be|better) ?)*|(?:bitte |aber )?(?:warum )?(?:kann|kannst|koennt|könnt|können|könnte|könnten|könntet|könntest|lässt sich) (?:(?:du|ihr|man|wir|jemand|einer|denn|mal|bitte|da|dagegen|nicht|nichts|was|etwas|irgendwas|irgendetwas|irgendwie|endlich|es|das|uns|daran|dran|damit) ?)+(?:machen|tun|ändern|helfen|unternehmen|lösen|verbessern)?)$/u;

function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
