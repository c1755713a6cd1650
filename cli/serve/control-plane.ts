import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createAnnouncer } from "../../bot/announcer.ts";
import { createAnswerBack } from "../../bot/answer-back.ts";
import { createChannels } from "../../bot/channels.ts";
import { createGroups } from "../../bot/groups.ts";
import { readSlackIdentity } from "../../bot/identity.ts";
import { createOutbound } from "../../bot/outbound.ts";
import { createReading } from "../../bot/reading.ts";
import { createSlackClient } from "../../bot/slack-client.ts";
import { startBot } from "../../bot/start.ts";
import { startApprovalSweep } from "../../builder/approval-sweep.ts";
import { createDesk } from "../../builder/create-desk.ts";
import type { BuilderDeps } from "../../builder/deps.ts";
import { createDurable, type StepProbe } from "../../builder/durable.ts";
import { createBuiltInHarness } from "../../builder/harnesses/built-in.ts";
import { createModelPlanner } from "../../builder/planners/model.ts";
import { readSkills } from "../../builder/scaffold.ts";
import { handleRequest } from "../../builder/workflow.ts";
import { createGatewayClient } from "../../gateway/control-client.ts";
import { type Config, clockOf } from "../../lib/config.ts";
import { watchDiskRoom } from "../../lib/disk-room.ts";
import { explain, KnownError } from "../../lib/errors.ts";
import { createLog } from "../../lib/log.ts";
import { createAuthority } from "../../operator/authority.ts";
import { createCallsUnderWay } from "../../operator/calls-under-way.ts";
import { deliverCommand, firePreview } from "../../operator/commands.ts";
import { startDeliveries } from "../../operator/deliveries.ts";
import { appUrl, type OperatorDeps } from "../../operator/deps.ts";
import { startQuota } from "../../operator/quota.ts";
import { startReconciling } from "../../operator/reconcile.ts";
import { openKeys } from "../../operator/signing-key.ts";
import { switchApp } from "../../operator/switch-app.ts";
import { startTriggers } from "../../operator/triggers.ts";
import { createDockerRunner } from "../../runners/docker.ts";
import { openRequests } from "../../store/app-requests.ts";
import { takeHomeLock } from "../../store/home-lock.ts";
import { openStore } from "../../store/store.ts";
import { boxLayerFolder, createBoxImage } from "./box-image.ts";
import { runPart, type StartedPart, tellSupervisor } from "./parts.ts";
import { slackConnection } from "./slack-connection.ts";

const SKILLS = fileURLToPath(new URL("../../skills", import.meta.url));
const CONCURRENT_REQUESTS = 8;
const MODEL_ANSWER_TOKENS = 16_000;

/** The control plane's process: registry, builder, operator, bot. `onStep` is for tests that kill it at a step. */
export function runControlPlane(config: Config, onStep?: StepProbe): Promise<void> {
  return runPart(() => start(config, onStep), { endsWithSupervisor: true });
}

