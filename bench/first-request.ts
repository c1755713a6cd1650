/**
 * From the wish for a sandbox until the harness in it asks its model for the first time, cold, in a box that waited, and where
 * its program waited in it, for every harness that a model drives: `node bench/first-request.ts [runs] [harness …]`. Fetches
 * the agents where they are missing.
 */
import type { Harness } from "../builder/harness.ts";
import { createHarnesses } from "../builder/harnesses/choose.ts";
import { AGENT_NAMES } from "../cli/harness/agents.ts";
import { installAgent } from "../cli/harness/install.ts";
import { systemClock } from "../lib/clock.ts";
import { silentLog } from "../lib/log.ts";
import { createWarmRunner } from "../runners/pool/warm-runner.ts";
import type { AgentFolder, Runner, SandboxSpec } from "../runners/runner.ts";
import { AGENTS_HOME } from "../test/agents.ts";
import { openGatewayDoor } from "../test/fakes/gateway-door.ts";
import { quietDoor } from "../test/fakes/harness-runs.ts";
import { lunchPlan } from "../test/fakes/scenarios.ts";
import { makeDockerRunner } from "../test/runners/boxes.ts";
import { engineStart } from "./boxes/engine-start.ts";
import { row } from "./boxes/numbers.ts";

const runs = Number(process.argv[2] ?? 5);
const wanted = process.argv.slice(3);
/** As a Build's Sandbox (builder/coding.ts). */
const LIMITS = { memoryMb: 1024, cpus: 1, pids: 256, fileSizeMb: 256, scratchMb: 512 };
const GIVE_UP_MS = 60_000;
const TASK_LIMITS = { turns: 2, timeoutMs: GIVE_UP_MS };

const harnesses = createHarnesses({ model: "code", clock: systemClock, agents: [] });
const made = await makeDockerRunner();
let number = 0;
try {
  const { digest } = await made.runner.prepare((sentence) => console.log(sentence));
  const own: number[] = [];
  console.log(
    `\nuntil the first request to the model, ${runs} sandboxes of docker each way, in turn; median (min–max)`,
  );
  for (const harness of harnesses) {
    if (wanted.length > 0 && !wanted.includes(harness.name)) continue;
    const agents = await agentsOf(harness);
    const [warm, waiting] = [warmRunner(), warmRunner()];
    // Cold, in a box that waited, and where its program waited in it, too; the first two know nothing of a program.
    const without = { name: harness.name, start: harness.start, traits: harness.traits };
    const ways = [
      { words: "cold", runner: made.runner, harness: without, took: [] as number[] },
      { words: "box waits", runner: warm, harness: without, took: [] as number[] },
      ...(harness.ahead === undefined
        ? []
        : [{ words: "program waits", runner: waiting, harness, took: [] as number[] }]),
    ];
    try {
      // It fills caches of the disk, and says what is to be kept ready.
      for (const way of ways) await untilAsked(way.runner, way.harness, digest, agents);
      for (let run = 0; run < runs; run += 1) {
        await Promise.all([warm.settled(), waiting.settled()]);
        own.push(await engineStart(made, specOf(digest, agents)));
        for (const way of ways) {
          way.took.push(await untilAsked(way.runner, way.harness, digest, agents));
          await Promise.all([warm.settled(), waiting.settled()]);
        }
      }
      for (const { words, took } of ways) console.log(row(`${harness.name}, ${words}`, took));
    } finally {
      await Promise.all([warm.close(), waiting.close()]);
    }
  }
  console.log(row("engine: create + start", own));
} finally {
  await made.close();
}

function warmRunner() {
  return createWarmRunner(made.runner, {
    ...{ size: 1, quietMs: 0, isWarmed: () => true, labels: { kind: "pool" } },
    ...{ runtimeFolder: made.folder, log: silentLog, clock: systemClock },
  });
}

async function untilAsked(
  runner: Pick<Runner, "openSandbox">,
  harness: Harness,
  digest: string,
  agents: AgentFolder[],
): Promise<number> {
  const { promise: asked, resolve } = Promise.withResolvers<number>();
  const refusal = { status: 400, type: "invalid_request_error", message: "It was only to be heard." };
  // Through the real gateway: an agent asks it for what it may read before it asks its model.
  const door = await openGatewayDoor({
    upstream: "http://127.0.0.1:9",
    own: () => {
      resolve(performance.now());
      return refusal;
    },
  });
  const startedAt = performance.now();
  const sandbox = await runner.openSandbox({
    ...{ ...specOf(digest, agents), doorFolder: `${door.doorFolder}/door` },
    ...(harness.ahead === undefined ? {} : { ahead: harness.ahead(TASK_LIMITS) }),
  });
  const run = harness.start({
    ...{ plan: lunchPlan(), occasion: "new_app", assignment: "Build it.", inputs: [], skills: [], resume: null },
    ...{ sandbox, doorFolder: door.doorFolder, limits: TASK_LIMITS },
    ...{ signal: AbortSignal.timeout(GIVE_UP_MS), door: async () => quietDoor },
  });
  try {
    const ended = Array.fromAsync(run.events, (event) => (event.kind === "error" ? event.message : event.kind));
    const askedAt = await Promise.race([asked, ended.then((events) => events.join(", "))]);
    if (typeof askedAt === "string") throw new Error(`${harness.name} never asked its model: ${askedAt}`);
    return askedAt - startedAt;
  } finally {
    await run.stop();
    await sandbox.close();
    await door.close();
  }
}

async function agentsOf({ name }: Harness): Promise<AgentFolder[]> {
  if (!AGENT_NAMES.includes(name)) return [];
  return [
    await installAgent(name, { home: AGENTS_HOME, env: process.env, progress: (sentence) => console.log(sentence) }),
  ];
}

function specOf(imageDigest: string, agents: AgentFolder[]): SandboxSpec {
  number += 1;
  return { name: `first-${number}`, labels: { kind: "bench" }, limits: LIMITS, env: {}, imageDigest, agents };
}
