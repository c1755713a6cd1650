/**
 * Ask → live, and each stop's share: `npm run bench:first-app -- [runs] [model|rules|bare]`. With `model` (which answers at once) on Docker;
 * with `rules`, without a model, on bubblewrap; `bare` is the same where there are no boxes. People press as soon as a button is there. In the same run, beside it: the
 * first ask after a start, which a newcomer's is, and the runner's own start of an empty box.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { planSchema } from "../sdk/contract/plan.ts";
import { type Stage, startStage, untilSaid } from "../test/e2e/stage.ts";
import { startModelOf, type Way, withModel, withoutModel } from "../test/e2e/ways.ts";
import { type Scenario, salesScenario } from "../test/fakes/scenarios.ts";

/** A way to build, the ask of each run, and how long an empty box takes there. */
interface Measured {
  way: Way;
  askOf: (run: number) => string;
  startBox: (stage: Stage) => void;
  boxStart: string;
}

const MEASURED: Record<string, Measured> = {
  model: {
    way: { ...withModel, scenarios: () => Array.from({ length: runs() + 1 }, (_, run) => scenarioOf(run)) },
    askOf: (run) => `post yesterday's sales in #sales each morning at 8 (run ${run}.)`,
    startBox: startContainer,
    boxStart: "engine: create + start + remove",
  },
  rules: {
    way: withoutModel,
    askOf: lunchOf,
    startBox: () => execFileSync("bwrap", ["--ro-bind", "/", "/", "--unshare-all", "true"]),
    boxStart: "bubblewrap: start + end",
  },
  bare: {
    way: {
      ...withoutModel,
      name: "known parts without boxes",
      environment: { ...withoutModel.environment, TOOLROOM_RUNNER: "bare" },
    },
    askOf: lunchOf,
    startBox: () => execFileSync(process.execPath, ["--permission", "--eval", ""]),
    boxStart: "Node: start + end",
  },
};

const SLACKS_PACE_MS = 3_000;
const measured = MEASURED[process.argv[3] ?? "model"];
if (measured === undefined) throw new Error(`There is ${Object.keys(MEASURED).join(" and ")}.`);
const endings: (() => unknown)[] = [];
const atEnd = (end: unknown) => void endings.unshift(end as () => unknown);
const totals: number[] = [];
const boxes: number[] = [];
const stops = new Map<string, number[]>();
const firsts: number[] = [];

try {
  const modelUrl = await startModelOf(measured.way, atEnd);
  const stage = await startStage({ after: atEnd }, { modelUrl, environment: measured.way.environment });
  for (let run = 0; run <= runs(); run += 1) {
    const tookMs = await askToLive(stage, measured.askOf(run));
    const boxMs = timed(() => measured.startBox(stage));
    // Slack takes about a message a second in a channel: people's asks are not as close as a bench's.
    await setTimeout(SLACKS_PACE_MS);
    (run === 0 ? firsts : totals).push(tookMs);
    if (run === 0) continue; // it warms caches of disk and engine
    boxes.push(boxMs);
    for (const [stop, ms] of stopsOfLastRequest(stage)) stops.set(stop, [...(stops.get(stop) ?? []), ms]);
  }
  console.log(`\nask → live, ${measured.way.name}, ${runs()} runs, median (min–max)`);
  console.log(row("first ask after the start, alone", firsts));
  console.log(row("whole way", totals));
  for (const [stop, values] of stops) console.log(row(`  ${stop}`, values));
  console.log(row(measured.boxStart, boxes));
} finally {
  for (const end of endings) await end();
}

function runs(): number {
  return Number(process.argv[2] ?? 5);
}

function lunchOf(run: number): string {
  return `collect our lunch orders with /lunch${run} until 11:00, then post them in #food`;
}

/** The sales digest under a name and a command of its own: a command word belongs to one app. */
function scenarioOf(run: number): Scenario {
  const scenario = salesScenario();
  const text = JSON.stringify(scenario.plan)
    .replaceAll("/sales", `/sales-${run}`)
    .replaceAll("sales-digest", `sales-digest-${run}`);
  const plan = planSchema.parse({ ...JSON.parse(text), summary: `Run ${run}: yesterday's sales in #sales.` });
  return { ...scenario, plan, ask: new RegExp(`run ${run}\\.`) };
}

async function askToLive(on: Stage, ask: string): Promise<number> {
  const asker = on.person("asker1");
  const startedAt = performance.now();
  const thread = await asker.say("#requests", `${on.bot} ${ask}`);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await on.person("platform1").press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v\d+ is live\./);
  return performance.now() - startedAt;
}

/** From the log: what passed between the saved steps of the newest request. */
function stopsOfLastRequest(on: Stage): Map<string, number> {
  const lines = readFileSync(join(on.home, "toolroom.log"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith('{"at"'));
  const events = lines.map(
    (line) => JSON.parse(line) as { at: string; event: string; requestId?: string; step?: string; ms?: number },
  );
  const requestId = events.findLast(({ event }) => event === "request received")?.requestId;
  const steps = events.filter((one) => one.event === "step done" && one.requestId === requestId);
  const stopOf = new Map<string, number>();
  for (const { step = "", ms = 0 } of steps) {
    const stop = step.startsWith("deploy") ? "deploy" : step.replace(/ ?\d+(\.\d+)?/g, "");
    stopOf.set(stop, (stopOf.get(stop) ?? 0) + ms);
  }
  return stopOf;
}

function startContainer(on: Stage): void {
  const image = execFileSync("docker", ["images", "-q", "toolroom/box"], { encoding: "utf8" }).split("\n")[0] ?? "";
  execFileSync("docker", ["run", "--rm", "--network", "none", "--label", `bench=${on.port}`, image, "true"]);
}

function timed(act: () => void): number {
  const startedAt = performance.now();
  act();
  return performance.now() - startedAt;
}

function row(name: string, values: number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return `${name.padEnd(34)} ${String(at(0.5)).padStart(6)} ms  (${at(0)}–${at(1)})`;
}
