import { join } from "node:path";
import { createAnswerBack } from "../../bot/answer-back.ts";
import { createSayByTool } from "../../bot/say-by-tool.ts";
import { syncSlackManifest } from "../../bot/slack-manifest.ts";
import { startApprovalSweep } from "../../builder/approval-sweep.ts";
import { createComposedSources, isComposedFolder } from "../../builder/blueprints/composed-sources.ts";
import { allKnownTexts } from "../../builder/blueprints/known-files.ts";
import { startBundleSweep } from "../../builder/bundle-sweep.ts";
import { createContextGit } from "../../builder/context/fetch-repository.ts";
import { followContext } from "../../builder/context/follow-context.ts";
import type { BuilderDeps } from "../../builder/deps.ts";
import { createDesk } from "../../builder/desk/create-desk.ts";
import { createDurable, type StepProbe } from "../../builder/durable.ts";
import { readEntries } from "../../builder/entries/read-entries.ts";
import { createPatience } from "../../builder/outage.ts";
import { followPolicy } from "../../builder/policy/follow-policy.ts";
import { startQueue } from "../../builder/queue.ts";
import { startRunningTime } from "../../builder/running-time.ts";
import { createStripping } from "../../builder/source/stripping.ts";
import { syncingWhenLive } from "../../builder/tool/sync-words.ts";
import type { SlackManifestAccess, ToolDeps } from "../../builder/tool/tool-deps.ts";
import { startWorkSweep } from "../../builder/work-sweep.ts";
import { handleRequest } from "../../builder/workflow.ts";
import { systemClock } from "../../lib/clock.ts";
import type { Config } from "../../lib/config.ts";
import { explain } from "../../lib/errors.ts";
import { startAuditHead } from "../../operator/audit-head.ts";
import { startDeliveries } from "../../operator/deliveries.ts";
import { startDeliverySweep } from "../../operator/delivery-sweep.ts";
import type { OperatorDeps } from "../../operator/deps.ts";
import { createInstanceTurns } from "../../operator/instance-turns.ts";
import { hindranceToKeep, keepBackup, keptBackups } from "../../operator/keep-backup.ts";
import { startNotices } from "../../operator/notices.ts";
import { startHandOverSweep } from "../../operator/ownership/hand-over-sweep.ts";
import { offerTransfer } from "../../operator/ownership/offer-transfer.ts";
import { startQuestionSweep } from "../../operator/ownership/question-sweep.ts";
import type { Poll } from "../../operator/poll.ts";
import { startQuota } from "../../operator/quota.ts";
import { type PageLook, readPage } from "../../operator/read-page.ts";
import { startReconciling } from "../../operator/reconcile.ts";
import { replayDelivery } from "../../operator/replay.ts";
import { openSecretKeys } from "../../operator/secret-keys.ts";
import { openKeys } from "../../operator/signing-key.ts";
import { createPreviewStarter } from "../../operator/start-preview.ts";
import { stepBackup } from "../../operator/step-backup.ts";
import { switchApp } from "../../operator/switch-app.ts";
import { startTriggers } from "../../operator/triggers.ts";
import { startUsageSweep } from "../../operator/usage-sweep.ts";
import { startWebhookAddresses } from "../../operator/webhook-addresses.ts";
import { openRequests } from "../../store/app-requests.ts";
import { removeOldAgents } from "../harness/installed.ts";
import { agentWords } from "./agent-words.ts";
import { approvalWords } from "./approval-words.ts";
import { type Base, openBase } from "./base.ts";
import { composeBuilder, composeOperator } from "./builder-side.ts";
import { contextWords } from "./context-words.ts";
import { dataWords } from "./data-words.ts";
import { groupWords } from "./group-words.ts";
import { openHomeRunner, runnersOf, warmRunnerOf } from "./home-runner.ts";
import { instanceLogsOf } from "./instance-logs.ts";
import { leftRunning } from "./left-running.ts";
import { line, runPart, type StartedPart, tellSupervisor } from "./parts.ts";
import { secretWords } from "./secret-words.ts";
import { connectSlack, listenToSlack, type SlackSide } from "./slack-side.ts";
import { startToolApi } from "./tool-api.ts";

const CONCURRENT_REQUESTS = 8;

