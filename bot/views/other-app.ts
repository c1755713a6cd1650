import type { Language } from "../words/language.ts";
import { ACTIONS } from "./action-ids.ts";
import { actions, button, type Content, link, moment, person, plain, quoted, section } from "./pieces.ts";

const APART_ROW = "apart";

/** In the thread of an App: what was asked sounds like another one. */
export function otherApp(asked: { requestId: string; appName: string; text: string }, language: Language): Content {
  const { otherApp: words } = language;
  const { requestId } = asked;
  const name = plain(asked.appName);
  const text = words.sounds(name, quoted(asked.text, language));
  return {
    text,
    blocks: [
      section(text),
      section(words.own(name)),
      actions(
        APART_ROW,
        button(ACTIONS.apart, requestId, words.apart, {
          label: words.apartLabel,
          style: "primary",
        }),
        button(ACTIONS.here, requestId, words.here, { label: words.hereLabel(asked.appName) }),
      ),
    ],
  };
}

/** The same once it is decided, without its buttons. Null: it is settled already. */
export function decidedOtherApp(
  shown: Content,
  decided: { isApart: boolean; byId: string; at: number; threadUrl: string | null },
  language: Language,
): Content | null {
  const { otherApp } = language;
  const row = shown.blocks.findIndex((block) => block.type === "actions" && block.block_id === APART_ROW);
  if (row < 0) return null;
  const { isApart, byId, at, threadUrl } = decided;
  const where = threadUrl === null ? "" : ` ${link(threadUrl, otherApp.see)}.`;
  const said = isApart ? otherApp.started : otherApp.taken;
  const words = `${said(person(byId), moment(at, language))}${where}`;
  const body = shown.blocks.slice(0, 1).map(({ block_id: _, ...block }) => block as Content["blocks"][number]);
  return { text: `${words} ${shown.text}`, blocks: [...body, section(`*${words}*`)] };
}

/** The message that begins the thread of its own: whose wish it is, in their words. */
export function ownThread(
  ask: { askerId: string; text: string; fromUrl: string | null },
  { otherApp }: Language,
): Content {
  const from = ask.fromUrl === null ? "" : ` (${link(ask.fromUrl, otherApp.elsewhere)})`;
  const words = plain(ask.text.trim()).replace(/\n/g, "\n> ");
  const text = `${otherApp.asks(person(ask.askerId), from)}\n> ${words}`;
  return { text, blocks: [section(text)] };
}
