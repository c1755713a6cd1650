import { createWallClock } from "../../sdk/contract/wall-clock.ts";
import { type AppPost, appPostByKey } from "../../store/app-posts.ts";
import { type App, appById } from "../../store/apps.ts";
import { instanceById } from "../../store/instances.ts";
import { outboundMessageAt } from "../../store/outbound-messages.ts";
import { type Release, releaseById } from "../../store/releases.ts";
import type { AskInput } from "../../store/schema.ts";
import type { Store } from "../../store/store.ts";
import type { AppThread } from "../desk.ts";

/** Something a live App posted, and which of its versions did. */
export interface AppOutput {
  post: AppPost;
  app: App;
  release: Release;
}

/** What stands at that place in Slack; undefined: no App posted it, or none that is known any more. */
export async function outputAt(store: Store, channelId: string, ts: string): Promise<AppOutput | undefined> {
  const post = await postAt(store, channelId, ts);
  const app = post && (await appById(store, post.appId));
  const releaseId = post && (await instanceById(store, post.instanceId))?.releaseId;
  const release = releaseId ? await releaseById(store, releaseId) : undefined;
  return post && app && release && { post, app, release };
}

/** As an input of the request that corrects it: channel, moment in the App's time zone, text. */
export function outputInput(post: AppPost, timeZone: string): AskInput {
  const { day, time } = createWallClock(timeZone)(post.createdAt);
  const content = `Posted in ${post.channel}, ${day} ${time} (${timeZone}):\n${post.text}`;
  return { kind: "forwarded", name: "What it did wrong", mediaType: "text/plain", content };
}

/** The thread that is its control desk. */
export function threadOf({ name: appName, channelId, threadTs }: App): AppThread {
  return { appName, channelId, threadTs };
}

/** Outbound keys what an App posts by the post. */
async function postAt(store: Store, channelId: string, ts: string): Promise<AppPost | undefined> {
  const message = await outboundMessageAt(store, channelId, ts);
  const key = /^app:(.+)$/.exec(message?.key ?? "")?.[1];
  return key === undefined ? undefined : await appPostByKey(store, key);
}
