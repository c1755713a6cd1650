import { LANGUAGES } from "./languages/known-languages.ts";
import { folded, phrasesOf } from "./lexicon.ts";

/** Index in LANGUAGES of the language that most of these words are of; null: none of them. Beside few words the asker's own language tips it. */
export function languageOf(text: string, locale: string): number | null {
  const words = (text.toLowerCase().match(/[\p{L}']+/gu) ?? []).map(folded);
  const scores = LANGUAGES.map(({ language }) => {
    const told = new Set(phrasesOf(folded(language.telltale)));
    const known = new Set(
      [language.silent, language.determiners, ...Object.values(language.concepts), ...Object.values(language.columns)]
        .flatMap(phrasesOf)
        .flatMap((phrase) => folded(phrase.replace(/~/g, "")).split(" ")),
    );
    const hits = words.filter((word) => told.has(word)).length * 2 + words.filter((word) => known.has(word)).length;
    return hits + (locale.startsWith(language.code) ? 0.5 : 0);
  });
  const best = Math.max(...scores);
  // What no list of words tells: short asks are in the asker's own language.
  if (best < 1 && words.length > 0 && !isForeign(words) && words.every((word) => /^[a-z']+$/.test(word))) {
    const umlaut = /[äöüß]/i.test(text);
    return LANGUAGES.findIndex(({ language }) => (umlaut ? language.code === "de" : locale.startsWith(language.code)));
  }
  if (best < 1) return words.length <= 3 && best > 0 && words.length > 0 ? scores.indexOf(best) : null;
  // Another language shares some short words with each: "de", "a", "on" make no English.
  if (words.length >= 4 && best / words.length < 0.75 && isForeign(words)) return null;
  return scores.indexOf(best);
}

/** Frequent words of languages that are not understood. */
const FOREIGN = new Set(
  "je nous vous les des une est pour avec notre nos bonjour merci pouvez faire sil plaît svp que qui dans sur aux du et il elle el los las una para con por favor necesito queremos lista de nuestros hola che per il gli una della con nostri vorrei grazie ciao een het voor met onze graag alsjeblieft van ik wij og att jag vi som för med på och em uma lista nossos obrigado proszę lista naszych jest".split(
    " ",
  ),
);

function isForeign(words: readonly string[]): boolean {
  return words.filter((word) => FOREIGN.has(word)).length / words.length > 0.25;
}
