import { isFix } from "../../builder/desk/decide-fix.ts";
import { readWord } from "../../builder/desk/read-word.ts";
import { LANGUAGES as READ } from "../../builder/planners/rules/languages/known-languages.ts";
import { createLanguageChoice } from "../../builder/planners/rules/words/choose-language.ts";
import { type AppRequest, requestById, requestsOfThread } from "../../store/app-requests.ts";
import { personById } from "../../store/people.ts";
import type { Store } from "../../store/store.ts";
import type { Language } from "./language.ts";
import { languageOfPerson } from "./language-of-person.ts";
import { languageOfCode, languageOfLocale } from "./languages.ts";

/** Of an ask, for its language. */
const MOST_LOOKED_AT = 2_000;
/** So far back in a thread: its card is edited often, and a long one is read each time. */
const MOST_ASKS = 8;

/** What a press says for a person, as `listeners/try-again.ts` does. */
const BY_BUTTON = ["spend more"];

/** As the planner reads an ask without a model. */
const languageOfWords = createLanguageChoice();

/** What is said in the thread of a request: the language in which it was asked for. */
export async function languageOfRequest({ store }: { store: Store }, requestId: string): Promise<Language> {
  const request = await requestById(store, requestId);
  return request === undefined ? languageOfCode(undefined) : spokenIn(store, request);
}

/** The same of the newest request in a thread; of the person, where nothing was asked there. */
export async function languageOfThread(
  { store }: { store: Store },
  { channelId, threadTs, personId }: { channelId: string; threadTs: string; personId: string },
): Promise<Language> {
  const [newest] = await requestsOfThread(store, channelId, threadTs);
  return newest === undefined ? languageOfPerson({ store }, personId) : spokenIn(store, newest);
}

/**
 * Of the words of this ask; where they do not tell, of what was asked before in the thread, and at its beginning of who asked.
 * *Try again* and *undo* are said in any language, and what *Have it fixed* begins is in the words of whoever complained.
 */
async function spokenIn(store: Store, of: AppRequest): Promise<Language> {
  const newestFirst = await requestsOfThread(store, of.channelId, of.threadTs);
  const place = newestFirst.findIndex(({ id }) => id === of.id);
  const asked = newestFirst.slice(Math.max(place, 0)).slice(0, MOST_ASKS).reverse();
  let locale = (await personById(store, (asked[0] ?? of).requesterId))?.locale ?? "en-US";
  for (const request of asked) {
    const { text, returnsTo } = request;
    if (returnsTo !== null || isFix(request) || readWord(text) !== null || BY_BUTTON.includes(text)) continue;
    const index = languageOfWords(text.slice(0, MOST_LOOKED_AT), locale);
    locale = READ[index ?? -1]?.language.code ?? locale;
  }
  return languageOfLocale(locale);
}
