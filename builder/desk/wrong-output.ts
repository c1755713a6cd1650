import { lastAppPost } from "../../store/app-posts.ts";
import { liveRelease } from "../../store/releases.ts";
import type { AskInput } from "../../store/schema.ts";
import type { Store } from "../../store/store.ts";
import { outputInput } from "./app-output.ts";

/** What an App posted last, as an input of the request that corrects it. Null: it posted nothing yet. */
export async function wrongOutput(store: Store, appId: string): Promise<AskInput | null> {
  const post = await lastAppPost(store, appId);
  const timeZone = (await liveRelease(store, appId))?.manifest.timeZone;
  return post === undefined || timeZone === undefined ? null : outputInput(post, timeZone);
}
