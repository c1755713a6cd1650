import type { ModalView } from "@slack/types";
import type { MissingSecrets } from "../../operator/announcer.ts";
import type { Language } from "../words/language.ts";
import { ACTIONS, SECRET_MODAL } from "./action-ids.ts";
import { actions, bullets, button, plain, section } from "./pieces.ts";

/** Slack's most of one row. */
const MOST_BUTTONS = 5;

/** What the owner has to enter before all of the app works, each with a button, five to a row. */
export function secretRows({ appId, missing }: MissingSecrets, { appSecrets: secrets }: Language) {
  if (missing.length === 0) return [];
  const lines = missing.map(({ name, about }) => `\`${name}\`: ${plain(about)}`);
  const buttons = missing.map(({ name }, index) =>
    button(`${ACTIONS.enterSecret}_${index + 1}`, `${appId} ${name}`, secrets.enter(name), {
      label: secrets.enter(name),
    }),
  );
  const rows = Array.from({ length: Math.ceil(buttons.length / MOST_BUTTONS) }, (_, row) =>
    actions(
      row === 0 ? "secrets" : `secrets_${row + 1}`,
      ...buttons.slice(row * MOST_BUTTONS, (row + 1) * MOST_BUTTONS),
    ),
  );
  return [section(`*${secrets.missing}*\n${bullets(lines)}\n${secrets.howKept}`), ...rows];
}

/** Which secret of which App, and where the button was: to answer there. */
export interface SecretOrigin {
  appId: string;
  name: string;
  channelId: string;
  /** Empty: at the top of the channel. */
  threadTs: string;
}

export function secretModal(origin: SecretOrigin, about: string, { appSecrets: secrets, modals }: Language): ModalView {
  return {
    type: "modal",
    callback_id: SECRET_MODAL,
    private_metadata: JSON.stringify(origin),
    title: { type: "plain_text", text: secrets.title },
    submit: { type: "plain_text", text: secrets.save },
    close: { type: "plain_text", text: modals.back },
    blocks: [
      {
        type: "input",
        block_id: "words",
        label: { type: "plain_text", text: origin.name },
        hint: { type: "plain_text", text: `${about.slice(0, 200)}. ${secrets.hint}` },
        // A key in PEM has lines; 3,000 characters are Slack's most.
        element: {
          type: "plain_text_input",
          action_id: "words",
          multiline: true,
          max_length: 3000,
          focus_on_load: true,
        },
      },
    ],
  };
}
