import { auditWrite } from "./audit.ts";
import { slackWords } from "./entrance-tables.ts";
import { atomically, type Orm, type Store } from "./store.ts";

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

/** From now on Slack sends these, and no others. Where that is another than before, who had it changed is written down. */
export async function saveSyncedWords(
  store: Store,
  words: readonly string[],
  { at, by, added, removed }: { at: number; by: string; added: string[]; removed: string[] },
): Promise<void> {
  const isChange = added.length + removed.length > 0;
  const audited = { at, actor: by, verb: "configure_slack", subject: "slack", details: { added, removed } };
  await atomically(store, [
    { statement: (orm) => orm.delete(slackWords) },
    ...words.map((word) => ({ statement: (orm: Orm) => orm.insert(slackWords).values({ word, syncedAt: at }) })),
    ...(isChange ? [auditWrite(audited)] : []),
  ]);
}
