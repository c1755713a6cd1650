import { saveSyncedWords, syncedWords } from "../../store/slack-words.ts";
import { listCommands } from "../../store/triggers.ts";
import type { SyncedWords, ToolDeps } from "./tool-deps.ts";

/** Puts the commands of live Apps into Slack's manifest by this token, and notes which Slack knows from now on. */
export async function syncWords(
  { builder, slackManifest }: Pick<ToolDeps, "builder" | "slackManifest">,
  token: string,
): Promise<SyncedWords> {
  const commands = await listCommands(builder.store);
  const wanted = commands.map(({ word, purpose }) => ({ command: `/${word}`, description: purpose }));
  const synced = await slackManifest.sync(token, wanted);
  if (synced.kind === "synced") await saveSyncedWords(builder.store, synced.native, builder.clock.now());
  return synced;
}

/** The same where nobody is needed for it: the local Slack's app is ours, and so is its token. */
export async function syncOurs(deps: Pick<ToolDeps, "builder" | "slackManifest">): Promise<void> {
  const { ownToken } = deps.slackManifest;
  if (ownToken === null) return;
  const known = await syncedWords(deps.builder.store);
  if ((await listCommands(deps.builder.store)).every(({ word }) => known.has(`/${word}`))) return;
  const synced = await syncWords(deps, ownToken);
  if (synced.kind === "synced") return;
  const reason = synced.kind === "refused" ? synced.said : "silent";
  deps.builder.log.warn("commands not synced", { reason });
}
