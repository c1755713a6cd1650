import type { Announcer } from "../../operator/announcer.ts";
import { requestById } from "../../store/app-requests.ts";
import { listAll } from "../../store/apps.ts";
import { standingShortcuts } from "../../store/shortcut-triggers.ts";
import { readSlackTeamId } from "../../store/slack-team.ts";
import { saveSyncedWords, syncedWords } from "../../store/slack-words.ts";
import { listCommands } from "../../store/triggers.ts";
import type { BuilderDeps } from "../deps.ts";
import type { SyncedWords, ToolDeps } from "./tool-deps.ts";

/** What is needed for it. */
export interface SyncDeps extends Pick<ToolDeps, "slackManifest"> {
  builder: Pick<BuilderDeps, "store" | "clock" | "log">;
}

/**
 * Has Slack's manifest name what Apps are called by, by this token, and no more what none is called by; and notes which commands
 * Slack knows from now on, and who had it do that. `by`: Slack user id, or `toolroom`.
 */
export async function syncWords(deps: SyncDeps, token: string, by: string): Promise<SyncedWords> {
  const { builder, slackManifest } = deps;
  return slackManifest.inTurn(async () => {
    const before = await syncedWords(builder.store);
    const synced = await slackManifest.sync(token, { ...(await wantedOfSlack(deps)), before });
    if (synced.kind !== "synced") return synced;
    // Also what an earlier one put there, which a kill kept from being noted.
    const fresh = synced.native.filter((word) => !before.has(word));
    const added = [...new Set([...fresh, ...synced.added])];
    await saveSyncedWords(builder.store, synced.native, {
      at: builder.clock.now(),
      by,
      added,
      removed: synced.removed,
    });
    return synced;
  });
}

/** Of Apps that are live, or switched off: then they say so. */
export async function wantedOfSlack({ builder: { store } }: Pick<SyncDeps, "builder">) {
  const commands = await listCommands(store);
  const purposes = new Map(
    (await listAll(store, (await readSlackTeamId(store)) ?? "")).map((app) => [app.id, app.purpose]),
  );
  const shortcuts = await standingShortcuts(store);
  return {
    commands: commands.map(({ word, purpose }) => ({ command: `/${word}`, description: purpose })),
    shortcuts: shortcuts.map(({ appId, appName, name, run }) => {
      return { appName, name, run, description: purposes.get(appId) ?? name };
    }),
  };
}

/** The same where nobody is needed for it: the local Slack's app is ours, and so is its token. */
export async function syncOurs(deps: SyncDeps): Promise<void> {
  const { ownToken } = deps.slackManifest;
  if (ownToken === null) return;
  const synced = await syncWords(deps, ownToken, "toolroom");
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
