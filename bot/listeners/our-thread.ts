import { requestsOfThread } from "../../store/app-requests.ts";
import { appByThread } from "../../store/apps.ts";
import type { SlackMessage } from "../payloads.ts";
import type { ListenerDeps } from "./deps.ts";

/** Whether something was asked for where this stands. */
export async function isOurThread(
  deps: ListenerDeps,
  message: Pick<SlackMessage, "channel" | "ts" | "thread_ts">,
): Promise<boolean> {
  const root = message.thread_ts ?? message.ts;
  const requests = await requestsOfThread(deps.store, message.channel, root);
  return requests.length > 0 || (await appByThread(deps.store, message.channel, root)) !== undefined;
}
