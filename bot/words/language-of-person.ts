import { personById } from "../../store/people.ts";
import type { Store } from "../../store/store.ts";
import type { Language } from "./language.ts";
import { languageOfLocale } from "./languages.ts";

/** What is said to one person in private: of their Slack; English where that is unknown. */
export async function languageOfPerson({ store }: { store: Store }, personId: string): Promise<Language> {
  return languageOfLocale((await personById(store, personId))?.locale);
}
