import { parseJson } from "../../../lib/json.ts";
import type { CheckActor } from "../../../sdk/contract/check.ts";
import type { Delivery, DeliveryAnswer } from "../../../sdk/contract/delivery.ts";
import { triggerName } from "../../../sdk/contract/trigger-name.ts";
import { kindOf, type Trigger } from "../../../sdk/contract/triggers.ts";
import { peopleIn } from "../local/local-app.ts";
import type { AppRun } from "./app-run.ts";

/** What somebody wrote in the form of a trigger: a command's text, or what another program sends. */
export interface Written {
  text: string;
}

/** Lets one trigger of the running app act, by the person who is chosen. */
export async function fire(run: AppRun, trigger: Trigger, as: CheckActor, { text }: Written): Promise<DeliveryAnswer> {
  const kind = kindOf(trigger);
  const isPerson = kind === "command" || kind === "slack" || kind === "shortcut";
  if (isPerson && as === "stranger")
    return { ok: false, error: "The platform lets no stranger do this.", refused: true };
  const zone = run.current()?.manifest.timeZone ?? "UTC";
  const user = isPerson && as !== "stranger" ? peopleIn(zone)[as] : null;
  const what = "command" in trigger ? `${trigger.command} ${text}`.trim() : triggerName(trigger);
  return run.deliver(what, {
    run: trigger.run,
    kind,
    user,
    channelId: user === null ? null : "C0TRIED",
    ...sent(trigger, text),
  });
}

function sent(trigger: Trigger, written: string): Pick<Delivery, "text" | "payload"> {
  const kind = kindOf(trigger);
  if (kind === "command" || kind === "schedule") return { text: kind === "command" ? written.trim() : "" };
  const payload = parseJson(written) ?? written;
  if (typeof payload === "string") return { text: payload, payload };
  return { text: messageText(payload), payload };
}

/** A message's text stands in the delivery's, too. */
function messageText(payload: unknown): string {
  const { message } = payload as { message?: { text?: unknown } | null };
  return typeof message?.text === "string" ? message.text : "";
}
