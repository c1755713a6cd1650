import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { problemsAfter } from "./crash-facts.ts";
import { armCrashes, armedCrashes, askAndAgree, type MetStep, type Moment, metSteps, type Row } from "./crash-flow.ts";
import { type Endings, type Stage, startStage, until } from "./stage.ts";
import type { TestBrowser } from "./test-browser.ts";
import { type Flows, startModelOf, type Way } from "./ways.ts";

/** A `kill -9` of the control plane, at one moment of one step of the workflow. */
export interface Kill {
  step: string;
  moment: Moment;
  /** Only of `during`: how long after `before`. */
  afterMs?: number;
}

/** A step as it went when nothing crashed. */
export interface PlainStep {
  name: string;
  tookMs: number;
}

export interface Survived {
  kills: Kill[];
  /** In words; none: all is as without a crash. */
  problems: string[];
  /** From the start of each next process to its first step. */
  resumedMs: number[];
  tookMs: number;
}

export const MOMENTS: readonly Moment[] = ["before", "during", "inside", "after"];

const FIXTURE = fileURLToPath(new URL("../fixtures/crashing-control-plane.ts", import.meta.url));
const RESUMED_WITHIN_MS = 2_000;
const UNANSWERED_MS = 20_000;
const RESUME_PATIENCE_MS = 20_000;
/** Paris, 2027. */
export const TUESDAY_NINE = new Date("2027-01-12T08:00:00Z");
const TUESDAY_ELEVEN = new Date("2027-01-12T10:00:05Z");
const WEDNESDAY_NINE = new Date("2027-01-13T08:00:00Z");
const WEDNESDAY_ELEVEN = new Date("2027-01-13T10:00:05Z");

export interface CrashMatrix {
  /** All steps of both flows, in their order, as they are met when nothing crashes. */
  discoverSteps(): Promise<Flows<PlainStep[]>>;
  /** Plays both flows in one Toolroom, with kills in each: both are asked, agreed to and used, whatever dies. */
  play(kills: Flows<Kill[]>): Promise<Flows<Survived> & { steps: Flows<PlainStep[]> }>;
}

/** Each play has a Toolroom of its own. */
export function createCrashMatrix(way: Way): CrashMatrix {
  const play: CrashMatrix["play"] = async (kills) => {
    const endings: (() => unknown)[] = [];
    const ends: Endings = {
      passed: true,
      after: (end) => void (end === undefined || endings.push(end as () => unknown)),
    };
    try {
      const modelUrl = await startModelOf(way, (end) => endings.push(end));
      const home = mkdtempSync(join(tmpdir(), "toolroom-e2e-"));
      const { environment } = way;
      const stage = await startStage(ends, { modelUrl, home, environment, controlPlane: [FIXTURE, home] });
      stage.moveClockTo(TUESDAY_NINE);
      const flows = createPlay(stage, way);
      const first = await surviving(stage, kills.first, flows.first);
      const before = metSteps(home).length;
      const second = await surviving(stage, kills.second, flows.second);
      const met = metSteps(home);
      ends.passed = first.problems.length + second.problems.length === 0;
      return { first, second, steps: { first: stepsIn(met.slice(0, before)), second: stepsIn(met.slice(before)) } };
    } catch (error) {
      ends.passed = false;
      throw error;
    } finally {
      for (const end of endings.toReversed()) await end();
    }
  };

  return {
    play,
    discoverSteps: async () => {
      const { first, second, steps } = await play({ first: [], second: [] });
      const problems = [...first.problems, ...second.problems];
      if (problems.length > 0) throw new Error(`Without any crash:\n${problems.join("\n")}`);
      return steps;
    },
  };
}

/** As people read it: a row a step, a column a moment. */
export function tableOf(title: string, steps: string[], survived: Survived[]): string {
  const width = Math.max(...steps.map((step) => step.length), title.length);
  const cell = (step: string, moment: Moment) => {
    const isThis = (kill: Kill) => kill.step === step && kill.moment === moment;
    const one = survived.find(({ kills }) => kills.some(isThis));
    if (one === undefined) return "";
    const resumedMs = one.resumedMs[one.kills.findIndex(isThis)];
    return one.problems.length === 0 ? `✓ ${resumedMs} ms` : `✗ ${one.problems.join("; ")}`;
  };
  const line = (name: string, cells: string[]) =>
    `${name.padEnd(width)} | ${cells.map((one) => one.padEnd(10)).join(" | ")}`.trimEnd();
  const rows = steps.map((step) =>
    line(
      step,
      MOMENTS.map((moment) => cell(step, moment)),
    ),
  );
  return [line(title, [...MOMENTS]), ...rows].join("\n");
}

interface HowToPlay {
  /** For the end of a request. */
  patienceMs?: number;
  /** Waited for before people use what went live. */
  beforeUse?: () => Promise<unknown>;
}

