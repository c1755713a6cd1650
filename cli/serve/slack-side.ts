import { createAnnouncer } from "../../bot/announcer.ts";
import { createChannels } from "../../bot/channels.ts";
import { readSlackIdentity } from "../../bot/identity.ts";
import { createOutbound } from "../../bot/outbound/create-outbound.ts";
import { createGroups } from "../../bot/people/groups.ts";
import { createReading } from "../../bot/reading.ts";
import { createSlackClient } from "../../bot/slack-client.ts";
import { startBot } from "../../bot/start.ts";
import { createThreadStatus } from "../../bot/thread-status.ts";
import { languageOfCode } from "../../bot/words/languages.ts";
import type { Desk } from "../../builder/desk.ts";
import { sayNo } from "../../operator/authority/judgement.ts";
import { type Authority, createAuthority } from "../../operator/authority.ts";
import { deliverCommand } from "../../operator/commands.ts";
import { appUrl } from "../../operator/deps.ts";
import { createSecretWindow } from "../../operator/enter-secret.ts";
import { happenInChannel } from "../../operator/happen.ts";
import { answerQuestion } from "../../operator/ownership/answer-question.ts";
import { replayDelivery } from "../../operator/replay.ts";
import { openSecretKeys } from "../../operator/secret-keys.ts";
import { deliverShortcut, shortcutsFor } from "../../operator/shortcuts.ts";
import { firePreview, openPreviewAgain, type TryPreviewDeps } from "../../operator/try-preview.ts";
import { renewAddresses } from "../../operator/webhook-addresses.ts";
import { saveSlackTeam } from "../../store/slack-team.ts";
import type { Base } from "./base.ts";
import { bindHomeToRealSlack } from "./bound-home.ts";
import { slackConnection } from "./slack-connection.ts";

/** Slack as the control plane uses it: who we are there, what we read, the one writer, and who may do what. */
export async function connectSlack({ config, clock, log, store }: Base) {
  const slack = slackConnection(config);
  const client = createSlackClient({ ...slack, log });
  const identity = await readSlackIdentity(client, clock);
  if (config.slack.kind === "real") bindHomeToRealSlack(config.home);
  await saveSlackTeam(store, identity.slackTeamId, clock.now()); // whom authority and gateway serve, also while Slack is away
  const channels = createChannels({ client, clock });
  const groups = createGroups({ client, clock });
  const reading = createReading({ client, clock });
  const outbound = createOutbound({ client, store, clock, log });
  const threadStatus = createThreadStatus({ client, clock, log });
  const { platformChannel, approverGroup } = config;
  const platformLanguage = languageOfCode(config.platformLanguage);
  const said = { outbound, threadStatus, reading, groups, channels, store, clock, log };
  const announcer = createAnnouncer({ ...said, platformChannel, platformLanguage });
  const authority = createAuthority({
    store,
    approverGroup,
    groupMembers: groups.members,
  });
  return { slack, client, identity, channels, groups, reading, outbound, threadStatus, announcer, authority };
}

export type SlackSide = Awaited<ReturnType<typeof connectSlack>>;

/** Begins to listen. Everything people may do is behind `desk`, `commands` and the authority. */
export function listenToSlack(
  base: Base,
  side: SlackSide,
  desk: Desk,
  commands: TryPreviewDeps & { wakeAddresses: () => void },
  tellOperator: (sentence: string) => void,
) {
  const { config, clock, log, store } = base;
  const { authority, ...rest } = side;
  return startBot({
    ...rest,
    desk,
    commands: {
      deliver: (use) => deliverCommand(commands, use),
      tryInPreview: (use) => firePreview(commands, use),
      openPreviewAgain: (press) => openPreviewAgain(commands, press),
      shortcuts: (personId) => shortcutsFor(commands, personId),
      choose: (use) => deliverShortcut(commands, use),
      replay: (wanted) => replayDelivery(commands, wanted),
      happen: (happened, look) => happenInChannel(commands, happened, look),
      renewWebhooks: (wanted) =>
        renewAddresses({ store, clock, authority, wakeAddresses: commands.wakeAddresses }, wanted),
    },
    answerQuestion: (answer) => answerQuestion({ store, clock, authority }, answer),
    secrets: createSecretWindow({ store, clock, log, authority, keys: () => openSecretKeys(config) }),
    tellOperator,
    mayDo: (personId, act) => mayDo(authority, personId, act),
    store,
    clock,
    log,
    appUrl: (appName) => appUrl(config, appName),
  });
}

async function mayDo(
  authority: Authority,
  personId: string,
  act: { verb: "ask" | "show" } | { verb: "approve_release"; requestId: string },
) {
  const subject = "requestId" in act ? { requestId: act.requestId } : {};
  const may = await authority.mayDo(personId, act.verb, subject);
  return may.yes ? may : { yes: false as const, say: sayNo(may) };
}
