import { directConversation } from "./conversations.ts";
import { publish } from "./events.ts";
import { nextTs } from "./messages.ts";
import type { Person } from "./people.ts";
import { homeOf, type View } from "./views.ts";
import type { Workspace } from "./workspace.ts";

/** A person opens the bot's Home: the app is told, and what it published last is answered. */
export function openHome(workspace: Workspace, person: Person, tab: "home" | "messages"): View | null {
  return workspace.db.transaction(() => {
    const { conversation } = directConversation(workspace, person.userId, workspace.identity.botUserId);
    const view = homeOf(workspace, person.userId)?.view;
    publish(workspace, "app_home_opened", {
      type: "app_home_opened",
      user: person.userId,
      channel: conversation.channelId,
      tab,
      ...(tab === "home" && view ? { view } : {}),
      event_ts: nextTs(workspace, conversation.channelId),
    });
    return view ?? null;
  });
}
