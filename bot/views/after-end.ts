import type { KnownBlock } from "@slack/types";
import type { News } from "../../operator/announcer.ts";
import type { Language } from "../words/language.ts";
import { ACTIONS } from "./action-ids.ts";
import { actions, button, type Content, moment, person, section } from "./pieces.ts";
import { workButton } from "./work-message.ts";

/** The rows of buttons below the end of a request. */
const MOVES_ROW = "moves";
export const FORM_ROW = "form";

/** Beside the words that say the same: the next moves after an end. */
export function movesRow({ againOf, differentlyOf, workOf, more }: Moves, language: Language): KnownBlock[] {
  const { news } = language;
  const again = { label: news.againLabel };
  const differently = { label: news.differentlyLabel };
  const buttons = [
    ...(againOf == null ? [] : [button(ACTIONS.again, againOf, news.again, again)]),
    ...(differentlyOf == null ? [] : [button(ACTIONS.differently, differentlyOf, news.differently, differently)]),
    ...(more == null ? [] : [moreButton(more, language)]),
    ...(workOf == null ? [] : [workButton(workOf, language)]),
  ];
  return buttons.length === 0 ? [] : [actions(MOVES_ROW, ...buttons)];
}

type Moves = Pick<Extract<News, { kind: "failed" }>, "againOf" | "differentlyOf" | "workOf" | "more">;

function moreButton({ requestId, cents }: { requestId: string; cents: number }, { news, forms }: Language) {
  const money = forms.money(cents / 100);
  return button(ACTIONS.spendMore, requestId, news.spendMore(money), { label: news.spendMoreLabel(money) });
}

/**
 * The end of a request once something newer was begun in its thread: its buttons are gone. `by`: who pressed *Try again*, or
 * *Spend … more*, on it, and when; null: it was begun otherwise. Null: it has no buttons any more.
 */
export function leftEnd(
  shown: Content,
  by: { personId: string; at: number; moreUsd?: number } | null,
  language: Language,
): Content | null {
  const { news, forms } = language;
  const isRow = ({ block_id: id }: KnownBlock) => id === MOVES_ROW || id === FORM_ROW;
  if (!shown.blocks.some(isRow)) return null;
  const did = by?.moreUsd === undefined ? news.triedAgain : news.allowedMore(forms.money(by.moreUsd));
  const words = by === null ? [] : [did(person(by.personId), moment(by.at, language))];
  const blocks = shown.blocks.flatMap((block) => {
    if (!isRow(block)) return [withoutId(block)];
    return block.block_id === MOVES_ROW ? words.map((line) => section(`*${line}*`)) : [];
  });
  return { text: [shown.text, ...words].join(" "), blocks };
}

/** Slack wants new block ids when a message changes; without one it makes its own. */
function withoutId(block: KnownBlock): KnownBlock {
  const { block_id: _, ...rest } = block;
  return rest as KnownBlock;
}
