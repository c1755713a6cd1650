import { indexesOf, valuesIn, wholeOf } from "../words/scene.ts";
import { type SaidColumns, saidColumns, takeColumns } from "./said-columns.ts";
import { type Change, partsOf, refuse, says, type Wish } from "./wish.ts";

/**
 * "the post shall say the phone number too", "the post is too long, leave out the phone number": a summary says every column
 * of its entries, so that is so already, and one of them alone cannot be left out of it.
 */
export const shownColumns: Change = (wish) => {
  const { words } = wish;
  const found = saidColumns(wish);
  if (partsOf(wish.parts, "digest").length === 0 || found === null || found.columns.length === 0) return null;
  const isOfEntries = indexesOf(wish, wholeOf(wish), "open", "overdue", "total", "per").length > 0;
  if (isOfEntries || says(wish, words.column) || hasValue(wish)) return null;
  if (isLeftOut(wish, found)) return refuse(wish, wholeOf(wish));
  if (says(wish, [words.remove, words.rename, words.becomes].join("|")) || !SHOWS.test(wish.text)) return null;
  takeColumns(wish, found, [words.post, words.also, words.needs].join("|"));
  for (const [index, { text }] of wish.items.entries()) if (SMALL.test(text)) wish.used.add(index);
  return [...wish.parts];
};

function hasValue(wish: Wish): boolean {
  return (["time", "recurrence", "channel", "quote"] as const).some(
    (kind) => valuesIn(wish, wholeOf(wish), kind).length > 0,
  );
}

/** What goes is a column, and a post is what it goes from. */
function isLeftOut(wish: Wish, { said }: SaidColumns): boolean {
  const isPost = says(wish, wish.words.post) || indexesOf(wish, wholeOf(wish), "say", "digest").length > 0;
  const isNo = says(wish, wish.words.remove) || wish.limits.some(({ kind }) => kind === "negation");
  return isPost && isNo && said.length > 0;
}

const SHOWS =
  /\b(?:(?:in|to|into|on) (?:the|each|every|its) (?:\p{L}+ )?(?:post|message|summary|digest|list)|(?:the|each) (?:post|message|summary|digest) (?:should|shall|must|could|can|needs? to)|(?:im|in dem|in den|in der|zum) (?:\p{L}+ )?(?:post|posting|nachricht|übersicht|zusammenfassung|meldung)|(?:der|die|das) (?:post|posting|nachricht|übersicht|meldung) (?:soll|sollte|muss))\b/iu;
const SMALL =
  /^(?:in|say|says|show|shows|include|contain|mention|see|read|whether|if|should|shall|must|stehen|steht|stehn|zeigen|anzeigen|enthalten|erwähnen|erwaehnen|sehen|ob|wer|wie|er|es|sie|im|soll|muss|auch|ist|sein)$/i;
