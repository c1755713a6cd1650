import { slackWords } from "./entrance-tables.ts";
import type { Store } from "./store.ts";

/** What Slack itself sends us, as it was put into its manifest last. */
export async function syncedWords(store: Store): Promise<Set<string>> {
  return new Set(
    store.orm
      .select({ word: slackWords.word })
      .from(slackWords)
      .all()
      .map(({ word }) => word),
  );
}

/** From now on Slack sends these, and no others. */
export async function saveSyncedWords(store: Store, words: readonly string[], at: number): Promise<void> {
  store.orm.transaction(
    (tx) => {
      tx.delete(slackWords).run();
      if (words.length > 0)
        tx.insert(slackWords)
          .values(words.map((word) => ({ word, syncedAt: at })))
          .run();
    },
    { behavior: "immediate" },
  );
}
