import { modelAt } from "../limits/modelled.ts";
import { indexes, indexesOf, mark, take, textOf, valuesIn, wholeOf } from "../words/scene.ts";
import { when } from "./when.ts";
import { askWhichPost } from "./which-post.ts";
import { type Change, partsOf, says, takeSaid, type Wish, withPart } from "./wish.ts";

/** A quote is the new text of the post. */
export const postText: Change = (wish) => {
  const quotes = valuesIn(wish, wholeOf(wish), "quote");
  const quote = quotes.at(-1);
  const posts = partsOf(wish.parts, "scheduled_post");
  const [plain] = posts;
  const rest = quote === undefined && posts.length === 1 ? behindColon(wish) : null;
  if (rest !== null && plain !== undefined) return withPart(wish.parts, plain, { ...plain, text: rest });
  if (quote === undefined || posts.length === 0) return null;
  // "'lunch' → 'food'": the old words say which one.
  const named = posts.filter(
    ({ text }) => quotes.length > 1 && text.toLowerCase() === quotes[0]?.item.inner.toLowerCase(),
  );
  const [post, ...others] = named.length > 0 ? named : posts;
  if (post === undefined || others.length > 0) return askWhichPost(wish, posts);
  for (const { index } of quotes) wish.used.add(index);
  for (const index of indexesOf(wish, wholeOf(wish), "that", "say", "enter")) wish.used.add(index);
  const parts = withPart(wish.parts, post, { ...post, text: textWith(wish, post.text, quote.item.inner) });
  return saysWhole(wish) ? (when({ ...wish, parts }) ?? parts) : parts;
};

/** "post “B” in #sales on Mondays": not only other words. */
function saysWhole(wish: Wish): boolean {
  return (
    (["channel", "time", "recurrence"] as const).some((kind) => valuesIn(wish, wholeOf(wish), kind).length > 0) &&
    POSTS.test(wish.text.trim())
  );
}

const POSTS =
  /^(?:\p{L}+[,:]? ){0,2}(?:post|send|say|write|remind|poste?|schick\p{L}*|schreib\p{L}*|sende?|sag\p{L}*)[^“"„]{0,12}[“"„]/iu;

/** "add “Thanks!” at the end": more than it says already. */
function textWith(wish: Wish, before: string, words: string): string {
  if (!says(wish, wish.words.add)) return words;
  takeSaid(wish, [wish.words.add, wish.words.last, wish.words.first].join("|"));
  return says(wish, wish.words.first) && !says(wish, wish.words.last) ? `${words} ${before}` : `${before} ${words}`;
}

const WORDS = /\b(?:text|wording|words|message|nachricht|wortlaut|formulierung)\b/i;

/** "the text should be: Please hand in your sheets". */
function behindColon(wish: Wish): string | null {
  const colon = wish.items.findIndex((item) => mark(item) === ":");
  const isText = colon > 0 && WORDS.test(textOf(wish, { from: 0, to: colon }));
  const range = { from: colon + 1, to: wish.items.length };
  const text = isText ? textOf(wish, range) : "";
  if (text === "") return null;
  for (const index of indexes({ from: 0, to: colon })) if (wish.items[index]?.kind === "word") wish.used.add(index);
  take(wish, range);
  modelAt(wish, ...indexes(range));
  return text;
}
