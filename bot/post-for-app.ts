import type { Channels } from "./channels.ts";
import type { Outbound } from "./outbound.ts";
import { appWords } from "./views/app-words.ts";

/** A post of an App: text only, under the App's name, in a channel the gateway has found granted. */
export interface AppPostWanted {
  key: string;
  /** With #. */
  channel: string;
  text: string;
  appName: string;
}

/** Posts for Apps, once per key. `problem` is in plain words, for the app's author. */
export function createPostForApp(options: {
  outbound: Outbound;
  channels: Channels;
}): (post: AppPostWanted) => Promise<{ ok: true; ts: string } | { ok: false; problem: string }> {
  return async ({ key, channel, text, appName }) => {
    const channelId = await options.channels.idOf(channel);
    if (channelId === null) return { ok: false, problem: `There is no channel ${channel} that Toolroom is in.` };
    const said = { text: appWords(text), blocks: [], username: appName };
    const posted = await options.outbound.post({ key: `app:${key}`, channelId, ...said });
    return posted.kind === "posted" ? { ok: true, ts: posted.ts } : { ok: false, problem: posted.say };
  };
}
