/**
 * Ask → live with a model that answers at once, and each stop's share: `npm run bench:first-app -- [runs]`. People press
 * as soon as a button is there. In the same run, beside it: the engine's own create + start of the same image.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { planSchema } from "../sdk/contract/plan.ts";
import { type Stage, startStage, untilSaid } from "../test/e2e/stage.ts";
import { playScenarios, type Scenario, salesScenario } from "../test/fakes/scenarios.ts";
import { startScriptedModel } from "../test/fakes/scripted-model.ts";

const runs = Number(process.argv[2] ?? 5);
const endings: (() => unknown)[] = [];
const model = await startScriptedModel(playScenarios(Array.from({ length: runs + 1 }, (_, run) => scenarioOf(run))));
const stage = await startStage({ after: (end) => void endings.push(end as () => unknown) }, { modelUrl: model.url });
const totals: number[] = [];
const engine: number[] = [];
const stops = new Map<string, number[]>();

try {
  for (let run = 0; run <= runs; run += 1) {
    const tookMs = await askToLive(stage, run);
    const engineMs = engineStart(stage);
    if (run === 0) continue; // the first run warms caches of disk and engine
    totals.push(tookMs);
    engine.push(engineMs);
    for (const [stop, ms] of stopsOfLastRequest(stage)) stops.set(stop, [...(stops.get(stop) ?? []), ms]);
  }
  console.log(`\nask → live, ${runs} runs, median (min–max)`);
  console.log(row("whole way", totals));
  for (const [stop, values] of stops) console.log(row(`  ${stop}`, values));
  console.log(row("engine: create + start + remove", engine));
} finally {
  for (const end of endings) await end();
  await model.close();
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

async function askToLive(on: Stage, run: number): Promise<number> {
  const asker = on.person("asker1");
  const startedAt = performance.now();
  const thread = await asker.say(
    "#requests",
    `${on.bot} post yesterday's sales in #sales each morning at 8 (run ${run}.)`,
  );
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

function engineStart(on: Stage): number {
  const image = execFileSync("docker", ["images", "-q", "toolroom/box"], { encoding: "utf8" }).split("\n")[0] ?? "";
  const startedAt = performance.now();
  execFileSync("docker", ["run", "--rm", "--network", "none", "--label", `bench=${on.port}`, image, "true"]);
  return performance.now() - startedAt;
}

function row(name: string, values: number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return `${name.padEnd(34)} ${String(at(0.5)).padStart(6)} ms  (${at(0)}–${at(1)})`;
}