async function start(config: Config, onStep: StepProbe | undefined): Promise<StartedPart> {
  const { home } = config;
  const lock = takeHomeLock(join(home, "lock.db"));
  if (lock === "taken") {
    throw new KnownError(
      "home_taken",
      `Another Toolroom runs in ${home}.`,
      "Stop it, or set TOOLROOM_HOME to another folder.",
    );
  }
  const clock = clockOf(config);
  const log = createLog({ part: "control plane", clock, write: (line) => process.stderr.write(`${line}\n`) });
  const room = watchDiskRoom({ folder: home, clock, log });
  const store = openStore(join(home, "registry.db"));

  const slack = slackConnection(config);
  const client = createSlackClient({ ...slack, log });
  const identity = await readSlackIdentity(client, clock);
  const channels = createChannels({ client, clock });
  const groups = createGroups({ client, clock });
  const reading = createReading({ client, clock });
  const outbound = createOutbound({ client, store, clock, log });
  const { platformChannel, approverGroup } = config;
  const announcer = createAnnouncer({ outbound, reading, groups, channels, store, clock, log, platformChannel });
  const authority = createAuthority({
    store,
    slackTeamId: () => identity.slackTeamId,
    approverGroup,
    groupMembers: (handle) => groups.members(handle),
  });

  const gateway = createGatewayClient(join(config.runtimeFolder, "gateway.sock"), { clock });
  const runner = createDockerRunner({
    socketPath: config.dockerSocket,
    homeLabel: config.homeLabel,
    user: boxUser(),
    layerFolder: boxLayerFolder(home),
    buildFolder: join(home, "cache", "image-build"),
    runtimeFolder: config.runtimeFolder,
    log,
    clock,
  });
  const progress = (sentence: string) => tellSupervisor({ kind: "progress", sentence });
  const image = createBoxImage({ runner, layerFolder: boxLayerFolder(home), progress });
  const operator: OperatorDeps = {
    store,
    runner,
    doors: gateway,
    edge: gateway,
    announcer,
    clock,
    log,
    calls: createCallsUnderWay(clock),
    home,
    runtimeFolder: config.runtimeFolder,
    port: config.port,
    privateKey: openKeys(home).privateKey,
  };
  const builder: BuilderDeps = {
    store,
    clock,
    log,
    home,
    skillsFolder: SKILLS,
    planner: createModelPlanner({
      models: { triage: config.model.plan, plan: config.model.plan },
      skills: await readSkills(SKILLS),
    }),
    harness: createBuiltInHarness({ model: config.model.code, maxTokens: MODEL_ANSWER_TOKENS, clock }),
    runner,
    image: () => image.get(),
    doors: gateway,
    announcer,
    operator,
    channels: () => channels.names(),
    sharedChannels: () => channels.sharedNames(),
    slackKind: config.slack.kind,
    approverGroup,
    budgetUsd: config.budgetUsdPerRequest,
    requireRoom: () => room.require(),
    addressOf: (appName) => appUrl(config, appName),
  };

  // Nobody waits for it yet: a request that was under way goes on at once, and a step that needs the image waits itself.
  const boxes = image.get().then(
    () => "Docker, without network; every app and every build in a box of its own",
    (error: unknown) => `none yet: ${explain(error)}`,
  );
  const polls = [await startReconciling(operator), startQuota(operator)];
  const durable = createDurable({
    file: join(home, "workflows.db"),
    workflow: (run) => handleRequest(run, builder),
    concurrency: CONCURRENT_REQUESTS,
    clock,
    log,
    ...(onStep === undefined ? {} : { onStep }),
  });
  const deliveries = await startDeliveries(operator, createAnswerBack({ outbound, store }));
  const triggers = startTriggers({ store, clock, log }, () => deliveries.wake());
  const sweep = startApprovalSweep({ store, clock, log, signal: (name) => durable.signal(name) });
  polls.push(deliveries, triggers, sweep);
  for (const request of await openRequests(store)) await durable.start(request.id);

  const desk = createDesk({
    store,
    clock,
    log,
    authority,
    start: (requestId) => durable.start(requestId),
    signal: (approvalId) => durable.signal(approvalId),
    switchApp: (appId, to, personId) => switchApp(operator, appId, to, personId),
  });
  const commands = { store, clock, authority, wakeDeliveries: () => deliveries.wake() };
  const bot = await startBot({
    slack,
    client,
    identity,
    desk,
    commands: {
      deliver: async ({ key, ...use }) => {
        const taken = await deliverCommand(commands, { ...use, envelopeKey: key });
        return taken.kind === "unknown_word" ? { kind: "unknown" } : taken;
      },
      tryInPreview: async ({ key, ...use }) => {
        const taken = await firePreview(commands, { ...use, envelopeKey: key });
        return taken.kind === "unknown_word" ? { kind: "unknown" } : taken;
      },
    },
    mayDo: async (personId, act) => {
      const subject = "requestId" in act ? { requestId: act.requestId } : {};
      const may = await authority.mayDo(personId, act.verb, subject);
      return may.yes ? may : { yes: false, say: `${may.why} ${may.askWhom}`.trim() };
    },
    announcer,
    outbound,
    reading,
    channels,
    store,
    clock,
    log,
    appUrl: (appName) => appUrl(config, appName),
  });

  return {
    lines: linesOf(config, await boxes),
    close: async () => {
      await bot.close();
      durable.close();
      await Promise.all(polls.map((poll) => poll.stop()));
      room.stop();
      store.close();
      lock.release();
    },
  };
}

/** Who programs in boxes are: a user of their own under root, else ourselves. */
function boxUser(): { uid: number; gid: number } {
  const uid = process.getuid?.() ?? 0;
  return uid === 0 ? { uid: 10_001, gid: 10_001 } : { uid, gid: process.getgid?.() ?? uid };
}

/** What it chose, why, and what to set to get more. */
function linesOf(config: Config, boxes: string): string[] {
  const { apiKey, baseUrl, plan, code } = config.model;
  const slack =
    config.slack.kind === "real"
      ? "the real one (SLACK_BOT_TOKEN)"
      : "local; set SLACK_BOT_TOKEN and SLACK_APP_TOKEN for the real one";
  const model =
    apiKey === null
      ? "none: set ANTHROPIC_API_KEY, or asks cannot be built"
      : `${plan} plans, ${code} codes, at ${new URL(baseUrl).host}`;
  const approvers =
    config.approverGroup === null
      ? "nobody: set TOOLROOM_APPROVERS to a Slack user group"
      : `@${config.approverGroup}, asked in ${config.platformChannel}`;
  return [
    `Slack:              ${slack}`,
    `Model:              ${model}`,
    `Boxes:              ${boxes}`,
    `Approvals:          ${approvers}`,
  ];
}
