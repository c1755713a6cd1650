import type { ModalView } from "@slack/types";
import { typedCommand } from "../../sdk/contract/typed-command.ts";
import type { Language } from "../words/language.ts";
import { TRY_MODAL } from "./action-ids.ts";

/** Which command of which preview, and where the button was: to answer there. */
export interface TryOrigin {
  instanceId: string;
  /** With slash. */
  command: string;
  channelId: string;
  /** Empty: at the top of the channel. */
  threadTs: string;
}

/** Asks what to type behind a command of a preview. */
export function tryModal(origin: TryOrigin, { modals }: Language): ModalView {
  return {
    type: "modal",
    callback_id: TRY_MODAL,
    private_metadata: JSON.stringify(origin),
    title: { type: "plain_text", text: modals.tryTitle },
    submit: { type: "plain_text", text: modals.tryRun },
    close: { type: "plain_text", text: modals.back },
    blocks: [
      {
        type: "input",
        block_id: "words",
        optional: true,
        label: { type: "plain_text", text: modals.tryLabel(typedCommand(origin.command)) },
        hint: { type: "plain_text", text: modals.tryHint },
        element: { type: "plain_text_input", action_id: "words", max_length: 3000, focus_on_load: true },
      },
    ],
  };
}
