import { byId, make } from "../frame/dom.js";
import { toast } from "../frame/toast.js";

/**
 * What the app does in the open thread: its status, and while it works as an agent a button that stops it. As on Slack the
 * button is there only if the app can hear of it, and stays until the app says that it stopped.
 */
export function createSession(room, { channelId, threadTs }) {
  const status = byId("thread-status");
  const place = byId("thread-session");
  let isOpen = true;
  let isWorking = false;
  let asked = 0;

  const show = ({ status: said, session }) => {
    const bot = room.workspace.bot.name;
    const works = session?.status === "processing";
    const words = said || (works ? (session.stop_asked_by ? "is stopping…" : "is working…") : "");
    isWorking = works;
    const sentence = words ? `${bot} ${words}` : "";
    if (status.textContent !== sentence) status.textContent = sentence;
    place.title = session?.title ?? "";
    if (works && session.can_stop) showStop(bot, session.stop_asked_by !== null);
    else clear();
  };

  const showStop = (bot, isAsked) => {
    const button = place.querySelector("button") ?? make("button", { type: "button", class: "button small" }, "Stop");
    button.setAttribute("aria-label", `Stop ${bot}`);
    button.setAttribute("aria-disabled", String(isAsked));
    button.onclick = () => button.getAttribute("aria-disabled") === "true" || press();
    if (!button.isConnected) place.replaceChildren(button);
  };

  const press = async () => {
    const answer = await room.client.control("stop-session", { channel: channelId, thread_ts: threadTs });
    if (!answer.ok) toast(answer.message ?? answer.error);
    await reload();
  };

  /** Who had the button under their fingers goes on in the message box. */
  const clear = () => {
    const hadFocus = place.contains(document.activeElement);
    place.replaceChildren();
    if (hadFocus) byId("thread-composer").querySelector("textarea")?.focus();
  };

  const reload = async () => {
    asked += 1;
    const mine = asked;
    const found = await room.client.look("thread", { channel: channelId, thread_ts: threadTs });
    // Of two answers the one that was asked for last is true.
    if (isOpen && mine === asked) show(found);
  };

  return {
    reload,
    /** The app wrote: what it said to be doing is over, unless it works as an agent. */
    written: () => {
      if (!isWorking) status.textContent = "";
    },
    /** Nothing is known of the app's work while nobody answers. */
    lost: () => {
      asked += 1;
      isWorking = false;
      status.textContent = "";
      clear();
    },
    close: () => {
      isOpen = false;
      status.textContent = "";
      place.replaceChildren();
    },
  };
}
