import { slug } from "../../../blueprints/tables.ts";
import { namesChannel, readChannel } from "../fields/channel.ts";
import { capital } from "../fields/names.ts";
import { nounPhraseFrom } from "../fields/noun-phrase.ts";
import { modelWhere } from "../modelled.ts";
import { gap, has, indexes, indexesOf, take, takeVocabulary, textOf } from "../scene.ts";
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
  for (const index of indexesOf(scene, range, "webhook", "say", "in", "wh", "everybody", "remind"))
    scene.used.add(index);
  modelWhere(scene, range, ["secrecy"], (_, { to }) =>
    /^(?:adress|url|link|webhook)/i.test(scene.items[to]?.text ?? "address"),
  );
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
