import { join } from "node:path";
import { createChannels } from "../../bot/channels.ts";
import { createGroups } from "../../bot/groups.ts";
import { createOutbound } from "../../bot/outbound.ts";
import { createPostForApp } from "../../bot/post-for-app.ts";
import { createSlackClient } from "../../bot/slack-client.ts";
import { startGateway } from "../../gateway/gateway.ts";
import { type Config, clockOf } from "../../lib/config.ts";
import { createLog } from "../../lib/log.ts";
import { openKeys } from "../../operator/signing-key.ts";
import { openStore } from "../../store/store.ts";
import { toolroomVersion } from "../version.ts";
import { runPart, type StartedPart } from "./parts.ts";
import { slackConnection } from "./slack-connection.ts";

/** The gateway's process: entrances only. It outlives a control plane that restarts, and a supervisor that died. */
export function runGateway(config: Config): Promise<void> {
  return runPart(() => start(config), { endsWithSupervisor: false });
}

async function start(config: Config): Promise<StartedPart> {
  const clock = clockOf(config);
  const log = createLog({ part: "gateway", clock, write: (line) => process.stderr.write(`${line}\n`) });
  const store = openStore(join(config.home, "registry.db"));
  const client = createSlackClient({ ...slackConnection(config), log });
  const outbound = createOutbound({ client, store, clock, log });
  const groups = createGroups({ client, clock });
  const gateway = await startGateway({
    store,
    port: config.port,
    runtimeFolder: config.runtimeFolder,
    version: toolroomVersion(),
    clock,
    log,
    keys: openKeys(config.home),
    people: {
      sendDirectMessage: async (personId, key, text) => {
        await outbound.directMessage({ personId, key, text, blocks: [] });
      },
      postForApp: createPostForApp({ outbound, channels: createChannels({ client, clock }) }),
    },
    approvers: { approverGroup: config.approverGroup, groupMembers: (handle) => groups.members(handle) },
    model: {
      apiKey: config.model.apiKey,
      baseUrl: config.model.baseUrl,
      models: [config.model.plan, config.model.code],
      prices: {},
    },
  });
  return {
    lines: [`Apps and sign-in:  ${gateway.url}`, `Model:             ${modelWords(config)}`],
    close: async () => {
      await gateway.close();
      store.close();
    },
  };
}

function modelWords(config: Config): string {
  const { apiKey, baseUrl, plan, code } = config.model;
  if (apiKey === null) return "none: set ANTHROPIC_API_KEY, or asks cannot be built";
  return `${plan} plans, ${code} codes, at ${new URL(baseUrl).host}`;
}
