import { appById } from "../store/apps.ts";
import { triggerByWord } from "../store/triggers.ts";
import { isTheirs } from "./authority/answerable.ts";
import { sayNo } from "./authority/judgement.ts";
import type { Authority } from "./authority.ts";
import { type EnqueueDeps, enqueue } from "./enqueue.ts";

export interface CommandsDeps extends EnqueueDeps {
  authority: Authority;
}

/** `/tool <word> <text>`, as Slack brought it. */
export interface CommandUse {
  /** The same use coming twice is one Delivery. */
  key: string;
  /** Without slash. */
  word: string;
  /** What stands behind the word. */
  text: string;
  personId: string;
  channelId: string;
  /** Moment of the use, ms. */
  at: number;
}

export type CommandTaken =
  | { kind: "taken"; deliveryId: string }
  | { kind: "unknown" }
  /** Its App is switched off; whose it is, and the thread where *start* runs it again. */
  | { kind: "stopped"; appName: string; ownerId: string; isTheirs: boolean; channelId: string; threadTs: string }
  /** `say` goes to that person only. */
  | { kind: "refused"; say: string };

/** Enqueues the command for its App; the answer comes back through the deliverer. */
export async function deliverCommand(deps: CommandsDeps, command: CommandUse): Promise<CommandTaken> {
  const trigger = await triggerByWord(deps.store, command.word);
  if (trigger === undefined) return { kind: "unknown" };
  const may = await deps.authority.mayDo(command.personId, "use_command", { appId: trigger.appId });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const app = await appById(deps.store, trigger.appId);
  if (app?.status === "stopped") {
    const { name, ownerId, channelId: appChannelId, threadTs } = app;
    const place = { channelId: appChannelId, threadTs };
    return { kind: "stopped", appName: name, ownerId, isTheirs: isTheirs(app, command.personId), ...place };
  }
  const { personId, channelId, text, at } = command;
  return await enqueue(deps, {
    appId: trigger.appId,
    instanceId: null,
    dedupeKey: command.key,
    body: { run: trigger.run, kind: "command", at: new Date(at).toISOString(), text, channelId },
    personId,
    answerTo: { channelId, personId },
  });
}
