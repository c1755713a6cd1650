import type { AnswerBack } from "../operator/deliveries.ts";
import { appPostsOfInstance } from "../store/app-posts.ts";
import { appById } from "../store/apps.ts";
import type { Store } from "../store/store.ts";
import type { Outbound } from "./outbound.ts";
import { appWords } from "./views/app-words.ts";
import { plain } from "./views/pieces.ts";

/** Says an App's answer, under the App's name, to the person who waits for it, once; of a preview also what it would have posted. */
export function createAnswerBack({ outbound, store }: { outbound: Outbound; store: Store }): AnswerBack {
  return async (delivery, text) => {
    if (delivery.answerTo === null) return;
    const { instanceId } = delivery;
    const said = instanceId === null ? appWords(text) : await previewWords(store, delivery, instanceId, text);
    const app = await appById(store, delivery.appId);
    const words = app === undefined ? said : `*${plain(app.name)}*\n${said}`;
    await outbound.sayToOne({ key: `answer:${delivery.id}`, ...delivery.answerTo, text: words, blocks: [] });
  };
}

async function previewWords(
  store: Store,
  delivery: Parameters<AnswerBack>[0],
  instanceId: string,
  text: string,
): Promise<string> {
  const posts = (await appPostsOfInstance(store, instanceId)).filter((post) => post.deliveryId === delivery.id);
  const run = `*${plain(delivery.body.run)}*, in the preview`;
  if (delivery.answer?.ok !== true) return `${run}: ${appWords(text)}`;
  if (posts.length === 0) return `${run}: it would post nothing now, with the preview's own data.`;
  const quoted = posts.map((post) => `Would post in ${plain(post.channel)}:\n${quote(post.text)}`);
  return `${run}\n${quoted.join("\n")}`;
}

function quote(text: string): string {
  return appWords(text)
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}
