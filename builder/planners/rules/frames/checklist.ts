import { nounFrom, readNames } from "../fields/names.ts";
import { nounPhraseFrom } from "../fields/noun-phrase.ts";
import { takeKept } from "../said.ts";
import { gap, has, indexes, indexesOf, take, takeVocabulary, textOf } from "../scene.ts";
import type { Frame } from "./frame.ts";
import { leaveOver } from "./left-over.ts";
import { readTitle } from "./title.ts";

/** "onboarding checklist for new people: laptop ordered, slack account". */
export const readChecklist: Frame = (scene, { trigger, range }) => {
  const said = readNames(scene, range, 1);
  const items = said.length === 0 ? scene.context.answered.list : said;
  const title = readTitle(scene, trigger, range, scene.items[trigger]?.text ?? "");
  const { names } = scene.context.lexicon.language;
  if (items.length === 0) gap(scene, "items", title, true);
  const of = indexes(range).find(
    (index) => index > trigger && has(scene.items[index], "of", "per") && !scene.used.has(index),
  );
  const phrase = of === undefined ? null : nounPhraseFrom(scene, of + 1, range.to);
  if (of !== undefined) take(scene, { from: of, to: phrase?.to ?? of + 1 });
  for (const index of indexesOf(scene, range, "checklist", "wh", "everybody", "open", "all", "list", "done"))
    scene.used.add(index);
  takeKept(scene, range, "checklist");
  takeVocabulary(scene, range, "checklist");
  const noun = nounFrom(scene, phrase === null ? (names.colleague ?? "colleague") : textOf(scene, phrase));
  if (items.length > 0) leaveOver(scene, range);
  return items.length === 0 ? [] : [{ part: "checklist", title, items, noun }];
};
