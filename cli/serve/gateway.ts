import { join } from "node:path";
import { createChannels } from "../../bot/channels.ts";
import { createOutbound } from "../../bot/outbound/create-outbound.ts";
import { createGroups } from "../../bot/people/groups.ts";
import { createPostForApp } from "../../bot/post-for-app.ts";
import { createSlackClient } from "../../bot/slack-client.ts";
import { signInMessage } from "../../bot/views/sign-in-message.ts";
import { languageOfPerson } from "../../bot/words/language-of-person.ts";
import { startGateway } from "../../gateway/gateway.ts";
import type { OutsideOptions } from "../../gateway/outside/connect-outside.ts";
import { type Config, clockOf } from "../../lib/config.ts";
import { createLog } from "../../lib/log.ts";
import { thisAppCall } from "../../operator/reading/this-app.ts";
import { openSecretKeys } from "../../operator/secret-keys.ts";
import { openKeys } from "../../operator/signing-key.ts";
import { createAppSources } from "../../operator/sources/app-sources.ts";
import { openStore } from "../../store/store.ts";
import { toolroomVersion } from "../version.ts";
import { databaseProblems, gatewayLines, gatewaySettings } from "./gateway-settings.ts";
import { writeLogLine } from "./part-log.ts";
import { runPart, type StartedPart } from "./parts.ts";
import { composeReading } from "./reading.ts";
import { requirePrices, requireSpoken } from "./required-models.ts";
import { slackConnection } from "./slack-connection.ts";

/**
 * The gateway's process: entrances only. It outlives a control plane that restarts, and a supervisor that died. `outside`: a test
 * says how hosts of the internet are reached, and nobody else.
 */
export function runGateway(config: Config, outside?: OutsideOptions): Promise<void> {
  return runPart(() => start(config, outside), { endsWithSupervisor: false });
}

async function start(config: Config, outside: OutsideOptions | undefined): Promise<StartedPart> {
  requirePrices(config.models);
  requireSpoken(config.models, "plan", { who: "the planner", api: "messages" });
  const clock = clockOf(config);
  const log = createLog({ part: "gateway", clock, write: writeLogLine });
  const store = openStore(join(config.home, "registry.db"));
  const client = createSlackClient({ ...slackConnection(config), log });
  const outbound = createOutbound({ client, store, clock, log });
  const groups = createGroups({ client, clock });
  const approvers = { approverGroup: config.approverGroup, groupMembers: groups.members };
  const reading = composeReading(config, { store, clock, log, approvers });
  const keys = openKeys(config.home);
  const gateway = await startGateway({
    store,
    port: config.port,
    home: config.home,
    runtimeFolder: config.runtimeFolder,
    version: toolroomVersion(),
    settings: gatewaySettings(config),
    clock,
    log,
    keys,
    secretKeys: () => openSecretKeys(config),
    people: {
      sendSignInLink: async (personId, key, link) => {
        await outbound.directMessage({
          personId,
          key,
          ...signInMessage(link, await languageOfPerson({ store }, personId)),
        });
      },
      postForApp: createPostForApp({ outbound, channels: createChannels({ client, clock }) }),
    },
    approvers,
    models: config.models,
    readCalls: [thisAppCall(store), ...reading.calls],
    mcpServers: config.mcpServers,
    packages: config.packages,
    ...(outside === undefined ? {} : { outside }),
    sources: createAppSources({
      ...{ sources: config.sources, passwords: config.sourcePasswords, homeLabel: config.homeLabel, log },
      ...{ key: keys.sourceKey, closed: [config.home, config.runtimeFolder] },
    }),
  });
  return {
    lines: gatewayLines(config, gateway.url, await databaseProblems(config)),
    close: async () => {
      await gateway.close();
      await reading.close();
      store.close();
    },
  };
}
