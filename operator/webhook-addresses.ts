import type { Clock } from "../lib/clock.ts";
import { KnownError } from "../lib/errors.ts";
import { newSecret, sha256 } from "../lib/ids.ts";
import type { Log } from "../lib/log.ts";
import { appByThread } from "../store/apps.ts";
import { auditWrite } from "../store/audit.ts";
import { heardOutcome, heardWrite } from "../store/heard-messages.ts";
import type { Store } from "../store/store.ts";
import { triggersOf } from "../store/triggers.ts";
import { markWebhookTold, renewWebhooks, setWebhookSecret, untoldWebhooks } from "../store/webhooks.ts";
import { addressWords } from "./address-words.ts";
import type { Announcer } from "./announcer.ts";
import { sayNo } from "./authority/judgement.ts";
import type { Authority } from "./authority.ts";
import { type Poll, startPoll } from "./poll.ts";
import { senderSecretOf } from "./sender-secret.ts";

export interface WebhookAddressesDeps {
  store: Store;
  announcer: Pick<Announcer, "tellPerson">;
  clock: Clock;
  log: Log;
  port: number;
  /** What services sign with is made with it: operator/sender-secret.ts. */
  sendersKey: Buffer;
}

const LOOK_EVERY_MS = 2_000;

/**
 * Gives the secret addresses of webhooks to the Apps' Owners, or to who had them made anew, with what GitHub and Linear sign with:
 * of those that went live, and of those to be renewed.
 */
export function startWebhookAddresses(deps: WebhookAddressesDeps): Poll {
  const work = () => tellAddresses(deps);
  return startPoll({ name: "webhook addresses", everyMs: LOOK_EVERY_MS, clock: deps.clock, log: deps.log, work });
}

/**
 * Makes and tells what is not told. The registry holds only the secret's hash, so this is no notice: killed before it is
 * marked as told, another address is made and told, and the one before is dead.
 */
export async function tellAddresses(deps: WebhookAddressesDeps): Promise<void> {
  for (const webhook of await untoldWebhooks(deps.store)) {
    const { appId, appName, personId, word } = webhook;
    const secret = newSecret();
    const secretHash = sha256(secret);
    await setWebhookSecret(deps.store, { appId, word, secretHash });
    const address = `http://localhost:${deps.port}/hooks/${appName}/${secret}`;
    const triggers = (await triggersOf(deps.store, appId)).map(({ spec }) => spec);
    const signingSecret = senderSecretOf(deps.sendersKey, secretHash);
    const words = addressWords({ appName, word, address, signingSecret, triggers });
    const key = `webhook:${appId}:${word}:${secretHash.slice(0, 16)}`;
    try {
      const told = await deps.announcer.tellPerson(personId, key, words);
      await markWebhookTold(deps.store, secretHash, deps.clock.now());
      if (told.kind === "told") deps.log.info("webhook address told", { appId, word });
      else deps.log.error("webhook address refused", { appId, word, reason: told.reason });
    } catch (error) {
      // Nobody else would be reached either; the next round makes it anew.
      if (error instanceof KnownError && error.code === "slack_silent") return;
      deps.log.warn("webhook address not told", { appId, word });
    }
  }
}

/** Said by whom, in which message of which thread. */
export interface RenewalWanted {
  channelId: string;
  threadTs: string;
  messageTs: string;
  personId: string;
}

export type AddressesRenewed = { kind: "no_app" } | { kind: "renewed" | "refused"; say: string };

/**
 * What was said by whom, in which message: their new addresses come in private, once. `say` is for that person alone.
 */
export async function renewAddresses(
  deps: { store: Store; clock: Clock; authority: Authority; wakeAddresses: () => void },
  wanted: RenewalWanted,
): Promise<AddressesRenewed> {
  const { channelId, threadTs, messageTs: ts } = wanted;
  const heard = await heardOutcome(deps.store, channelId, ts);
  if (heard?.kind === "told") return { kind: "renewed", say: heard.say };
  const app = await appByThread(deps.store, channelId, threadTs);
  if (app === undefined) return { kind: "no_app" };
  const may = await deps.authority.mayDo(wanted.personId, "change", { appId: app.id });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const say = "I send you the new address in private. The one before does not work any more then.";
  const { personId } = wanted;
  const at = deps.clock.now();
  const told = heardWrite({ channelId, threadTs, ts, at }, { kind: "told", say });
  const audited = auditWrite({ at, actor: personId, verb: "renew_addresses", subject: app.id, details: {} });
  if (!(await renewWebhooks(deps.store, { appId: app.id, tellTo: personId }, [told, audited])))
    return { kind: "refused", say: `*${app.name}* has no webhook.` };
  deps.wakeAddresses();
  return { kind: "renewed", say };
}
