import { slug } from "../../../blueprints/tables.ts";
import { webCallsIn } from "../called/web-calls.ts";
import { namesChannel, readChannel } from "../fields/channel.ts";
import { capital } from "../fields/names.ts";
import { nounPhraseFrom } from "../fields/noun-phrase.ts";
import { modelAt, modelWhere } from "../limits/modelled.ts";
import { isInBrackets } from "../words/clauses.ts";
import {
  clauseOf,
  gap,
  has,
  indexes,
  indexesOf,
  isSilent,
  mark,
  type Range,
  type Scene,
  take,
  takeVocabulary,
  textOf,
} from "../words/scene.ts";
import type { Frame } from "./frame.ts";

/** "when our shop sends a webhook, post the order in #sales". */
export const readWebhook: Frame = (scene, { trigger, range }) => {
  scene.used.add(trigger);
  const isNamed = namesChannel(scene, [range]);
  const channel = isNamed ? readChannel(scene, [range]) : scene.context.answered.channel;
  if (!isNamed && channel === null) gap(scene, "channel", "", true);
  const sayAt = indexesOf(scene, range, "say").findLast(
    (index) =>
      index !== trigger && !/^sends?$/i.test(scene.items[index]?.text ?? "") && !isInBrackets(scene.items, index),
  );
  const what = sayAt === undefined ? null : nounPhraseFrom(scene, sayAt + 1, range.to);
  const from = senderBefore(scene, trigger, range);
  for (const call of webCallsIn(scene).filter((one) => one.from >= range.from && one.to <= range.to)) take(scene, call);
  for (const phrase of [what, from]) if (phrase !== null) take(scene, phrase);
  takeFields(scene, range);
  takeOccasion(scene, trigger, range);
  for (const index of indexes(range)) if (PUT.test(scene.items[index]?.text ?? "")) scene.used.add(index);
  for (const index of indexesOf(scene, range, "webhook", "say", "in", "wh", "everybody", "remind"))
    scene.used.add(index);
  modelWhere(scene, range, ["secrecy"], (_, { to }) =>
    /^(?:adress|url|link|webhook)/i.test(scene.items[to]?.text ?? "address"),
  );
  takeVocabulary(scene, range, "webhook_post", "post");
  if (channel === null) return [];
  const named = [what, from, senderBehind(scene, trigger, range)].find((phrase) => phrase !== null);
  const quoted = senderQuoted(scene, trigger);
  const title =
    quoted !== null || named === undefined || named === null
      ? capital(quoted ?? scene.context.lexicon.language.names.webhook ?? "Incoming message")
      : capital(textOf(scene, named));
  const word = (slug(title).match(/[a-z][a-z0-9-]*/)?.[0] ?? "incoming").slice(0, 40);
  return [{ part: "webhook_post", webhook: word, run: `post-${word}`, channel, title }];
};

/** What one does with a message. */
const PUT = /^(?:writes?|puts?|drops?|lands?|schreib|schreiben|durchreichen|weitergeben|reinstellen|stellen|zeigen)$/i;

/** "when the door stays open too long", "after each truck": when the other machine calls is its own matter. */
function takeOccasion(scene: Scene, trigger: number, range: Range): void {
  const { from, to } = clauseOf(scene, trigger);
  const start = indexes({ from: Math.max(from, range.from), to: Math.min(to, range.to) }).find((index) =>
    OCCASION.test(scene.items[index]?.text ?? ""),
  );
  if (start === undefined) return;
  let end = start + 1;
  while (end < Math.min(to, range.to) && scene.items[end]?.kind === "word") end += 1;
  const isChannel = scene.items[end]?.kind === "channel";
  if (isChannel || scene.limits.some((limit) => limit.kind === "restriction" && limit.from >= start && limit.to <= end))
    return;
  modelAt(scene, ...indexes({ from: start, to: end }));
}

const OCCASION =
  /^(?:when|whenever|if|after|once|on|upon|each time|every time|wenn|sobald|falls|nach|bei|immer wenn|jedes mal)$/i;

/** '"The new control system is able to call …"': who sends stands at the beginning of the quote. */
function senderQuoted(scene: Scene, trigger: number): string | null {
  const item = scene.items[trigger];
  if (item?.kind !== "quote") return null;
  const found =
    /^(?:the|our|a|der|die|das|unsere?) (?:new |neue[rs]? )?((?:[\p{L}-]+ ){0,3}[\p{L}-]+) (?:is|are|can|will|kann|ist|wird)\b/iu;
  return found.exec(item.inner)?.[1] ?? null;
}

/** Who sends: in the same sentence, else before it ("our till … . It calls a URL"). */
function senderBefore(scene: Scene, trigger: number, range: Range): Range | null {
  const clause = clauseOf(scene, trigger);
  const own = { from: Math.max(range.from, clause.from), to: trigger };
  return senderIn(scene, own) ?? senderIn(scene, { from: range.from, to: own.from });
}

