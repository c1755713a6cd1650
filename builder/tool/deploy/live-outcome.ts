import type { AppRequest } from "../../../store/app-requests.ts";
import { appById } from "../../../store/apps.ts";
import { liveRelease } from "../../../store/releases.ts";
import { syncedWords } from "../../../store/slack-words.ts";
import { syncOurs } from "../sync-words.ts";
import type { ToolOutcome } from "../tool-ask.ts";
import type { ToolDeps } from "../tool-deps.ts";

/** What went live: where it is, and what it answers in Slack. */
export async function liveOutcome(
  deps: ToolDeps,
  request: AppRequest,
  { isNew }: { isNew: boolean },
): Promise<ToolOutcome> {
  const { store } = deps.builder;
  const app = await appById(store, request.appId ?? "");
  const release = app === undefined ? undefined : await liveRelease(store, app.id);
  if (app === undefined || release === undefined) throw new Error(`Request ${request.id} has no live app.`);
  const words = release.manifest.triggers.flatMap((trigger) => ("command" in trigger ? [trigger.command] : []));
  const url = release.manifest.web === undefined ? null : deps.builder.addressOf(app.name);
  await syncOurs(deps);
  const native = await syncedWords(store);
  const pending = words.filter((word) => !native.has(word));
  const commands = words.map((word) => (native.has(word) ? word : `/tool ${word.slice(1)}`));
  const live = { app: app.name, version: `v${release.number}`, url, commands };
  const sentences = commands.map((command) => `Slack command ${command} is live`);
  const changed = isNew ? [`${app.name} v${release.number}`] : [];
  const outcome = { app: app.name, result: { ...live, said: sentences }, changed };
  if (pending.length === 0) return outcome;
  return {
    ...outcome,
    needsHuman: `For ${pending.join(", ")} itself, somebody who may configure the Slack app runs tool slack sync once.`,
    next: [{ command: "tool slack sync", why: `so that ${pending.join(", ")} works without /tool before it` }],
  };
}
