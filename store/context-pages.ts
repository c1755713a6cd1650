import { companySkills, contextPages, contextState } from "./context-tables.ts";
import { eq, inArray, sql } from "./drizzle.ts";
import type { Store } from "./store.ts";

/** A page of the organisation's context. */
export type ContextPage = Omit<typeof contextPages.$inferSelect, "id">;

/** Which repository the pages are of, how it stands and since when. */
export type ContextState = typeof contextState.$inferSelect;

export interface FoundPage extends Pick<ContextPage, "path" | "title" | "sha256"> {
  /** Where its words are, on one line; what was searched stands between `«` and `»`. */
  part: string;
  /** How many of the words that were searched it has. */
  words: number;
}

/** The tokenizer's own limit is far above; more words make a search no better. */
const MOST_WORDS = 24;

/** What the pages are of; undefined: no context is configured. */
export async function readContextState(store: Store): Promise<ContextState | undefined> {
  return store.orm.select().from(contextState).get();
}

/**
 * From now on the pages are of this source; null: of none. Those of another one are gone with it, at once: who takes a
 * repository out of the configuration takes its pages back, and its skills.
 */
export async function beginContext(
  store: Store,
  context: { source: string; repository: string } | null,
): Promise<void> {
  store.orm.transaction(
    (tx) => {
      const known = tx.select().from(contextState).get();
      if (known !== undefined && known.source === context?.source) return;
      tx.delete(contextPages).run();
      tx.update(companySkills).set({ isCurrent: false }).run();
      tx.delete(contextState).run();
      if (context !== null) tx.insert(contextState).values(context).run();
    },
    { behavior: "immediate" },
  );
}

/** How the last try to fetch it ended. A source that is no longer the one changes nothing. */
export async function noteContext(
  store: Store,
  source: string,
  state: Partial<Pick<ContextState, "commitId" | "leftOut" | "readAt" | "problem">>,
): Promise<void> {
  store.orm.update(contextState).set(state).where(eq(contextState.source, source)).run();
}

/** Of each page its hash, by its path. */
export async function contextHashes(store: Store): Promise<Map<string, string>> {
  const rows = store.orm.select({ path: contextPages.path, sha256: contextPages.sha256 }).from(contextPages).all();
  return new Map(rows.map(({ path, sha256 }) => [path, sha256]));
}

/** A power cut may lose it: then it is fetched again. */
export async function saveContextPage(store: Store, page: ContextPage): Promise<void> {
  const { path, ...rest } = page;
  store.lightly(() =>
    store.orm.insert(contextPages).values(page).onConflictDoUpdate({ target: contextPages.path, set: rest }).run(),
  );
}

export async function removeContextPages(store: Store, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  store.lightly(() =>
    store.orm
      .delete(contextPages)
      .where(inArray(contextPages.path, [...paths]))
      .run(),
  );
}

export async function contextPage(store: Store, path: string): Promise<ContextPage | undefined> {
  return store.orm.select(COLUMNS).from(contextPages).where(eq(contextPages.path, path)).get();
}

const COLUMNS = {
  path: contextPages.path,
  title: contextPages.title,
  text: contextPages.text,
  sha256: contextPages.sha256,
};

/** The pages that have any of the words, best first. No word of the query is anything but a word. */
export async function searchContext(store: Store, query: string, limit: number): Promise<FoundPage[]> {
  const words = searchWords(query);
  if (words.length === 0) return [];
  const rows = store.orm.all<Omit<FoundPage, "words"> & { id: number }>(sql`
    select ${contextPages.id} as id, ${contextPages.path} as path, ${contextPages.title} as title,
      ${contextPages.sha256} as sha256, snippet(context_words, 2, '«', '»', '…', 24) as part
    from context_words join ${contextPages} on ${contextPages.id} = context_words.rowid
    where context_words match ${words.map(matching).join(" OR ")}
    order by bm25(context_words, 4.0, 8.0, 1.0), ${contextPages.path} limit ${limit}`);
  const having = new Map<number, number>();
  for (const word of words)
    for (const { id } of store.orm.all<{ id: number }>(sql`
      select rowid as id from context_words where context_words match ${matching(word)}
      and rowid in (${sql.join(
        [...rows.map(({ id }) => id), -1].map((id) => sql`${id}`),
        sql`, `,
      )})`))
      having.set(id, (having.get(id) ?? 0) + 1);
  return rows.map(({ id, part, ...page }) => ({
    ...page,
    part: part.replace(/\s+/g, " "),
    words: having.get(id) ?? 0,
  }));
}

/** As a string of FTS5's query language, where nothing but `"` means anything (sqlite.org/fts5.html 3.1); a longer word also begins others. */
function matching(word: string): string {
  return word.length < 4 ? `"${word}"` : `"${word}"*`;
}

function searchWords(query: string): string[] {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].filter((word) => word.length > 1 && word.length <= 60).slice(0, MOST_WORDS);
}
