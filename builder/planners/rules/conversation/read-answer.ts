import type { ReadingContext } from "../context.ts";
import { hourOf } from "../fields/clock.ts";
import { isColumnLike, parseColumn } from "../fields/column.ts";
import { parseList, trimmed } from "../fields/list.ts";
import { makeScene } from "../words/make-scene.ts";
import { has, isOpen, isSilent, mark, type Range, type Scene, textOf, valuesIn, wholeOf } from "../words/scene.ts";
import { respell } from "../words/spelling.ts";
import { tokenize } from "../words/token.ts";
import type { Answered } from "./answered.ts";

/** Reads an answer. Later ones outweigh what was answered before. */
export function readAnswer(text: string, before: Answered, context: ReadingContext): Answered {
  const { tokens } = respell(tokenize(text), context.lexicon);
  const scene = makeScene(text, tokens, context);
  const { items } = scene;
  const whole = wholeOf(scene);
  const list = listOf(scene);
  const channel = valuesIn(scene, whole, "channel").find(
    ({ item, index }) => context.channels.includes(item.inner) && !isDenied(scene, index),
  )?.item.inner;
  const times = valuesIn(scene, whole, "time").map(({ item }) => item.time.at);
  const [number] = valuesIn(scene, whole, "number");
  const isHour = times.length === 0 && items.length <= 2 && number !== undefined && number.item.number < 24;
  const people = valuesIn(scene, whole, "person").flatMap(({ item }) =>
    item.personId === null || item.hasLeft ? [] : [{ personId: item.personId, name: item.name }],
  );
  const [quote] = valuesIn(scene, whole, "quote");
  return {
    channel: channel ?? before.channel,
    times: isHour && number !== undefined ? [hourOf(number.item.number)] : times.length > 0 ? times : before.times,
    recurrence: valuesIn(scene, whole, "recurrence")[0]?.item.recurrence ?? before.recurrence,
    date: valuesIn(scene, whole, "date")[0]?.item.date ?? before.date,
    people: people.length > 0 ? people : before.people,
    isMe:
      before.isMe ||
      items.some((item) => has(item, "me") && item.kind === "word" && /^(?:me|i|ich|myself)$/.test(item.word)),
    list: list.length > 0 ? list.map((range) => textOf(scene, range)) : before.list,
    columns:
      list.length > 0
        ? list.filter((range) => isColumnLike(scene, range)).flatMap((range) => parseColumn(scene, range) ?? [])
        : before.columns,
    text: quote?.item.inner ?? (text.trim() === "" ? before.text : text.trim()),
    audience: before.audience,
  };
}

/** "not in #sales but in #food", "#food statt #sales": named as what it shall not be. */
function isDenied({ items }: Scene, index: number): boolean {
  const before = items
    .slice(Math.max(0, index - 3), index)
    .map(({ text }) => text)
    .join(" ");
  return /\b(?:not|nicht|never|no longer|instead of|rather than|statt|anstatt|anstelle von)(?: (?:in|into|to|at|im|ins|zu|an))?$/i.test(
    before,
  );
}

/** The list in an answer: after its last colon, else all of it, without the grammar before its first word. */
function listOf(scene: Scene): Range[] {
  const { items } = scene;
  const colon = items.findLastIndex((item) => mark(item) === ":");
  let from = colon + 1;
  while (from < items.length && isSilent(items[from]) && !isListed(scene, from)) from += 1;
  const { elements } = parseList(scene, from, items.length);
  const limiting = new Set(["negation", "exception", "restriction", "order"]);
  const isLimited = (range: Range) =>
    scene.limits.some((limit) => limiting.has(limit.kind) && limit.from >= range.from && limit.from < range.to);
  return elements
    .filter((element) => !isLimited(element))
    .map((element) => trimmed(scene, element))
    .filter(
      ({ from: first, to }) =>
        to > first &&
        to - first <= 6 &&
        items.slice(first, to).some((item) => isOpen(item) || item.kind === "number" || item.kind === "person"),
    );
}

/** A comma or "and" right after it: even a small word is listed. */
function isListed(scene: Scene, index: number): boolean {
  return mark(scene.items[index + 1]) === ",";
}
