import { App as Bolt } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import { within } from "../lib/within.ts";
import type { Poll } from "../operator/poll.ts";
import { createDownload } from "./asks/downloads.ts";
import type { SlackIdentity } from "./identity.ts";
import type { ListenerDeps } from "./listeners/deps.ts";
import { registerListeners } from "./listeners/register.ts";
import { createPeople } from "./people/people.ts";
import { startPeopleSync } from "./people/sync.ts";
import { tellGivenUp } from "./receiver/give-up.ts";
import { createSockets } from "./receiver/sockets.ts";
import { createReceiver } from "./receiver.ts";
import { createScreens } from "./screens.ts";
import { slackLogger } from "./slack-client.ts";
import { startTokenWatch } from "./token-watch.ts";

type Given =
  | "desk"
  | "commands"
  | "secrets"
  | "mayDo"
  | "announcer"
  | "outbound"
  | "threadStatus"
  | "reading"
  | "channels"
  | "store"
  | "clock"
  | "log"
  | "answerQuestion"
  | "appUrl";

export interface BotOptions extends Pick<ListenerDeps, Given> {
  slack: { botToken: string; appToken: string; slackApiUrl?: string };
  /** From `createSlackClient`. */
  client: WebClient;
  identity: SlackIdentity;
  /** Says a sentence to whoever runs Toolroom, where Slack is no place for it. */
  tellOperator(sentence: string): void;
}

export interface Bot {
  /** Receives no more, waits up to 5 s for what is under way; what is left is taken up at the next start. */
  close(): Promise<void>;
}

const STOP_WITHIN_MS = 5_000;

/**
 * Connects to Slack and listens. Returns once connected; people are read from Slack meanwhile, and whoever acts before
 * that is asked for singly. Throws KnownError `slack_refused` where a token is no good.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { slack, client, identity, store, clock, log, outbound } = options;
  const { slackTeamId, botUserId, botId } = identity;
  const address = slack.slackApiUrl === undefined ? {} : { slackApiUrl: slack.slackApiUrl };
  const people = createPeople({ client, store, clock, log, slackTeamId });
  let peopleSync: Poll | undefined;
  let tokenWatch: Poll | undefined;
  const receiver = createReceiver({
    store,
    clock,
    log,
    sockets: createSockets({ appToken: slack.appToken, ...address, clock, log, reopened: () => peopleSync?.wake() }),
    slackTeamId,
    seal: options.secrets.seal,
    giveUp: (body, reference, cause) => tellGivenUp({ outbound, store }, body, reference, cause),
  });
  const bolt = new Bolt({
    receiver,
    token: slack.botToken,
    botId,
    botUserId,
    tokenVerificationEnabled: false,
    convoStore: false,
    logger: slackLogger(log),
    clientOptions: address,
  });
  bolt.error(async (error) => {
    throw error; // the receiver keeps what failed
  });
  registerListeners(bolt, {
    ...options,
    people,
    screens: createScreens({ client, clock, log }),
    download: createDownload({ botToken: slack.botToken, ...address, log }),
    slackTeamId,
    botUserId,
    lookAtToken: () => tokenWatch?.wake(),
  });
  await bolt.start();
  const watch = startTokenWatch({ client, clock, log, tellOperator: options.tellOperator });
  tokenWatch = watch;
  const sync = startPeopleSync({ people, clock, log });
  peopleSync = sync;
  return {
    close: async () => {
      await Promise.all([bolt.stop(), within(clock, STOP_WITHIN_MS, Promise.all([sync.stop(), watch.stop()]))]);
    },
  };
}
