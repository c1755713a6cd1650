import type { Channels } from "./channels.ts";
import type { Outbound, Posted } from "./outbound.ts";
import { appIcon } from "./views/app-icon.ts";
import { appWords } from "./views/app-words.ts";
import { plain } from "./views/pieces.ts";

/** What an App says, under the App's name and icon, to whom the gateway has found that it may. */
export interface AppPostWanted {
  key: string;
  /** With #; or @ and the Slack user id of the one person who is told in private. */
  channel: string;
  text: string;
  appName: string;
  /** It came from another program: nobody is called, nothing becomes a link. */
  fromOutside: boolean;
  /** It is said nowhere that another company reads, also where it was agreed to before they did. */
  forCompanyOnly: boolean;
  /** Slack emoji, without colons, instead of the one by the App's name. */
  icon?: string;
  /** Key of the post that it stands below. */
  threadOf?: string;
  /** Key of the post whose text it takes the place of. */
  updates?: string;
  /** What is laid there in place of words. */
  file?: { name: string; title: string; bytes: Uint8Array };
}

type PostedForApp = { ok: true; ts: string } | { ok: false; problem: string };

/** As the policy would have it, had they read it when it was agreed to (builder/policy/built-in.ts). */
const OTHERS_READ =
  "people of another company read that channel by now, and this app keeps what colleagues enter. Name a channel that only your company reads.";

/** Posts for Apps, once per key. `problem` is in plain words, for the app's author. */
export function createPostForApp(options: {
  outbound: Outbound;
  channels: Channels;
}): (post: AppPostWanted) => Promise<PostedForApp> {
  const { outbound, channels } = options;
  return async (wanted) => {
    const { channel, appName, file } = wanted;
    const said = { text: wanted.fromOutside ? plain(wanted.text) : appWords(wanted.text), blocks: [] };
    if (wanted.forCompanyOnly && (await channels.sharedNames()).includes(channel))
      return { ok: false, problem: OTHERS_READ };
    if (wanted.updates !== undefined) {
      await outbound.edit(`app:${wanted.updates}`, said);
      return { ok: true, ts: "" };
    }
    const key = `app:${wanted.key}`;
    const place = wanted.threadOf === undefined ? { key } : { key, threadOf: `app:${wanted.threadOf}` };
    const as = { username: appName, iconEmoji: wanted.icon === undefined ? appIcon(appName) : `:${wanted.icon}:` };
    if (channel.startsWith("@"))
      return answerOf(await outbound.directMessage({ ...place, personId: channel.slice(1), ...said, ...as }));
    const channelId = await channels.idOf(channel);
    if (channelId === null) return { ok: false, problem: `There is no channel ${channel} that Toolroom is in.` };
    if (file === undefined) return answerOf(await outbound.post({ ...place, channelId, ...said, ...as }));
    // Slack shows files under the bot's own name only: whose it is stands in the title.
    const titled = { name: file.name, title: `${file.title} (${appName})`, content: file.bytes };
    return answerOf(await outbound.upload({ ...place, channelId, ...titled }));
  };
}

function answerOf(posted: Posted): PostedForApp {
  return posted.kind === "posted" ? { ok: true, ts: posted.ts } : { ok: false, problem: posted.say };
}
