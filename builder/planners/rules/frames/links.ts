import { parseList } from "../fields/list.ts";
import { capital } from "../fields/names.ts";
import { modelAt } from "../limits/modelled.ts";
import { saidIn, words } from "../words/matched.ts";
import { has, indexes, indexesOf, mark, type Range, type Scene, take, takeVocabulary, textOf } from "../words/scene.ts";
import type { Frame } from "./frame.ts";
import { linkColumnsAt, TAGS } from "./link-columns.ts";
import { readRecordNoun } from "./record-noun.ts";
import { readTitle } from "./title.ts";

/** "put our how-to links in one place with tags". */
export const readLinks: Frame = (scene, { trigger, range }) => {
  const tagWord = indexes(range).find((index) => TAGS.test(scene.items[index]?.text ?? ""));
  const columns = linkColumnsAt(scene);
  const tags =
    tagWord === undefined && isExample(scene, trigger, range) ? [] : tagsAfter(scene, tagWord ?? trigger, range);
  const own = scene.context.lexicon.language.names.links ?? "Links";
  const heading = columns === null ? null : readRecordNoun(scene, [{ from: range.from, to: columns.from }]);
  const isNamed = heading !== null && heading.one !== scene.context.lexicon.language.names.entry;
  const title = isNamed
    ? capital(`${heading.many} (${own})`)
    : (titleTo(scene, trigger, range, own) ?? plainly(readTitle(scene, trigger, range, own)));
  if (columns !== null) take(scene, columns);
  for (const said of [HOW_MANY_TAGS, ANYWHERE]) {
    const found = saidIn(scene, range, said);
    if (found !== null) modelAt(scene, ...indexes(found));
  }
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

/** "links to all our suppliers' order portals": where they lead to, up to the next sign; taken. */
function titleTo(scene: Scene, trigger: number, range: Range, own: string): string | null {
  if (!has(scene.items[trigger], "links") || !/^(?:to|for|zu|zum|zur|für)$/i.test(scene.items[trigger + 1]?.text ?? ""))
    return null;
  const end =
    indexes({ from: trigger + 2, to: range.to }).find(
      (at) =>
        /^[,.;:!?()–—-]$/.test(mark(scene.items[at])) ||
        ["break", "emoji"].includes(scene.items[at]?.kind ?? "") ||
        has(scene.items[at], "with", "that", "in"),
    ) ?? range.to;
  if (end - trigger < 3 || end - trigger > 10) return null;
  take(scene, { from: trigger, to: end });
  return capital(
    `${own} ${textOf(scene, { from: trigger + 1, to: end })}`
      .replace(/ ?(['’]) ?/g, "$1 ")
      .slice(0, 60)
      .trim(),
  );
}

/** "wichtigen Links": as it is said without what stood before it. */
function plainly(title: string): string {
  return title.replace(/^(\p{L}+?)en (?=\p{L}+$)/u, "$1e ");
}

/** "each with a keyword or two", "jeweils mit ein, zwei Stichwörtern". */
const HOW_MANY_TAGS = words(
  "(?:,? ?(?:and |und )?(?:each|every one|all|jede[rsn]?|alle|jeweils|immer)(?: with| of them with| having| has| gets| get| mit| hat| bekommt| kriegt)? ?)?(?:with |mit )?(?:(?:a|an|one|two|three|some|1|2|3|ein|eins|eine|einem|zwei|drei|ein paar|paar|couple of|a couple of|a few|few|or|oder|,|-|bis|to) ?)*(?:tags?|labels?|key ?words?|schlag(?:wort|worte|worten|wörter|wörtern)|stich(?:wort|worte|worten|wörter|wörtern))(?: or two| or so| or three| each| dazu)?",
);

/** "we've got links everywhere": how it is today. */
const ANYWHERE = words(
  "(?:we've|we have|i've|we|there are|our)? ?(?:got )?links (?:are )?(?:all over the place|everywhere|all over|scattered)(?: \\p{L}+)?",
  "(?:wir haben |unsere )?links (?:sind |liegen )?(?:überall|verstreut|irgendwo)(?: \\p{L}+)?",
);

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
