import { ACTIONS } from "./action-ids.ts";
import { actions, button, type Content, link, moment, person, plain, quoted, section } from "./pieces.ts";

const APART_ROW = "apart";

/** In the thread of an App: what was asked sounds like another one. */
export function otherApp(asked: { requestId: string; appName: string; text: string }): Content {
  const { requestId } = asked;
  const name = plain(asked.appName);
  const text = `That sounds like another app than ${name}: ${quoted(asked.text)}`;
  return {
    text,
    blocks: [
      section(text),
      section(`In a thread of its own it gets its own plan, page and data, and ${name} stays as it is.`),
      actions(
        APART_ROW,
        button(ACTIONS.apart, requestId, "Start it in its own thread", {
          label: "Start it in its own thread: plan another app",
          style: "primary",
        }),
        button(ACTIONS.here, requestId, "No, change this app", { label: `No, change this app, ${asked.appName}` }),
      ),
    ],
  };
}

/** The same once it is decided, without its buttons. Null: it is settled already. */
export function decidedOtherApp(
  shown: Content,
  decided: { isApart: boolean; byId: string; at: number; threadUrl: string | null },
): Content | null {
  const row = shown.blocks.findIndex((block) => block.type === "actions" && block.block_id === APART_ROW);
  if (row < 0) return null;
  const { isApart, byId, at, threadUrl } = decided;
  const where = threadUrl === null ? "" : ` ${link(threadUrl, "See it there")}.`;
  const words = `${isApart ? "Started in its own thread" : "Taken as a change of this app"}, by ${person(byId)} ${moment(at)}.${where}`;
  const body = shown.blocks.slice(0, 1).map(({ block_id: _, ...block }) => block as Content["blocks"][number]);
  return { text: `${words} ${shown.text}`, blocks: [...body, section(`*${words}*`)] };
}

/** The message that begins the thread of its own: whose wish it is, in their words. */
export function ownThread(ask: { askerId: string; text: string; fromUrl: string | null }): Content {
  const from = ask.fromUrl === null ? "" : ` (${link(ask.fromUrl, "said in another app's thread")})`;
  const words = plain(ask.text.trim()).replace(/\n/g, "\n> ");
  const text = `${person(ask.askerId)} asks for${from}:\n> ${words}`;
  return { text, blocks: [section(text)] };
}
