import { type Content, link, person, plain, quoted, section } from "./pieces.ts";

const MOST_WORDS = 300;

/** In the App's thread, above the change that it begins: what its Owner said elsewhere, of what. */
export function outputChange(wish: {
  personId: string;
  appName: string;
  text: string;
  postedIn: string;
  url: string | null;
}): Content {
  const { personId, appName, postedIn, url } = wish;
  const where = `of what ${plain(appName)} posted in ${plain(postedIn)}`;
  const text = `${person(personId)} says ${url === null ? where : link(url, where)}: ${quoted(wish.text.slice(0, MOST_WORDS))}`;
  return { text, blocks: [section(text)] };
}
