import type { Language } from "../words/language.ts";
import { ACTIONS } from "./action-ids.ts";
import { actions, button, type Content, plain, section } from "./pieces.ts";

/** To an App's Owner: what failed, and a button that has it done again. `text` is as another room says it. */
export function replayOffer(text: string, deliveryId: string, language: Language): Content {
  const { replay } = language;
  const said = plain(language.handed(text));
  return {
    text: said,
    blocks: [
      section(said),
      actions("replay", button(ACTIONS.replay, deliveryId, replay.button, { label: replay.label })),
    ],
  };
}
