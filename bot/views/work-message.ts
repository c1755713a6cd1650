import type { Language } from "../words/language.ts";
import { ACTIONS } from "./action-ids.ts";
import { button, type Content, plain, section } from "./pieces.ts";

/** In private, above the files with what agents did. */
export function workMessage(title: string, { replies }: Language): Content {
  const text = replies.work(plain(title));
  return { text, blocks: [section(text)] };
}

export function workButton(requestId: string, { news }: Language) {
  return button(ACTIONS.work, requestId, news.work, { label: news.workLabel });
}
