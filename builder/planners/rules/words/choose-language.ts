import { LANGUAGES } from "../languages/known-languages.ts";
import { folded, phrasesOf } from "./lexicon.ts";

/** Gives the index in LANGUAGES of the language that most words are of; null: of none of them. Beside few words the asker's own language tips it. */
export function createLanguageChoice(): (text: string, locale: string) => number | null {
  const known = LANGUAGES.map(({ language }) => ({
    code: language.code,
    told: new Set(phrasesOf(folded(language.telltale))),
    words: new Set(
      [
        ...[language.silent, language.determiners, ...Object.values(language.concepts)],
        ...Object.values(language.columns),
        ...Object.values(language.calendar)
          .flat()
          .filter((phrases) => typeof phrases === "string"),
      ]
        .flatMap(phrasesOf)
        .flatMap((phrase) => folded(phrase.replace(/~/g, "")).split(" ")),
    ),
  }));
  return (text, locale) => {
    const words = (text.toLowerCase().match(/[\p{L}']+/gu) ?? []).map(folded);
    const scores = known.map((language) => {
      const hits = words.map((word) => (language.told.has(word) ? 2 : 0) + (language.words.has(word) ? 1 : 0));
      // "ogni venerdì alle 9": a word of ours beside days of another language may be one of that.
      const own = words.some((word) => FOREIGN_DAYS.has(word)) ? 3 : 0.5;
      return hits.reduce<number>((sum, hit) => sum + hit, 0) + (locale.startsWith(language.code) ? own : 0);
    });
    return languageOf(text, words, scores, locale);
  };
}

function languageOf(text: string, words: readonly string[], scores: readonly number[], locale: string): number | null {
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

const FOREIGN_DAYS = new Set(
  "chaque lundi mardi mercredi jeudi vendredi samedi dimanche cada lunes martes miércoles jueves viernes sábado domingo ogni lunedì martedì mercoledì giovedì venerdì sabato domenica każdy poniedziałek wtorek środa czwartek piątek elke maandag dinsdag woensdag donderdag vrijdag zaterdag hver varje fredag torsdag onsdag tirsdag lørdag"
    .split(" ")
    .map(folded),
);

function isForeign(words: readonly string[]): boolean {
  return words.filter((word) => FOREIGN.has(word)).length / words.length > 0.25;
}
