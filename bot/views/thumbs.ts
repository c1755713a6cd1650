import type { ContextActionsBlock, ModalView } from "@slack/types";
import type { Rating } from "../../builder/desk.ts";
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

const LABELS: Record<Rated["of"], string> = { version: "this version", answer: "this answer" };

/** At the end of a message that says it all: whether it is right. */
export function thumbs({ of, releaseId }: Rated): ContextActionsBlock {
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
        positive_button: half("up", "Good", `${LABELS[of]} is right`),
        negative_button: half("down", "Not right", `say what is wrong with ${LABELS[of]}`),
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
export function thumbModal(origin: ThumbOrigin): ModalView {
  return {
    type: "modal",
    callback_id: THUMB_MODAL,
    private_metadata: JSON.stringify(origin),
    title: { type: "plain_text", text: "What is not right?" },
    submit: { type: "plain_text", text: "Send" },
    close: { type: "plain_text", text: "Only the thumb" },
    blocks: [
      {
        type: "input",
        block_id: "words",
        label: { type: "plain_text", text: `What is wrong with ${LABELS[origin.of]}` },
        hint: { type: "plain_text", text: "In plain words. Its owner reads it." },
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