function senderIn(scene: Scene, range: Range): Range | null {
  for (const index of indexes(range)) {
    const phrase = nounPhraseFrom(scene, index, range.to);
    if (phrase?.from !== index || has(scene.items[index], "wh", "say") || isGerund(scene, phrase)) continue;
    return ofWhat(scene, withWork(scene, phrase), range.to);
  }
  return null;
}

/** "Forwarding this because …": what is done, no sender. */
function isGerund(scene: Scene, { from, to }: Range): boolean {
  return to === from + 1 && /^\p{L}{4,}ing$/u.test(scene.items[from]?.text ?? "");
}

/** "build server", "alarm system": a small word is part of that name. */
function withWork(scene: Scene, { from, to }: Range): Range {
  const isBuild = /^(?:build|web|work|team|help)$/i.test(scene.items[from - 1]?.text ?? "");
  const isSystem = /^(?:systems?|software|page|pages|website|tool|app|server)$/i.test(scene.items[to]?.text ?? "");
  return { from: isBuild && to === from + 1 ? from - 1 : from, to: isSystem ? to + 1 : to };
}

/** "the controllers of our cold rooms". */
function ofWhat(scene: Scene, phrase: Range, end: number): Range {
  if (!/^(?:of|in|von|vom|der|im|in der)(?: \p{L}+)?$/iu.test(scene.items[phrase.to]?.text ?? "")) return phrase;
  const whole = nounPhraseFrom(scene, phrase.to + 1, end);
  return whole === null || whole.from > phrase.to + 3 ? phrase : { from: phrase.from, to: whole.to };
}

/** "webhook from the parking gate", "Webhook vom Shop". */
function senderBehind(scene: Scene, trigger: number, range: Range): Range | null {
  if (!/^(?:from|of|by|von|vom|aus)$/i.test(scene.items[trigger + 1]?.text ?? "")) return null;
  const phrase = nounPhraseFrom(scene, trigger + 2, range.to);
  if (phrase !== null) take(scene, phrase);
  return phrase;
}

/** Names of what is sent: "JSON (payer, amount)", "fields are 'sensor' and 'temp'", "with host and message". All that comes is posted anyway. */
function takeFields(scene: Scene, range: Range): void {
  for (const index of indexes(range)) {
    const { from, to } = fieldsAt(scene, index, range);
    if (to > from) take(scene, { from: index, to });
  }
}

function fieldsAt(scene: Scene, index: number, range: Range): Range {
  const item = scene.items[index];
  const none = { from: index, to: index };
  const isOfJson = indexes({ from: index - 2, to: index + 4 }).some((at) => isAboutJson(scene, at));
  const inner = /^[({]$/.test(mark(item)) ? listFrom(scene, index + 1, range.to) : null;
  const isNames = inner !== null && inner.count > 1 && inner.isPlain && /^[)}]$/.test(mark(scene.items[inner.to]));
  if (inner !== null && (isOfJson || isNames)) {
    const close = indexes({ from: index, to: range.to }).find((at) => /^[)}]$/.test(mark(scene.items[at])));
    return close === undefined ? none : { from: index, to: close + 1 };
  }
  if (has(item, "columns")) {
    const list = listFrom(scene, index + 1, range.to);
    return list.count > 0 ? list : none;
  }
  // "with a button to confirm" names no field.
  if (!has(item, "with")) return none;
  const list = listFrom(scene, index + 1, range.to);
  return list.count > 1 && list.isPlain ? list : none;
}

function isAboutJson(scene: Scene, index: number): boolean {
  return /json|payload|webhook|body|post/i.test(scene.items[index]?.text ?? "");
}

/** Names with commas and "and" between them. `isPlain`: none has more than one word. */
function listFrom(scene: Scene, start: number, end: number): Range & { count: number; isPlain: boolean } {
  let to = start;
  let [count, words, isPlain] = [0, 0, true];
  for (let at = start; at < end; at += 1) {
    const item = scene.items[at];
    const isJoint = has(item, "and") || /^[,/]$/.test(mark(item));
    const isName =
      item?.kind === "quote" ||
      (item?.kind === "word" && !has(item, "in", "wh") && (count > 0 || !has(item, "say"))) ||
      mark(item) === "_" ||
      mark(item) === ":";
    if (!isJoint && !isName) break;
    const isGlue =
      isJoint || (isSilent(item) && (count === 0 || words === 0)) || mark(item) === "_" || mark(item) === ":";
    if (isJoint) words = 0;
    if (isGlue) continue;
    const isGlued = mark(scene.items[at - 1]) === "_";
    words += isGlued ? 0 : 1;
    if (words === 1 && !isGlued) count += 1;
    isPlain &&= words < 2;
    to = at + 1;
  }
  return { from: start, to, count, isPlain };
}
