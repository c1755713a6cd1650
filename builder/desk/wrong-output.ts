import { createWallClock } from "../../sdk/contract/wall-clock.ts";
import { lastAppPost } from "../../store/app-posts.ts";
import { liveRelease } from "../../store/releases.ts";
import type { AskInput } from "../../store/schema.ts";
import type { Store } from "../../store/store.ts";

/** What an App posted last, as an input of the request that corrects it: channel, moment, text. Null: it posted nothing yet. */
export async function wrongOutput(store: Store, appId: string): Promise<AskInput | null> {
  const post = await lastAppPost(store, appId);
  const timeZone = (await liveRelease(store, appId))?.manifest.timeZone;
  if (post === undefined || timeZone === undefined) return null;
  const { day, time } = createWallClock(timeZone)(post.createdAt);
  const content = `Posted in ${post.channel}, ${day} ${time} (${timeZone}):\n${post.text}`;
  return { kind: "forwarded", name: "What it did wrong", mediaType: "text/plain", content };
}
