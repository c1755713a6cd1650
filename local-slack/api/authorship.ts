import type { Draft } from "../draft.ts";
import { text } from "./arguments.ts";
import { type Caller, requireScope } from "./method.ts";

/** The arguments by which a message shows another name and picture than the app's. */
export const authorshipShape = { username: text.optional(), icon_emoji: text.optional(), icon_url: text.optional() };

interface Authorship {
  username?: string | undefined;
  icon_emoji?: string | undefined;
  icon_url?: string | undefined;
}

/** Name and picture of a message; either needs `chat:write.customize`. */
export function authorshipOf(caller: Caller, args: Authorship): Pick<Draft, "username" | "icons"> {
  const icons = args.icon_emoji ? { emoji: args.icon_emoji } : args.icon_url ? { image_48: args.icon_url } : undefined;
  if (args.username === undefined && !icons) return {};
  requireScope(caller, "chat:write.customize");
  return { ...(args.username === undefined ? {} : { username: args.username }), ...(icons ? { icons } : {}) };
}
