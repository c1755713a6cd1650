import type { ShortcutChosen } from "../sdk/contract/payloads.ts";
import { appById } from "../store/apps.ts";
import { liveShortcuts, type ShortcutTrigger, shortcutById, shortcutNamed } from "../store/shortcut-triggers.ts";
import { isTheirs } from "./authority/answerable.ts";
import { sayNo } from "./authority/judgement.ts";
import type { CommandsDeps, CommandTaken } from "./commands.ts";
import { enqueue } from "./enqueue.ts";

/** An entry of a message's menu, chosen by somebody. */
export interface ShortcutUse {
  /** The same use coming twice is one Delivery. */
  key: string;
  /** Of our own list, or as Slack's menu names it. */
  chosen: { triggerId: string } | { appName: string; run: string };
  personId: string;
  channelId: string;
  /** The thread to answer in; absent: at the top of the channel. */
  threadTs?: string;
  /** Moment of the choice, ms. */
  at: number;
  payload: ShortcutChosen;
}

/** What this person may choose of live Apps. */
export async function shortcutsFor(
  deps: Pick<CommandsDeps, "store" | "authority">,
  personId: string,
): Promise<ShortcutTrigger[]> {
  const theirs: ShortcutTrigger[] = [];
  for (const one of await liveShortcuts(deps.store))
    if ((await deps.authority.mayDo(personId, "use_command", { appId: one.appId })).yes) theirs.push(one);
  return theirs;
}

/** Gives the message to the App; its answer comes back through the deliverer, to whoever chose. */
export async function deliverShortcut(deps: CommandsDeps, use: ShortcutUse): Promise<CommandTaken> {
  const { chosen, personId, channelId, threadTs, payload, at, key } = use;
  const shortcut = await ("triggerId" in chosen
    ? shortcutById(deps.store, chosen.triggerId)
    : shortcutNamed(deps.store, chosen.appName, chosen.run));
  if (shortcut === undefined) return { kind: "unknown" };
  const { appId, run } = shortcut;
  const may = await deps.authority.mayDo(personId, "use_command", { appId });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const app = await appById(deps.store, appId);
  if (app?.status === "stopped") {
    const place = { channelId: app.channelId, threadTs: app.threadTs };
    return { kind: "stopped", appName: app.name, ownerId: app.ownerId, isTheirs: isTheirs(app, personId), ...place };
  }
  const body = {
    run,
    kind: "shortcut" as const,
    at: new Date(at).toISOString(),
    text: payload.message.text,
    channelId,
  };
  return await enqueue(deps, {
    ...{ appId, instanceId: null, dedupeKey: `shortcut:${key}`, body: { ...body, payload }, personId },
    answerTo: { channelId, personId, ...(threadTs === undefined ? {} : { threadTs }) },
  });
}