/** The control plane's process: registry, builder, operator, bot. `onStep` is for tests that kill it at a step. */
export function runControlPlane(config: Config, onStep?: StepProbe): Promise<void> {
  return runPart(() => start(config, onStep), { endsWithSupervisor: true });
}

/** In this order: what stands, what runs, what was under way, and only then what is new. */
async function start(config: Config, onStep: StepProbe | undefined): Promise<StartedPart> {
  const base = openBase(config);
  const { clock, log, store } = base;
  const side = await connectSlack(base);
  const notices = startNotices({ store, announcer: side.announcer, clock, log });
  const stripping = createStripping({ clock, known: allKnownTexts });
  const composed = createComposedSources({ store, clock, stripping });
  const runners = runnersOf(base, (folder) => isComposedFolder(composed, folder));
  const home = await openHomeRunner(base, runners, (sentence) => tellSupervisor({ kind: "progress", sentence }));
  const time = startRunningTime({ announcer: side.announcer, clock, log });
  const slackManifest = slackManifestOf(base, side);
  const syncing = { builder: { store, clock, log }, slackManifest };
  const told = { ...side, announcer: syncingWhenLive(time.announcer, syncing) };
  const warm = warmRunnerOf(base, home.runner);
  const operator = composeOperator(base, told, warm, notices.wake);
  const addresses = startWebhookAddresses({
    ...{ store, announcer: side.announcer, clock, log, port: config.port },
    sendersKey: openKeys(config.home).sendersKey,
  });
  const { builder, rules } = await composeBuilder(base, told, operator, { image: home.image, composed, stripping });

  // Before anything is judged: a request that was under way is judged by what the file says now.
  const policy = await followPolicy({
    ...{ store, clock, log, policyFile: config.policyFile, approverGroup: config.approverGroup },
    groupMembers: side.groups.members,
  });
  // Nobody waits for it yet: a request that was under way goes on at once, and a step that needs the image waits itself.
  const boxes = home.image.get().then(
    () => home.describe(),
    (error: unknown) => `none yet: ${explain(error)}`,
  );
  const reconciling = await startReconciling(operator);
  // After the first round nobody works in a sandbox that an earlier control plane opened.
  await removeOldAgents(config.home);
  const quota = startQuota(operator);
  const context = followContextOf(base, builder);
  const durable = createDurable({
    file: join(config.home, "workflows.db"),
    workflow: (run) => handleRequest(run, builder),
    patience: createPatience(builder),
    concurrency: CONCURRENT_REQUESTS,
    clock,
    log,
    ...(onStep === undefined ? {} : { onStep }),
  });
  const deliveries = await startDeliveries(operator, createAnswerBack({ outbound: side.outbound, store }));
  const wakeDeliveries = () => deliveries.wake();
  const triggers = startTriggers({ store, clock, log }, wakeDeliveries);
  const sweep = startApprovalSweep({
    ...{ store, clock, log, approverGroup: config.approverGroup },
    signal: (name) => durable.signal(name),
  });
  const auditHead = startAuditHead({ store, clock, log });
  const deliverySweep = startDeliverySweep({ store, clock, log });
  const questionSweep = startQuestionSweep({ store, clock, log });
  const handOvers = startHandOverSweep({ store, clock, log, groupMembers: side.groups.members });
  const usageSweep = startUsageSweep({ store, clock, log });
  const workSweep = startWorkSweep({ store, clock, log, home: config.home });
  const bundleSweep = startBundleSweep({ store, clock: systemClock, log, home: config.home });
  for (const request of await openRequests(store)) await durable.start(request.id);
  const queue = startQueue(builder, () => durable.waiting());

  const { authority } = side;
  const entryDeps = { store, clock, readPage: (look: PageLook) => readPage(operator, look) };
  const desk = createDesk({
    ...{ store, clock, log, authority, home: config.home },
    start: (requestId) => durable.start(requestId),
    signal: (approvalId) => durable.signal(approvalId),
    stepBackup: (appId) => stepBackup(operator, appId),
    hasModel: builder.planner.name === "model",
    findEntries: (app, personId, question) => readEntries(entryDeps, app, personId, question),
    switchApp: (order, along) => switchApp(operator, order, along),
  });
  const commands = {
    ...{ store, clock, authority, wakeDeliveries },
    startPreview: createPreviewStarter(operator),
    wakeAddresses: addresses.wake,
  };
  const tellOperator = (sentence: string) => tellSupervisor({ kind: "progress", sentence });
  const bot = await listenToSlack(base, side, desk, commands, tellOperator);
  const replay: ToolDeps["replay"] = (wanted) => replayDelivery(commands, { ...wanted, from: "tool" });
  const sayByTool = createSayByTool({ outbound: side.outbound, store });
  const tool = {
    builder,
    authority,
    desk,
    saySomethingDone: sayByTool,
    slackManifest,
    replay,
    secretKeys: () => openSecretKeys(config),
    backups: backupsOf(operator),
    logs: instanceLogsOf(config),
    offerTransfer: async (wish: Parameters<typeof offerTransfer>[1]) => {
      const offered = await offerTransfer({ store, clock, authority }, wish);
      notices.wake();
      return offered;
    },
  };
  const toolApi = await startToolApi(tool, config.runtimeFolder);

  stripping.warm(); // Nobody waits for it yet.
  const [approvals, groups, data, contextLine, secrets] = await Promise.all([
    approvalWords(config, side),
    groupWords(config, side.groups),
    dataWords(config.sources, [config.home, config.runtimeFolder]),
    contextWords(config.context, store),
    secretWords(config, store),
  ]);
  const lines = linesOf(config, await boxes, {
    approvals,
    groups,
    data,
    context: contextLine,
    secrets,
    policy: policy.words,
  });
  return {
    lines,
    close: async () => {
      await warm.close();
      for (const sentence of await leftRunning(operator)) tellSupervisor({ kind: "progress", sentence });
      await toolApi.close();
      await bot.close();
      durable.close();
      await rules.close();
      await stripping.close();
      await Promise.all(
        [
          reconciling,
          quota,
          deliveries,
          triggers,
          sweep,
          workSweep,
          deliverySweep,
          usageSweep,
          questionSweep,
          handOvers,
          auditHead,
          bundleSweep,
          notices,
          addresses,
          time.poll,
          queue,
          context,
          policy.poll,
        ].map((poll) => poll.stop()),
      );
      base.close();
    },
  };
}

