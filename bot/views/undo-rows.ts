import type { DataAsked } from "../../store/message-tables.ts";
import type { Language } from "../words/language.ts";
import { ACTIONS } from "./action-ids.ts";
import { actions, button, type Content, confirmDialog, context, moment, plain, section } from "./pieces.ts";

/** Where data can go back with its App, to its Owner: what stays, what would be lost, and which of the two. */
export function undoDataQuestion(asked: DataAsked, language: Language): Content {
  const { undo } = language;
  const { releaseId, live, before, since } = asked;
  const name = plain(asked.appName);
  const text = undo.lost(name, before, live, moment(since, language));
  return {
    text,
    blocks: [
      section(`*${undo.ask}*\n${text}`),
      actions(
        "undo-data",
        button(ACTIONS.undo, releaseId, undo.keepData, { label: undo.keepDataLabel }),
        button(ACTIONS.undoDataYes, releaseId, undo.dataToo, {
          label: undo.dataTooLabel,
          style: "danger",
          confirm: confirmDialog(undo.lose, undo.isGone(live), undo.putBack, undo.no),
        }),
      ),
      context(undo.orSay),
      context(undo.copy),
    ],
  };
}