/** The two flows as the people in them live them; each answers with what is not as it should be. */
export function createPlay(stage: Stage, way: Way, how: HowToPlay = {}): Flows<() => Promise<string[]>> {
  const url = `http://lunch-orders.localhost:${stage.port}`;
  let threadTs = "";
  let browser: TestBrowser | null = null;

  const seen = async (words: string): Promise<string[]> => {
    browser ??= await stage.person("asker2").browser();
    const page = await browser.open(`${url}/`);
    return page.text.includes(words) ? [] : [`the page does not show ${words}: ${page.status}`];
  };
  const posted = async (at: Date, count: number): Promise<string[]> => {
    stage.moveClockTo(at);
    const posts = async () => {
      const said = await stage.person("asker1").history("#food");
      return said.filter((message) => (message as { subtype?: string }).subtype !== "channel_join");
    };
    await until("the post in #food", async () => ((await posts()).length >= count ? true : undefined));
    const number = (await posts()).length;
    return number === count ? [] : [`${number} posts in #food instead of ${count}`];
  };
  const ordered = async (words: string): Promise<void> => {
    const colleague = stage.person("asker2");
    const [dish = ""] = words.split(" ");
    await how.beforeUse?.();
    const answered = (patienceMs?: number) =>
      until(
        `the answer to ${words}`,
        async () => (await colleague.ephemerals()).find(({ text }) => text.includes(`Noted: ${dish}`)),
        patienceMs,
      );
    // Killed just then, Toolroom cannot have it: who is told so by Slack, and sees no answer either, types it again.
    if (!(await colleague.type("#food", `/tool lunch ${words}`))) {
      const isAnswered = await answered(UNANSWERED_MS).then(
        () => true,
        () => false,
      );
      if (!isAnswered) await colleague.type("#food", `/tool lunch ${words}`);
    }
    await answered();
  };

  return {
    first: async () => {
      const request = await askAndAgree(stage, `${stage.bot} ${way.lunch.ask}`, undefined, how.patienceMs);
      threadTs = String(request.message_ts);
      const attempts = way.lunch.checksHeld.length;
      const expected = { releaseNumber: 1, isApproved: true, attempts, messageTs: threadTs, threadTs };
      const problems = await ended(stage, request, expected);
      if (request.status !== "live") return problems;
      await ordered("ramen");
      return [...problems, ...(await seen("ramen")), ...(await posted(TUESDAY_ELEVEN, 1))];
    },
    second: async () => {
      const request = await askAndAgree(stage, way.lunch.change, threadTs, how.patienceMs);
      const messageTs = String(request.message_ts);
      const expected = { releaseNumber: 2, isApproved: false, attempts: 1, messageTs, threadTs };
      const problems = await ended(stage, request, expected);
      if (request.status !== "live") return problems;
      const before = await seen("ramen");
      stage.moveClockTo(WEDNESDAY_NINE);
      const { priced } = way.lunch;
      if ("typed" in priced) await ordered(priced.typed);
      else await browser?.submit(url + priced.path, priced.form);
      return [...problems, ...before, ...(await seen("9.50")), ...(await posted(WEDNESDAY_ELEVEN, 2))];
    },
  };
}

async function ended(stage: Stage, request: Row, expected: Parameters<typeof problemsAfter>[2]): Promise<string[]> {
  await untilResumed(stage);
  if (request.status !== "live") return [`it ended ${request.status}: ${request.outcome}`];
  return problemsAfter(stage, request, expected);
}

/** Plays one flow with the kills armed. What breaks off is a problem like any other. */
async function surviving(stage: Stage, kills: Kill[], play: () => Promise<string[]>): Promise<Survived> {
  const startedAt = performance.now();
  const metBefore = metSteps(stage.home).length;
  const marks = kills.map(({ step, moment, afterMs }) => [step, moment, afterMs ?? []].flat().join(":"));
  armCrashes(stage.home, marks);
  const problems = await play().catch((error: unknown) => [error instanceof Error ? error.message : String(error)]);
  const tookMs = Math.round(performance.now() - startedAt);
  problems.push(...armedCrashes(stage.home).map((mark) => `${mark} was never met`));
  const first = firstAfterDeaths(metSteps(stage.home).slice(metBefore));
  if (first.includes(undefined)) problems.push("nothing resumed");
  const resumed = first.filter((met) => met !== undefined);
  const late = resumed.filter(({ sinceLoadMs }) => sinceLoadMs >= RESUMED_WITHIN_MS);
  problems.push(
    ...late.map(({ sinceLoadMs }) => `it resumed ${sinceLoadMs} ms of its own time after its code was loaded`),
  );
  return { kills, problems, resumedMs: resumed.map(({ sinceStartMs }) => sinceStartMs), tookMs };
}

/** Also the last step may be the one that is killed: then the end is seen before the death. */
async function untilResumed(stage: Stage): Promise<void> {
  const look = async () => {
    const isOver = armedCrashes(stage.home).length === 0;
    return isOver && !firstAfterDeaths(metSteps(stage.home)).includes(undefined) ? true : undefined;
  };
  // Without one, the problem is told with the others.
  await until("the next control plane", look, RESUME_PATIENCE_MS).catch(() => undefined);
}

/** What each next process met first; undefined where none came. A death after the end leaves nothing to resume. */
function firstAfterDeaths(met: MetStep[]): (MetStep | undefined)[] {
  const isOver = (before: MetStep | undefined) => before?.moment === "after" && before.step.startsWith("conclude ");
  return met.flatMap(({ dies, moment }, at) => {
    if (!dies || (moment === "during" && isOver(met[at - 1]))) return [];
    return [met[at + 1]];
  });
}

function stepsIn(met: MetStep[]): PlainStep[] {
  return met.flatMap(({ step, moment, sinceStartMs }, at) => {
    const done = met.slice(at).find((one) => one.step === step && one.moment === "inside");
    return moment === "before" && done ? [{ name: step, tookMs: done.sinceStartMs - sinceStartMs }] : [];
  });
}