function backupsOf(operator: OperatorDeps): ToolDeps["backups"] {
  return {
    keep: (wanted) => keepBackup(operator, wanted),
    hindrance: (appId) => hindranceToKeep(operator, appId),
    list: (appId) => keptBackups(operator, appId),
  };
}

/** The app token names the app that it is of, where Slack does not: `xapp-1-A0…`. */
function slackManifestOf({ log }: Base, { slack, identity }: SlackSide): SlackManifestAccess {
  const appId = identity.appId || (/^xapp-\d+-(A[A-Z0-9]+)-/.exec(slack.appToken)?.[1] ?? "");
  const address = slack.slackApiUrl === undefined ? {} : { slackApiUrl: slack.slackApiUrl };
  const turns = createInstanceTurns();
  return {
    sync: (token, wanted) => syncSlackManifest({ ...address, log, appId }, token, wanted),
    inTurn: (work) => turns.take("slack manifest", work),
    ownToken: slack.configToken ?? null,
  };
}

/** Its repository may not lie where boxes write. */
function followContextOf({ config, store, clock, log, starter }: Base, { git, skillsFolder }: BuilderDeps): Poll {
  const { home, runtimeFolder, context } = config;
  const contextGit = createContextGit(starter, [home, runtimeFolder]);
  return followContext({ store, git, contextGit, clock, log, home, skillsFolder, context });
}

/** What it chose, why, and what to set to get more. */
function linesOf(
  config: Config,
  boxes: string,
  told: Record<"groups" | "data" | "context" | "secrets" | "policy", string | null> & { approvals: string },
): string[] {
  const slack =
    config.slack.kind === "real"
      ? "the real one (SLACK_BOT_TOKEN)"
      : "local; set SLACK_BOT_TOKEN and SLACK_APP_TOKEN for the real one";
  const { approvals, groups, data, context, secrets, policy } = told;
  return [
    ...[line("Slack", slack), line("Boxes", boxes), line("Agents", agentWords(config))],
    ...[...(context === null ? [] : [line("Context", context)]), ...(data === null ? [] : [line("Data", data)])],
    ...[line("Approvals", approvals), ...(groups === null ? [] : [line("Groups", groups)])],
    ...(policy === null ? [] : [line("Policy", policy)]),
    ...(secrets === null ? [] : [line("Secrets", secrets)]),
  ];
}
