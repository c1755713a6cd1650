import { indexesOf, valuesIn, wholeOf } from "../scene.ts";
import { askWhichPost } from "./which-post.ts";
import { type Change, partsOf, withPart } from "./wish.ts";

/** A quote is the new text of the post. */
export const postText: Change = (wish) => {
  const quotes = valuesIn(wish, wholeOf(wish), "quote");
  const quote = quotes.at(-1);
  const posts = partsOf(wish.parts, "scheduled_post");
  if (quote === undefined || posts.length === 0) return null;
  // "'lunch' → 'food'": the old words say which one.
  const named = posts.filter(
    ({ text }) => quotes.length > 1 && text.toLowerCase() === quotes[0]?.item.inner.toLowerCase(),
  );
  const [post, ...others] = named.length > 0 ? named : posts;
  if (post === undefined || others.length > 0) return askWhichPost(wish, posts);
  for (const { index } of quotes) wish.used.add(index);
  for (const index of indexesOf(wish, wholeOf(wish), "that", "say", "enter")) wish.used.add(index);
  return withPart(wish.parts, post, { ...post, text: quote.item.inner });
};
