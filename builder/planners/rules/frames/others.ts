import { slug } from "../../../blueprints/tables.ts";
import { isLimit, readTimes } from "../announcement.ts";
import { namesChannel, readChannel } from "../fields/channel.ts";
import { cronOn } from "../fields/cron.ts";
import { parseList } from "../fields/list.ts";
import { capital, nounFrom, readNames } from "../fields/names.ts";
import { nounPhraseBefore, nounPhraseFrom } from "../fields/noun-phrase.ts";
import {
  gap,
  has,
  indexes,
  indexesOf,
  mark,
  note,
  type Range,
  type Scene,
  take,
  takeVocabulary,
  textOf,
  valuesIn,
} from "../scene.ts";
import { readTopic } from "../subject.ts";
import type { Frame } from "./frame.ts";
import { readPost } from "./post.ts";

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
  takeVocabulary(scene, range, "checklist");
  const noun = nounFrom(scene, phrase === null ? (names.colleague ?? "colleague") : textOf(scene, phrase));
  return items.length === 0 ? [] : [{ part: "checklist", title, items: items.slice(0, 60), noun }];
};

/** "table football ranking: we add a win for a name". */
export const readLeaderboard: Frame = (scene, { trigger, range }) => {
  const title = readTitle(scene, trigger, range, scene.items[trigger]?.text ?? "");
  const { names } = scene.context.lexicon.language;
  takePlainColumns(scene, trigger, range);
  const units = /^(?:wins?|goals?|points?|punkte?|siege?|tore?|kudos|kilometers|km|steps|schritte)$/i;
  const unit = indexes(range).find((index) => units.test(scene.items[index]?.text ?? ""));
  const text = unit === undefined ? (names.points ?? "points") : nounFrom(scene, scene.items[unit]?.text ?? "").many;
  if (unit !== undefined) scene.used.add(unit);
  const post = readPost(scene, range, "post-ranking");
  for (const index of indexesOf(scene, range, "leaderboard", "enter", "wh", "list", "keep", "everybody", "add", "with"))
    scene.used.add(index);
  takeVocabulary(scene, range, "leaderboard");
  return [{ part: "leaderboard", title, unit: text, ...(post === undefined ? {} : { post }) }];
};

/** "with name and count", "name + steps": a ranking has these anyway. */
function takePlainColumns(scene: Scene, trigger: number, range: Range): void {
  const openers = indexes({ from: trigger, to: range.to }).filter(
    (index) => mark(scene.items[index]) === ":" || has(scene.items[index], "with"),
  );
  for (const opener of openers) {
    const { elements } = parseList(scene, opener + 1, range.to);
    const first = elements.slice(0, 2).filter(({ from, to }) => to - from <= 2);
    if (first.length === 2) for (const element of first) take(scene, element);
  }
}

/** "put our how-to links in one place with tags". */
export const readLinks: Frame = (scene, { trigger, range }) => {
  const tagWord = indexes(range).find((index) =>
    /^(?:tags?|categories|kategorien|schlagworte?n?|schlagwörtern?|stichworte?n?|stichwörtern?|topics|themen)$/i.test(
      scene.items[index]?.text ?? "",
    ),
  );
  const tags = tagsAfter(scene, tagWord ?? trigger, range);
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
  return [{ part: "links", title, tags: tags.slice(0, 30) }];
};

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

/** "countdown to our move on 1 march, every monday in #general". */
export const readCountdown: Frame = (scene, { trigger, range }) => {
  scene.used.add(trigger);
  const dates = valuesIn(scene, range, "date");
  const to = dates[0]?.item.date ?? scene.context.answered.date;
  for (const { index } of dates) scene.used.add(index);
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

/** "Wichteln! am 1. dezember um 12 wird gelost". */
export const readDraw: Frame = (scene, { trigger, range }) => {
  scene.used.add(trigger);
  const dates = valuesIn(scene, range, "date");
  // "sign up until 6 December, draw on the 7th": the day that is no limit.
  const drawn = dates.find(({ index }) => !isLimit(scene, index)) ?? dates[0];
  const drawsOn = drawn?.item.date ?? scene.context.answered.date;
  if (drawsOn === null) gap(scene, "date", "", true);
  const times = drawsOn === null ? null : readTimes(scene, [range]);
  for (const { index } of valuesIn(scene, range, "date")) scene.used.add(index);
  for (const index of indexesOf(
    scene,
    range,
    "draw",
    "picker",
    "enter",
    "everybody",
    "say",
    "wh",
    "not",
    "all",
    "until",
    "me",
  ))
    scene.used.add(index);
  takeVocabulary(scene, range, "draw");
  if (drawsOn === null || times === null) return [];
  const [time = "12:00"] = times;
  if (times.length === 0) note(scene, "time", time);
  const title = capital(scene.items[trigger]?.text ?? "");
  return [{ part: "draw", title, drawsOn, run: "draw", schedule: cronOn(drawsOn, time) }];
};

/** "when our shop sends a webhook, post the order in #sales". */
export const readWebhook: Frame = (scene, { trigger, range }) => {
  scene.used.add(trigger);
  const isNamed = namesChannel(scene, [range]);
  const channel = isNamed ? readChannel(scene, [range]) : scene.context.answered.channel;
  if (!isNamed && channel === null) gap(scene, "channel", "", true);
  const sayAt = indexesOf(scene, range, "say").findLast(
    (index) => index !== trigger && !/^sends?$/i.test(scene.items[index]?.text ?? ""),
  );
  const what = sayAt === undefined ? null : nounPhraseFrom(scene, sayAt + 1, range.to);
  const sender = indexes({ from: range.from, to: trigger }).find(
    (index) => !has(scene.items[index], "wh", "say") && nounPhraseFrom(scene, index, trigger)?.from === index,
  );
  const from = sender === undefined ? null : nounPhraseFrom(scene, sender, trigger);
  for (const phrase of [what, from]) if (phrase !== null) take(scene, phrase);
  for (const index of indexesOf(scene, range, "webhook", "say", "in", "wh", "everybody", "remind"))
    scene.used.add(index);
  takeVocabulary(scene, range, "webhook_post", "post");
  if (channel === null) return [];
  const named = [what, from].find((phrase) => phrase !== null);
  const title =
    named === undefined || named === null
      ? (scene.context.lexicon.language.names.webhook ?? "Incoming message")
      : capital(textOf(scene, named));
  const word = (slug(title).match(/[a-z][a-z0-9-]*/)?.[0] ?? "incoming").slice(0, 40);
  return [{ part: "webhook_post", webhook: word, run: `post-${word}`, channel, title }];
};

/** The words right before what called for it, and what it is for: "onboarding checklist", "ranking for darts". */
function readTitle(scene: Scene, trigger: number, range: Range, own: string): string {
  scene.used.add(trigger);
  const before = nounPhraseBefore(scene, trigger, range.from);
  if (before !== null) {
    take(scene, before);
    return capital(`${textOf(scene, before)} ${own}`).slice(0, 80);
  }
  const behind = nounPhraseFrom(scene, trigger + 1, range.to);
  // "Checkliste Messeaufbau: …"
  if (behind?.from === trigger + 1 && mark(scene.items[behind.to]) === ":") {
    take(scene, behind);
    return capital(`${own} ${textOf(scene, behind)}`).slice(0, 80);
  }
  const topic = readTopic(scene, trigger + 1, range.to);
  return capital(topic === null ? own : `${own} ${topic}`).slice(0, 80);
}
