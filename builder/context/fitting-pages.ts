import type { Plan } from "../../sdk/contract/plan.ts";
import { contextPage, type FoundPage, searchContext } from "../../store/context-pages.ts";
import type { Store } from "../../store/store.ts";
import { contentWords, overlaps } from "../../store/word-overlap.ts";
import type { GivenPage } from "./given-page.ts";

/** How much of the context goes along without being asked for. */
export interface PageRoom {
  /** Most pages whole, and most characters of them together. */
  whole: number;
  chars: number;
  /** Most pages that are only named. */
  named: number;
}

export const BUILD_ROOM: PageRoom = { whole: 3, chars: 24_000, named: 6 };
export const PLAN_ROOM: PageRoom = { whole: 2, chars: 8_000, named: 0 };
/** Of a page that is not called by any of the words, so many must be in it: a word alone says little. */
const WORDS_IN_TEXT = 3;

/**
 * Pages of the organisation's context that the words may be about, best first: the first whole, as far as they fit, the
 * others by their names. A page that changes meanwhile is given as it is then; one that is gone, not at all.
 */
export async function fittingPages(store: Store, words: string, room: PageRoom): Promise<GivenPage[]> {
  const wanted = contentWords(words);
  const found = (await searchContext(store, wanted.join(" "), room.whole + room.named)).filter(
    (page) => isCalledBy(wanted, page) || page.words >= WORDS_IN_TEXT,
  );
  const given: GivenPage[] = [];
  let chars = 0;
  let whole = 0;
  for (const { path, title, sha256 } of found) {
    const page = whole < room.whole ? await contextPage(store, path) : undefined;
    if (page !== undefined && chars + page.text.length <= room.chars) {
      given.push({ ...page });
      chars += page.text.length;
      whole += 1;
    } else if (given.length - whole < room.named) given.push({ path, title, sha256, text: null });
  }
  return given;
}

/** The words by which pages are looked for. */
export function wordsOfPlan({ manifest, summary, details }: Plan): string {
  const { name, title = "", purpose } = manifest;
  return [name.replaceAll("-", " "), title, purpose, summary, details].join("\n");
}

function isCalledBy(words: readonly string[], { path, title }: FoundPage): boolean {
  return (
    overlaps(words.join(" "), [{ name: `${path.replaceAll(/[/_.]/g, " ")} ${title}`, text: "" }], 0.001).length > 0
  );
}
