import type { ContextActionsBlock, ModalView } from "@slack/types";
import type { Rating } from "../../builder/desk.ts";
import type { Language } from "../words/language.ts";
import { ACTIONS, THUMB_MODAL } from "./action-ids.ts";

/** What a thumb is about. */
export type Rated = Pick<Rating, "of" | "releaseId">;

/** Where the window for words was opened, and for which press. */
export interface ThumbOrigin extends Rated {
  channelId: string;
  /** Empty: at the top of the channel. */
  threadTs: string;
  messageTs: string;
  saidTs: string;
}

/** At the end of a message that says it all: whether it is right. */
export function thumbs({ of, releaseId }: Rated, { thumbs: words }: Language): ContextActionsBlock {
  const half = (way: "up" | "down", text: string, label: string) => ({
    text: { type: "plain_text" as const, text },
    value: `${way} ${of} ${releaseId}`,
    accessibility_label: `${text}: ${label}`,
  });
  return {
    type: "context_actions",
    block_id: "thumbs",
    elements: [
      {
        type: "feedback_buttons",
        action_id: ACTIONS.thumb,
        positive_button: half("up", words.good, words.isRight(words[of])),
        negative_button: half("down", words.notGood, words.sayWrong(words[of])),
      },
    ],
  };
}

/** What the pressed half says; null: it is none of ours. */
export function readThumb(value: string): (Rated & { isUp: boolean }) | null {
  const [, way, of, releaseId] = /^(up|down) (version|answer) (\S+)$/.exec(value) ?? [];
  if (releaseId === undefined || (of !== "version" && of !== "answer")) return null;
  return { isUp: way === "up", of, releaseId };
}

/** Asks what is not right. */
export function thumbModal(origin: ThumbOrigin, { thumbs: words, modals }: Language): ModalView {
  return {
    type: "modal",
    callback_id: THUMB_MODAL,
    private_metadata: JSON.stringify(origin),
    title: { type: "plain_text", text: words.title },
    submit: { type: "plain_text", text: modals.send },
    close: { type: "plain_text", text: words.onlyThumb },
    blocks: [
      {
        type: "input",
        block_id: "words",
        label: { type: "plain_text", text: words.wrongWith(words[origin.of]) },
        hint: { type: "plain_text", text: words.hint },
        element: {
          type: "plain_text_input",
          action_id: "words",
          multiline: true,
          max_length: 2000,
          focus_on_load: true,
        },
      },
    ],
  };
}
