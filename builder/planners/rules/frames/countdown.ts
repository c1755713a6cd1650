import { capital } from "../fields/names.ts";
import { nounPhraseBefore, nounPhraseFrom } from "../fields/noun-phrase.ts";
import { modelBefore } from "../modelled.ts";
import { gap, has, indexes, indexesOf, take, takeVocabulary, textOf, valuesIn } from "../scene.ts";
import type { Frame } from "./frame.ts";
import { readPost } from "./post.ts";

/** "countdown to our move on 1 march, every monday in #general". */
export const readCountdown: Frame = (scene, { trigger, range }) => {
  scene.used.add(trigger);
  const dates = valuesIn(scene, range, "date");
  const to = dates[0]?.item.date ?? scene.context.answered.date;
  for (const { index } of dates) {
    scene.used.add(index);
    modelBefore(scene, index, "beforeTime");
  }
  if (to === null) gap(scene, "date", "", true);
  if (new Set(dates.map(({ item }) => item.date)).size > 1)
    gap(scene, "days", dates.map(({ item }) => item.text).join(" / "), true);
  const after = indexes({ from: trigger + 1, to: range.to });
  const start =
    after.find(
      (index) => has(scene.items[index], "until") || /^(?:to|bis|zum|zur)$/i.test(scene.items[index]?.text ?? ""),
    ) ?? after.find((index) => has(scene.items[index], "in", "of") || has(scene.items[index], "countdown"));
  const isSaidUntil = /(?:until|till|to|bis)$/i.test(scene.items[trigger]?.text ?? "");
  let at = start === undefined || isSaidUntil ? trigger + 1 : start + 1;
  while (
    at < range.to &&
    (has(scene.items[at], "in", "of", "until") || /^(?:zum|zur)$/i.test(scene.items[at]?.text ?? ""))
  )
    at += 1;
  const phrase = nounPhraseFrom(scene, at, range.to) ?? nounPhraseBefore(scene, trigger, range.from);
  if (phrase !== null) take(scene, phrase);
  const post = readPost(scene, range, "post-countdown");
  for (const index of indexesOf(scene, range, "countdown", "until", "wh", "in")) scene.used.add(index);
  takeVocabulary(scene, range, "countdown");
  if (to === null) return [];
  const title =
    phrase === null ? (scene.context.lexicon.language.names.countdown ?? "Countdown") : capital(textOf(scene, phrase));
  return [{ part: "countdown", title, to, ...(post === undefined ? {} : { post }) }];
};
