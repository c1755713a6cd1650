import { join } from "node:path";
import { startApprovalSweep } from "../../builder/approval-sweep.ts";
import type { BuilderDeps } from "../../builder/deps.ts";
import { createDesk } from "../../builder/desk/create-desk.ts";
import { createDurable, type Run } from "../../builder/durable.ts";
import { startQueue } from "../../builder/queue.ts";
import { startRunningTime } from "../../builder/running-time.ts";
import { createGit } from "../../builder/source/git.ts";
import { createStripping } from "../../builder/source/stripping.ts";
import { handleRequest } from "../../builder/workflow.ts";
import { connectSlack, listenToSlack } from "../../cli/serve/slack-side.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Config } from "../../lib/config.ts";
import type { Log } from "../../lib/log.ts";
import { createCallsUnderWay } from "../../operator/calls-under-way.ts";
import { appUrl, type OperatorDeps } from "../../operator/deps.ts";
import { createFreshDatabases } from "../../operator/fresh-databases.ts";
import { createInstanceTurns } from "../../operator/instance-turns.ts";
import { startNotices } from "../../operator/notices.ts";
import { startReconciling } from "../../operator/reconcile.ts";
import { openKeys } from "../../operator/signing-key.ts";
import { createPreviewStarter } from "../../operator/start-preview.ts";
import { switchApp } from "../../operator/switch-app.ts";
import { createStarter } from "../../runners/host/starter/starter.ts";
import { openRequests } from "../../store/app-requests.ts";
import type { Store } from "../../store/store.ts";
import { NO_COMPANY_SOURCES } from "../fakes/no-sources.ts";
import { clockOf, type Life, portOf } from "./lives.ts";
import { createQuickHarness, createQuickPlanner, QUICK_MODELS } from "./quick-agent.ts";
import type { QuickBoxes } from "./quick-boxes.ts";

export interface ToolroomOrder {
  config: Config;
  /** Its own connection to the registry. */
  registry: Store;
  clock: Clock;
  log: Log;
  boxes: QuickBoxes;
  skillsFolder: string;
  /** Milliseconds on that clock which a build takes. */
  buildMs: number;
  /** Told before a step of a request and after it, wherever it ended but in a kill. */
  watch: (requestId: string, stepName: string, moment: "begins" | "ended") => void;
}

/** Of the machine, as git is: no life of a Toolroom takes it along. */
const STARTER = createStarter();

/**
 * The control plane as `cli/serve/control-plane.ts` composes it, in one life: registry, builder, operator and bot are the
 * real ones; planner and agent are quick, and nothing runs in the boxes. Resolves when it listens.
 */
export async function startQuickToolroom(life: Life, order: ToolroomOrder): Promise<void> {
  const { config, log } = order;
  const { home, runtimeFolder, port } = config;
  const clock = clockOf(life, order.clock);
  const store = storeOf(life, order.registry);
  const base = {
    config,
    clock,
    log,
    store,
    starter: STARTER,
    room: { require: () => undefined, stop: () => undefined },
    close: () => undefined,
  };
  const side = await connectSlack(base);
  const { authority, channels } = side;
  const notices = startNotices({ store, announcer: side.announcer, clock, log });
  const { announcer } = startRunningTime({ announcer: side.announcer, clock, log });
  const [runner, doors, edge] = [
    portOf(life, order.boxes.runner),
    portOf(life, order.boxes.doors),
    portOf(life, order.boxes.edge),
  ];
  const operator: OperatorDeps = {
    ...{ store, runner, doors, edge, announcer, clock, log, home, runtimeFolder, port },
    calls: createCallsUnderWay(clock),
    freshDatabases: createFreshDatabases(),
    instanceTurns: createInstanceTurns(),
    wakeNotices: notices.wake,
    privateKey: openKeys(home).privateKey,
  };
  const builder: BuilderDeps = {
    ...{ store, clock, log, home, runner, doors, announcer, operator },
    git: createGit(STARTER),
    stripping: createStripping({ clock }),
    skillsFolder: order.skillsFolder,
    planner: createQuickPlanner(),
    harnessFor: (_, model) => createQuickHarness((ms) => order.clock.sleep(ms, life.over), order.buildMs, model),
    models: QUICK_MODELS,
    // What this agent writes is known to hold.
    composed: { remember: async () => undefined, knows: async () => true, areStrippedOf: async () => true },
    agentFolders: () => [],
    harnessVersion: () => null,
    image: () => runner.prepare(() => undefined),
    channels: () => channels.names(),
    absentFrom: (names) => channels.absentFrom(names),
    sharedChannels: () => channels.sharedNames(),
    closedTo: (personId, names) => channels.closedTo(personId, names),
    slackKind: "local",
    approverGroup: config.approverGroup,
    sources: NO_COMPANY_SOURCES,
    packages: config.packages,
    budgetUsd: config.budgetUsdPerRequest,
    requireRoom: () => undefined,
    addressOf: (appName) => appUrl(config, appName),
  };
  await startReconciling(operator);
  const durable = createDurable({
    file: join(home, "workflows.db"),
    workflow: (run) => life.during(() => handleRequest(watched(run, life, order.watch), builder)),
    concurrency: 3,
    clock,
    log,
  });
  if (life.isOver) durable.close();
  const signal = (name: string) => (life.isOver ? undefined : durable.signal(name));
  const start = (requestId: string) => life.during(() => durable.start(requestId));
  startApprovalSweep({ store, clock, log, approverGroup: config.approverGroup, signal });
  for (const request of await openRequests(store)) await start(request.id);
  startQueue(builder, () => (life.isOver ? [] : durable.waiting()));
  const desk = createDesk({
    home,
    ...{ store, clock, log, authority, start, signal },
    stepBackup: async () => null,
    hasModel: true,
    findEntries: async () => null,
    switchApp: (switched, along) => switchApp(operator, switched, along),
  });
  // These apps have nothing that fires.
  const fired = { store, clock, authority, wakeDeliveries: () => undefined };
  const commands = { ...fired, startPreview: createPreviewStarter(operator), wakeAddresses: () => undefined };
  await listenToSlack(base, side, desk, commands, () => undefined);
}

/** What is written after the end of the life is written nowhere. */
function storeOf(life: Life, store: Store): Store {
  return {
    get orm() {
      if (life.isOver) throw new Error("This life is over.");
      return store.orm;
    },
    prepared: (prepare) => {
      if (life.isOver) throw new Error("This life is over.");
      return store.prepared(prepare);
    },
    lightly: (write) => {
      if (life.isOver) throw new Error("This life is over.");
      return store.lightly(write);
    },
    close: () => store.close(),
  };
}

function watched(run: Run, life: Life, watch: ToolroomOrder["watch"]): Run {
  return {
    key: run.key,
    waitFor: (signal) => run.waitFor(signal),
    step: (name, work) =>
      run.step(name, () =>
        life.during(async () => {
          watch(run.key, name, "begins");
          try {
            return await work();
          } finally {
            if (!life.isOver) watch(run.key, name, "ended");
          }
        }),
      ),
  };
}
