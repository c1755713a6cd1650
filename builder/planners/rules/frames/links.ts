import { parseList } from "../fields/list.ts";
import { has, indexes, indexesOf, mark, type Range, type Scene, take, takeVocabulary, textOf } from "../scene.ts";
import type { Frame } from "./frame.ts";
import { readTitle } from "./title.ts";

/** "put our how-to links in one place with tags". */
export const readLinks: Frame = (scene, { trigger, range }) => {
  const tagWord = indexes(range).find((index) =>
    /^(?:tags?|categories|kategorien|schlagworte?n?|schlagwörtern?|stichworte?n?|stichwörtern?|topics|themen)$/i.test(
      scene.items[index]?.text ?? "",
    ),
  );
  const tags =
    tagWord === undefined && isExample(scene, trigger, range) ? [] : tagsAfter(scene, tagWord ?? trigger, range);
  const title = readTitle(scene, trigger, range, scene.context.lexicon.language.names.links ?? "Links");
  for (const index of indexesOf(
    scene,
    range,
    "links",
    "list",
    "keep",
    "with",
    "enter",
    "together",
    "everybody",
    "all",
    "say",
  ))
    scene.used.add(index);
  takeVocabulary(scene, range, "links");
  return [{ part: "links", title, tags }];
};

/** "the same links (travel form, lab safety, printers...)": some of what will be in it; taken. */
function isExample(scene: Scene, trigger: number, range: Range): boolean {
  if (mark(scene.items[trigger + 1]) !== "(") return false;
  const close = indexes({ from: trigger, to: range.to }).find((at) => mark(scene.items[at]) === ")") ?? range.to;
  const isOpen = indexes({ from: trigger, to: close }).some((at) =>
    /^(?:…|\.|etc\.?|usw\.?|e\.g\.|z\.b\.|like|wie)$/i.test(scene.items[at]?.text ?? ""),
  );
  if (isOpen) take(scene, { from: trigger + 1, to: close + 1 });
  return isOpen;
}

/** "tags hr, it, finance": with a list right behind. */
function tagsAfter(scene: Scene, tagWord: number, range: Range): string[] {
  const isOpened =
    /^[:(]$/.test(mark(scene.items[tagWord + 1])) ||
    /^(?:like|such as|such|e\.g\.|for example|wie|z\.b\.|etwa|zum beispiel)$/i.test(
      scene.items[tagWord + 1]?.text ?? "",
    );
  const { elements: all, range: whole } = parseList(scene, isOpened ? tagWord + 2 : tagWord + 1, range.to);
  // "tags hr, it and i can find them": what goes on is no tag.
  const long = all.findIndex(({ from, to }) => to - from > 2);
  const elements = long < 0 ? all : all.slice(0, long);
  const read = { from: whole.from, to: elements.at(-1)?.to ?? whole.to };
  const isList =
    elements.length >= 2 && elements.every(({ from, to }) => to - from <= 2 && scene.items[from]?.kind === "word");
  if (!isList || has(scene.items[tagWord + 1], "and", "or")) return [];
  take(scene, { from: tagWord, to: read.to });
  return elements.map((element) => textOf(scene, element));
}
