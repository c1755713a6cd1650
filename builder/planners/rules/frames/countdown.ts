import type { Part } from "../../../../sdk/contract/parts.ts";
import { cronOn } from "../fields/cron.ts";
import { capital } from "../fields/names.ts";
import { nounPhraseBefore, nounPhraseFrom } from "../fields/noun-phrase.ts";
import { modelBefore } from "../limits/modelled.ts";
import type { Announced } from "../times/announcement.ts";
import { dayMeant } from "../times/past-day.ts";
import {
  clauseOf,
  gap,
  has,
  indexes,
  indexesOf,
  isSilent,
  type Range,
  type Scene,
  take,
  takeVocabulary,
  textOf,
  valuesIn,
} from "../words/scene.ts";
import type { Frame } from "./frame.ts";
import { readPost } from "./post.ts";

/** "countdown to our move on 1 march, every monday in #general". */
export const readCountdown: Frame = (scene, { trigger, range }) => {
  scene.used.add(trigger);
  const dates = daysMeant(scene, range);
  const [first] = dates;
  const to = first === undefined ? scene.context.answered.date : dayMeant(scene, first.item, { isEssential: true });
  for (const { index } of dates) {
    scene.used.add(index);
    modelBefore(scene, index, "beforeTime");
  }
  if (to === null && first === undefined) gap(scene, "date", "", true);
  if (new Set(dates.map(({ item }) => item.date)).size > 1)
    gap(scene, "days", dates.map(({ item }) => item.text).join(" / "), true);
  const phrase =
    (dates[0] === undefined ? null : untilOf(scene, dates[0].index, range)) ??
    phraseBehind(scene, trigger, range) ??
    (dates[0] === undefined ? null : eventOf(scene, dates[0].index, trigger)) ??
    nounPhraseBefore(scene, trigger, range.from);
  if (phrase !== null) take(scene, phrase);
  const post = readPost(scene, range, "post-countdown");
  for (const index of indexesOf(scene, range, "countdown", "until", "wh", "in")) scene.used.add(index);
  takeVocabulary(scene, range, "countdown");
  const onTheDay = to === null || post === undefined ? [] : readOnTheDay(scene, range, to, post);
  if (to === null) return [];
  const title =
    phrase === null
      ? (scene.context.lexicon.language.names.countdown ?? "Countdown")
      : capital(titleOf(scene, phrase)).slice(0, 80);
  return [{ part: "countdown", title, to, ...(post === undefined ? {} : { post }) }, ...onTheDay];
};

/** "bis zur Messe am 22. April", "until the fair on 22 April": what stands between, wherever the days are asked for. */
function untilOf(scene: Scene, date: number, range: Range): Range | null {
  const start = indexes({ from: Math.max(range.from, date - 7), to: date }).findLast((index) =>
    /^(?:bis|until|till|before|bis zu[mr]?|vor)$/i.test(scene.items[index]?.text ?? ""),
  );
  if (start === undefined) return null;
  const isSmall = /^(?:zu[mr]?|de[mr]|the|our)$/i.test(scene.items[start + 1]?.text ?? "");
  const phrase = nounPhraseFrom(scene, start + (isSmall ? 2 : 1), date);
  return phrase !== null && date - phrase.to <= 2 ? phrase : null;
}

/** Of a quote what stands inside. */
function titleOf(scene: Scene, phrase: Range): string {
  const item = scene.items[phrase.from];
  return item?.kind === "quote" ? item.inner : textOf(scene, phrase);
}

/** The day that is counted to; "every week on Monday" and the like are days of the post. */
function daysMeant(scene: Scene, range: Range) {
  const dates = valuesIn(scene, range, "date");
  const full = dates.filter(({ item }) => !item.isWeekday);
  return full.length > 0 ? full : dates;
}

/** "days until the fair", "Countdown zum Umzug". */
function phraseBehind(scene: Scene, trigger: number, range: Range): Range | null {
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
  const quote = scene.items[at];
  if (quote?.kind === "quote") return { from: at, to: at + 1 };
  const phrase = nounPhraseFrom(scene, at, range.to);
  // "in the last two weeks": a length of time is nothing to count to.
  return phrase !== null && scene.items[phrase.to]?.kind === "span" ? null : phrase;
}

/** "We open the second restaurant on 14 March": what happens on the day, where the days are asked for in another sentence. */
function eventOf(scene: Scene, date: number, trigger: number): Range | null {
  const clause = clauseOf(scene, date);
  if (trigger >= clause.from && trigger < clause.to) return null;
  const runs = [
    { from: clause.from, to: date },
    { from: date + 1, to: clause.to },
  ].map((run) => trimmed(scene, run));
  const [longest] = runs.sort((one, other) => other.to - other.from - (one.to - one.from));
  if (longest === undefined || longest.to <= longest.from) return null;
  take(scene, clause);
  return longest;
}

/** Without small words, signs and values at its ends. */
function trimmed(scene: Scene, { from, to }: Range): Range {
  let [first, last] = [from, to];
  const isEdge = (index: number) => {
    const item = scene.items[index];
    const isVerb = /^(?:is|are|was|ist|sind|starts?|takes place|findet|on|is on|are on)$/i.test(item?.text ?? "");
    return item?.kind !== "word" || isSilent(item) || isVerb || has(item, "in", "until");
  };
  while (first < last && isEdge(first)) first += 1;
  while (last > first && isEdge(last - 1)) last -= 1;
  return { from: first, to: last };
}

const THE_DAY = /^(?:day|d-day|tag|then|dann|there|soweit|reached|comes|arrives|over|zero|0|null|tags|selbst|itself)$/i;

/** "and when it's the day say 'DOORS OPEN'": a post of its own, once. */
function readOnTheDay(scene: Scene, range: Range, to: string, post: Announced): Part[] {
  const quotes = valuesIn(scene, range, "quote").filter(({ index }) => !scene.used.has(index));
  const [quote] = quotes;
  if (quote === undefined) return [];
  const clause = clauseOf(scene, quote.index);
  const isOfDay = indexes(clause).some(
    (index) => has(scene.items[index], "due") || THE_DAY.test(scene.items[index]?.text ?? ""),
  );
  if (!isOfDay) return [];
  take(scene, { from: quote.index, to: quote.index + 1 });
  for (const index of indexes(clause))
    if (has(scene.items[index], "due", "say") || THE_DAY.test(scene.items[index]?.text ?? "")) scene.used.add(index);
  const [minute = "0", hour = "9"] = post.schedule.split(" ");
  const time = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  return [
    {
      part: "scheduled_post",
      run: "post-on-the-day",
      schedule: cronOn(to, time),
      channel: post.channel,
      text: quote.item.inner,
      on: to,
    },
  ];
}
