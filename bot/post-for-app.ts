import type { Channels } from "./channels.ts";
import type { Outbound } from "./outbound.ts";
import { appWords } from "./views/app-words.ts";
import { plain } from "./views/pieces.ts";

/** A post of an App: text only, under the App's name, to whom the gateway has found that it may. */
export interface AppPostWanted {
  key: string;
  /** With #; or @ and the Slack user id of the one person who is told in private. */
  channel: string;
  text: string;
  appName: string;
  /** It came from another program: nobody is called, nothing becomes a link. */
  fromOutside: boolean;
}

/** Posts for Apps, once per key. `problem` is in plain words, for the app's author. */
export function createPostForApp(options: {
  outbound: Outbound;
  channels: Channels;
}): (post: AppPostWanted) => Promise<{ ok: true; ts: string } | { ok: false; problem: string }> {
  return async ({ key, channel, text, appName, fromOutside }) => {
    const said = { text: fromOutside ? plain(text) : appWords(text), blocks: [], username: appName };
    if (channel.startsWith("@")) {
      const told = await options.outbound.directMessage({ key: `app:${key}`, personId: channel.slice(1), ...said });
      return told.kind === "posted" ? { ok: true, ts: told.ts } : { ok: false, problem: told.say };
    }
    const channelId = await options.channels.idOf(channel);
    if (channelId === null) return { ok: false, problem: `There is no channel ${channel} that Toolroom is in.` };
    const posted = await options.outbound.post({ key: `app:${key}`, channelId, ...said });
    return posted.kind === "posted" ? { ok: true, ts: posted.ts } : { ok: false, problem: posted.say };
  };
}
