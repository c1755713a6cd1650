import type { Part } from "../../../../sdk/contract/parts.ts";
import { modelAt, modelWhere } from "../limits/modelled.ts";
import { indexes, indexesOf, valuesIn, wholeOf } from "../words/scene.ts";
import { withoutPost } from "./posts.ts";
import { askWhichPost, postsAt, postsMeant } from "./which-post.ts";
import { type Change, recordsOf, says, takeSaid, type Wish } from "./wish.ts";

/** "stop posting", "drop the reminder", "no monday post any more", "the command can go", "no closing time". */
export const removePost: Change = (wish) => {
  const { words } = wish;
  if (!says(wish, words.remove)) return null;
  const kept = withoutCommand(wish) ?? withoutSaying(wish) ?? withoutClosing(wish);
  if (kept === null || kept.length === 0 || JSON.stringify(kept) === JSON.stringify(wish.parts)) return null;
  takeSaid(wish, [words.remove, words.post, words.reminder, words.command, words.filler].join("|"));
  modelWhere(wish, wholeOf(wish), ["negation", "leading"], () => true);
  return kept;
};

function withoutCommand(wish: Wish): Part[] | null {
  const said = valuesIn(wish, wholeOf(wish), "command");
  if (said.length === 0 && !says(wish, wish.words.command)) return null;
  const named = said.map(({ item }) => item.inner);
  for (const { index } of said) wish.used.add(index);
  return wish.parts.filter((part) => part.part !== "command" || (named.length > 0 && !named.includes(part.command)));
}

function withoutSaying(wish: Wish): Part[] | null {
  const whole = wholeOf(wish);
  if (
    !says(wish, [wish.words.post, wish.words.reminder].join("|")) &&
    indexesOf(wish, whole, "say", "remind").length === 0
  )
    return null;
  const said = new Set(
    (["time", "recurrence", "channel"] as const)
      .flatMap((kind) => valuesIn(wish, whole, kind))
      .map(({ index }) => index),
  );
  const meant = postsMeant(wish);
  const gone = postsAt(wish, meant, said);
  if (said.size > 0 && gone.length === 0) return meant.length === 0 ? null : askWhichPost(wish, meant);
  const isOne =
    /(?:^|\s)(?:the|a|this|that|die|das|den|der) (?:post|message|summary|digest|reminder|nachricht|übersicht|erinnerung|zusammenfassung)\b/i.test(
      wish.text,
    );
  if (said.size === 0 && isOne && gone.length > 1) return askWhichPost(wish, gone);
  modelAt(wish, ...said);
  for (const index of indexesOf(wish, whole, "say", "remind", "digest")) wish.used.add(index);
  const isAll = said.size === 0 && !says(wish, wish.words.reminder);
  return wish.parts.flatMap((part) => {
    const isOwn = ["digest", "reminder", "scheduled_post"].includes(part.part);
    if (gone.includes(part)) return isOwn ? [] : [withoutPost(part)];
    return isAll && (part.part === "approval" || part.part === "status_board") ? [withoutPost(part)] : [part];
  });
}

function withoutClosing(wish: Wish): Part[] | null {
  const records = recordsOf(wish.parts);
  const isSaid = /clos|deadline|schluss|schließ|annahme|cut-?off/i.test(wish.text);
  if (records?.closesAt === undefined || !isSaid || valuesIn(wish, wholeOf(wish), "time").length > 0) return null;
  for (const index of indexes(wholeOf(wish)))
    if (/clos|deadline|schluss|schließ|annahme|cut-?off|time/i.test(wish.items[index]?.text ?? ""))
      wish.used.add(index);
  const { closesAt: _, ...open } = records;
  return wish.parts.map((part) => (part === records ? open : part));
}
