import { slug } from "../../../blueprints/tables.ts";
import { namesChannel, readChannel } from "../fields/channel.ts";
import { capital } from "../fields/names.ts";
import { nounPhraseFrom } from "../fields/noun-phrase.ts";
import { modelWhere } from "../modelled.ts";
import {
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
} from "../scene.ts";
import type { Frame } from "./frame.ts";

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
  takeFields(scene, range);
  for (const index of indexesOf(scene, range, "webhook", "say", "in", "wh", "everybody", "remind"))
    scene.used.add(index);
  modelWhere(scene, range, ["secrecy"], (_, { to }) =>
    /^(?:adress|url|link|webhook)/i.test(scene.items[to]?.text ?? "address"),
  );
  takeVocabulary(scene, range, "webhook_post", "post");
  if (channel === null) return [];
  const named = [what, from, senderBehind(scene, trigger, range)].find((phrase) => phrase !== null);
  const title =
    named === undefined || named === null
      ? (scene.context.lexicon.language.names.webhook ?? "Incoming message")
      : capital(textOf(scene, named));
  const word = (slug(title).match(/[a-z][a-z0-9-]*/)?.[0] ?? "incoming").slice(0, 40);
  return [{ part: "webhook_post", webhook: word, run: `post-${word}`, channel, title }];
};

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
  const isOfJson = indexes({ from: index - 2, to: index + 2 }).some((at) => isAboutJson(scene, at));
  if (mark(item) === "(" && isOfJson) {
    const close = indexes({ from: index, to: range.to }).find((at) => mark(scene.items[at]) === ")");
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
    const isGlue = isJoint || (isSilent(item) && count === 0) || mark(item) === "_" || mark(item) === ":";
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
