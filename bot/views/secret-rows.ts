import type { ModalView } from "@slack/types";
import type { MissingSecrets } from "../../operator/announcer.ts";
import type { Language } from "../words/language.ts";
import { ACTIONS, SECRET_MODAL } from "./action-ids.ts";
import { actions, bullets, button, plain, section } from "./pieces.ts";
import { wordsInput } from "./words-input.ts";

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
      // A key in PEM has lines.
      wordsInput(origin.name, `${about.slice(0, 200)}. ${secrets.hint}`),
    ],
  };
}
