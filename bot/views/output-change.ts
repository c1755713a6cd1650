import type { Language } from "../words/language.ts";
import { type Content, link, person, plain, quoted, section } from "./pieces.ts";

const MOST_WORDS = 300;

/** In the App's thread, above the change that it begins: what its Owner said elsewhere, of what. */
export function outputChange(
  wish: { personId: string; appName: string; text: string; postedIn: string; url: string | null },
  language: Language,
): Content {
  const { replies } = language;
  const { personId, appName, postedIn, url } = wish;
  const where = replies.ofPost(plain(appName), plain(postedIn));
  const place = url === null ? where : link(url, where);
  const text = replies.saysOf(person(personId), place, quoted(wish.text.slice(0, MOST_WORDS), language));
  return { text, blocks: [section(text)] };
}
