import type { AnswerBack } from "../operator/deliveries.ts";
import { appPostsOfInstance } from "../store/app-posts.ts";
import type { Store } from "../store/store.ts";
import type { Outbound } from "./outbound.ts";
import { plain } from "./views/pieces.ts";

/** Says an App's answer to the person who waits for it, once; of a preview also what it would have posted. */
export function createAnswerBack({ outbound, store }: { outbound: Outbound; store: Store }): AnswerBack {
  return async (delivery, text) => {
    if (delivery.answerTo === null) return;
    const words = delivery.instanceId === null ? text : await previewWords(store, delivery, delivery.instanceId, text);
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
  if (delivery.answer?.ok !== true) return `${run}: ${text}`;
  if (posts.length === 0) return `${run}: it would post nothing now, with the preview's own data.`;
  const quoted = posts.map((post) => `Would post in ${post.channel}:\n${quote(post.text)}`);
  return `${run}\n${quoted.join("\n")}`;
}

function quote(text: string): string {
  return plain(text)
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}
