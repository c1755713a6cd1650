import type { ModalView } from "@slack/types";
import type { Language } from "../words/language.ts";
import { SHORTCUT_MODAL } from "./action-ids.ts";

/** What an app can be given: by its name in the menu, and whose it is. */
export interface ShortcutChoice {
  triggerId: string;
  name: string;
  appName: string;
}

/** Slack takes no more options, and no longer ones. */
const MOST_CHOICES = 100;
const MOST_CHARACTERS = 75;

/** Asks which app's entry a message is for. `origin` is for whoever reads what was chosen, at most 3,000 characters. */
export function shortcutModal(origin: string, choices: readonly ShortcutChoice[], { modals }: Language): ModalView {
  const options = choices.slice(0, MOST_CHOICES).map(({ triggerId, name, appName }) => ({
    text: { type: "plain_text" as const, text: `${name} (${appName})`.slice(0, MOST_CHARACTERS) },
    value: triggerId,
  }));
  return {
    type: "modal",
    callback_id: SHORTCUT_MODAL,
    private_metadata: origin,
    title: { type: "plain_text", text: modals.shortcut.title },
    submit: { type: "plain_text", text: modals.shortcut.submit },
    close: { type: "plain_text", text: modals.back },
    blocks: [
      {
        type: "input",
        block_id: "shortcut",
        label: { type: "plain_text", text: modals.shortcut.label },
        hint: { type: "plain_text", text: modals.shortcut.hint },
        element: { type: "static_select", action_id: "shortcut", options, focus_on_load: true },
      },
    ],
  };
}
