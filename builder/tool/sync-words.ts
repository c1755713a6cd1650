import type { Announcer } from "../../operator/announcer.ts";
import { requestById } from "../../store/app-requests.ts";
import { saveSyncedWords, syncedWords } from "../../store/slack-words.ts";
import { listCommands } from "../../store/triggers.ts";
import type { BuilderDeps } from "../deps.ts";
import type { SyncedWords, ToolDeps } from "./tool-deps.ts";

/** What is needed for it. */
export interface SyncDeps extends Pick<ToolDeps, "slackManifest"> {
  builder: Pick<BuilderDeps, "store" | "clock" | "log">;
}

/** Puts the commands of live Apps into Slack's manifest by this token, and notes which Slack knows from now on. */
export async function syncWords({ builder, slackManifest }: SyncDeps, token: string): Promise<SyncedWords> {
  const commands = await listCommands(builder.store);
  const wanted = commands.map(({ word, purpose }) => ({ command: `/${word}`, description: purpose }));
  const synced = await slackManifest.sync(token, wanted);
  if (synced.kind === "synced") await saveSyncedWords(builder.store, synced.native, builder.clock.now());
  return synced;
}

/** The same where nobody is needed for it: the local Slack's app is ours, and so is its token. */
export async function syncOurs(deps: SyncDeps): Promise<void> {
  const { ownToken } = deps.slackManifest;
  if (ownToken === null) return;
  const known = await syncedWords(deps.builder.store);
  if ((await listCommands(deps.builder.store)).every(({ word }) => known.has(`/${word}`))) return;
  const synced = await syncWords(deps, ownToken);
  if (synced.kind === "synced") return;
  const reason = synced.kind === "refused" ? synced.said : "silent";
  deps.builder.log.warn("commands not synced", { reason });
}

/** Once something that was handed in is said to be live, also where nobody at a terminal waits for it any more. */
export function syncingWhenLive(announcer: Announcer, deps: SyncDeps): Announcer {
  return {
    ...announcer,
    tell: async (requestId, key, news) => {
      const isByHand = news.kind === "live" && (await requestById(deps.builder.store, requestId))?.handedIn != null;
      if (isByHand) await syncOurs(deps);
      await announcer.tell(requestId, key, news);
    },
  };
}
