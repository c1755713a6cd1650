import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Away,
  type AwayMode,
  beginAway,
  type LosableSlack,
  lastAway,
  startLosableSlack,
} from "../fakes/losable-slack.ts";
import { createPlay, TUESDAY_NINE } from "./crash-matrix.ts";
import { type Endings, type Stage, startStage, until } from "./stage.ts";
import { startModelOf, withModel } from "./ways.ts";

/** Which steps lose Slack as they begin. A step's name begins with its flow: `first triage`, `second conclude live`. */
export interface AwayPlan {
  mode: AwayMode;
  forMs: number;
  /** The second version is played only where that is asked. */
  flows: readonly FlowName[];
  /** null: every step that begins while Slack is there, but those in `except`. `first ask`: as somebody says it. */
  at: string[] | null;
  except: string[];
}

export type FlowName = "first" | "second";

/** An outage that began with that step. */
export interface MetOutage extends Away {
  step: string;
}

export interface Recovered extends MetOutage {
  /** From its end until the step was done; below zero: the step did not wait for Slack. */
  stepMs: number;
  /** From its end until Slack could speak to us again; below zero: it always could. */
  socketMs: number;
  /** Of the whole play; none: all is as without an outage. */
  problems: string[];
}

export interface SlackAway {
  /** Plays the flows in one Toolroom; every outage that began, in order. */
  play(plan: AwayPlan): Promise<{ recovered: Recovered[]; problems: string[]; steps: string[]; tookMs: number }>;
}

interface MetStep {
  step: string;
  moment: "before" | "inside";
  at: number;
}

const FIXTURE = fileURLToPath(new URL("../fixtures/control-plane-losing-slack.ts", import.meta.url));
/** For a dozen outages on the way: after each, calls that hang are given up only when their 30 s are over. */
const PATIENCE_MS = 600_000;
const SOCKET_PATIENCE_MS = 60_000;

/** The flows of the crash matrix, with a Slack that goes away instead of a process that dies. */
export function createSlackAway(): SlackAway {
  return {
    play: async (plan) => {
      const startedAt = performance.now();
      const endings: (() => unknown)[] = [];
      const ends: Endings = {
        passed: true,
        after: (end) => void (end === undefined || endings.push(end as () => unknown)),
      };
      const home = mkdtempSync(join(tmpdir(), "toolroom-e2e-"));
      try {
        writeFileSync(join(home, "away-plan.json"), JSON.stringify(plan));
        const { stage, slack } = await openStage(ends, home, (end) => endings.push(end));
        const problems = await playFlows(stage, slack, plan);
        ends.passed = problems.length === 0;
        const steps = linesOf<MetStep>(home, "steps.jsonl");
        const recovered = linesOf<MetOutage>(home, "away.jsonl").map((met) => ({
          ...met,
          stepMs: doneAt(steps, met.step) - met.endsAt,
          socketMs: met.mode === "errors" ? -plan.forMs : firstAfter(slack.socketsOpenedAt(), met) - met.endsAt,
          problems,
        }));
        const names = steps.filter(({ moment }) => moment === "before").map(({ step }) => step);
        return { recovered, problems, steps: names, tookMs: Math.round(performance.now() - startedAt) };
      } catch (error) {
        ends.passed = false;
        throw error;
      } finally {
        for (const end of endings.toReversed()) await end();
        rmSync(home, { recursive: true, force: true });
      }
    },
  };
}

/** As people read it: a row a step, a column a mode; how long after the outage the step was done, and a socket open. */
export function awayTable(steps: string[], modes: readonly AwayMode[], recovered: Recovered[]): string {
  const width = Math.max(...steps.map((step) => step.length));
  const cell = (step: string, mode: AwayMode): string => {
    const one = recovered.find((met) => met.step === step && met.mode === mode);
    if (one === undefined) return "";
    if (one.problems.length > 0) return `✗ ${one.problems.join("; ")}`;
    return `✓ ${one.stepMs < 0 ? "went on" : `${one.stepMs} ms`}, ${one.socketMs < 0 ? "open" : `${one.socketMs} ms`}`;
  };
  const line = (name: string, cells: string[]) =>
    `${name.padEnd(width)} | ${cells.map((one) => one.padEnd(22)).join(" | ")}`.trimEnd();
  const rows = steps.map((step) =>
    line(
      step,
      modes.map((mode) => cell(step, mode)),
    ),
  );
  return [line("step done, socket open", [...modes]), ...rows].join("\n");
}

async function openStage(ends: Endings, home: string, atEnd: (end: () => unknown) => void) {
  const modelUrl = await startModelOf(withModel, atEnd);
  const opened: LosableSlack[] = [];
  const beforeSlack = async (slackPort: number): Promise<number> => {
    const slack = await startLosableSlack({ slackPort, awayFile: join(home, "away") });
    atEnd(() => slack.close());
    opened.push(slack);
    return slack.port;
  };
  const { environment } = withModel;
  const stage = await startStage(ends, { modelUrl, home, environment, controlPlane: [FIXTURE, home], beforeSlack });
  const [slack] = opened;
  if (slack === undefined) throw new Error("Nothing stands before Slack.");
  stage.moveClockTo(TUESDAY_NINE);
  return { stage, slack };
}

async function playFlows(stage: Stage, slack: LosableSlack, plan: AwayPlan): Promise<string[]> {
  const flows = createPlay(stage, withModel, {
    patienceMs: PATIENCE_MS + 3 * plan.forMs,
    beforeUse: () => untilBack(stage, slack),
  });
  const problems: string[] = [];
  for (const flow of plan.flows) {
    if (plan.at?.includes(`${flow} ask`)) loseSlack(stage.home, `${flow} ask`, plan);
    const found = await flows[flow]().catch((error: unknown) => [
      error instanceof Error ? error.message : String(error),
    ]);
    problems.push(...found.map((problem) => `${flow} version: ${problem}`));
    if (found.length > 0) break;
  }
  return problems;
}

function loseSlack(home: string, step: string, { mode, forMs }: AwayPlan): void {
  const met: MetOutage = { step, ...beginAway(join(home, "away"), mode, forMs) };
  appendFileSync(join(home, "away.jsonl"), `${JSON.stringify(met)}\n`);
}

/** Nobody uses what is live before Slack can hear them: a command that it could not hand on is gone, and they are told. */
async function untilBack(stage: Stage, slack: LosableSlack): Promise<void> {
  const away = lastAway(join(stage.home, "away"));
  if (away === null) return;
  const isBack = async () => {
    if (Date.now() < away.endsAt) return undefined;
    return away.mode === "errors" || slack.socketsOpenedAt().some((at) => at >= away.endsAt) ? true : undefined;
  };
  await until("a socket after the outage", isBack, away.endsAt - Date.now() + SOCKET_PATIENCE_MS);
}

/** An ask is heard when its first step is done. */
function doneAt(steps: MetStep[], name: string): number {
  const step = name.replace(/ ask$/, " open door");
  return steps.find((met) => met.step === step && met.moment === "inside")?.at ?? Number.POSITIVE_INFINITY;
}

function firstAfter(times: readonly number[], away: Away): number {
  return times.find((at) => at >= away.endsAt) ?? Infinity;
}

function linesOf<T>(home: string, file: string): T[] {
  const path = join(home, file);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line) as T);
}
