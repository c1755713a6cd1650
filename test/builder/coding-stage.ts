import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { scaffoldCandidate } from "../../builder/base-source.ts";
import { codeCandidate } from "../../builder/coding.ts";
import type { BuilderDeps } from "../../builder/deps.ts";
import type { Harness, HarnessEvent, HarnessMemory, HarnessTask } from "../../builder/harness.ts";
import { type RunControl, startRun } from "../../builder/harnesses/run.ts";
import { readBundle } from "../../builder/source/bundle.ts";
import { buildIdOf, type Coded, type Work } from "../../builder/work.ts";
import { silentLog } from "../../lib/log.ts";
import { packTar } from "../../runners/archive.ts";
import type { Plan } from "../../sdk/contract/plan.ts";
import { addRequest, setPlan } from "../../store/app-requests.ts";
import { buildsOfRequest } from "../../store/builds.ts";
import { NO_COMPANY_SOURCES } from "../fakes/no-sources.ts";
import { addPerson, createHandClock, NOON, openTestStore, TEAM } from "../fakes/registry.ts";
import { laySkill, SKILL } from "../properties/quick-agent.ts";
import { createQuickBoxes } from "../properties/quick-boxes.ts";

export type Play = (task: HarnessTask, control: RunControl) => AsyncGenerator<HarnessEvent>;

/** An attempt of coding, with everything real but the box, in which nothing runs, and the agent, which plays what it is told. */
export async function openCoding(t: TestContext) {
  const { store, folder } = openTestStore(t);
  const runtime = mkdtempSync("/tmp/tr-");
  t.after(() => rmSync(runtime, { recursive: true, force: true }));
  const boxes = createQuickBoxes(runtime);
  const clock = createHandClock();
  const skillsFolder = join(folder, "skills");
  laySkill(skillsFolder);
  await addPerson(store, "UASKER");
  const shown: string[] = [];
  const tasks: HarnessTask[] = [];
  let play: Play = wrote("export {};");
  let memory: HarnessMemory | null = null;
  const harness: Harness = {
    name: "played",
    traits: {
      licence: "none",
      needs: "nothing",
      api: null,
      resumes: true,
      steers: "next turn",
      readsMcp: false,
      cost: "nothing",
    },
    start: (task) => {
      tasks.push(task);
      return startRun(
        task,
        (control) => play(task, control),
        async () => memory,
      );
    },
  };
  const deps = {
    ...{ store, clock, log: silentLog, home: folder, skillsFolder, runner: boxes.runner, doors: boxes.doors },
    announcer: {
      progress: async (_: string, card: { steps: { note?: string }[] }) => {
        shown.push(...card.steps.flatMap(({ note }) => note ?? []));
      },
      tell: async () => undefined,
    },
    harnessFor: () => harness,
    stripping: { of: async () => [] },
    agentFolders: () => [],
    harnessVersion: () => "1.2.3",
    image: () => boxes.runner.prepare(() => undefined),
    planner: { name: "model" },
    requireRoom: () => undefined,
    budgetUsd: 5,
    packages: { allow: [], registry: "http://127.0.0.1:9" },
    sources: NO_COMPANY_SOURCES,
  } as unknown as BuilderDeps;
  const begin = async (id: string, more: { continuesId?: string; plan?: Plan } = {}) => {
    const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: id, requesterId: "UASKER" };
    const { plan = PLAN, ...before } = more;
    await addRequest(store, { ...place, ...before, id, text: "lunch", inputs: [], appId: null, at: NOON });
    await setPlan(store, id, plan, NOON);
    return id;
  };
  const code = async (requestId: string, acts: Play, change: Partial<Work> = {}): Promise<Coded> => {
    play = acts;
    clock.add(1);
    const baseHash = change.baseHash ?? (await scaffoldCandidate(deps, requestId, 1));
    return codeCandidate(deps, { requestId, round: 1, attempt: 1, baseHash, problems: [], ...change });
  };
  return {
    ...{ deps, store, clock, folder, begin, code, tasks, shown, boxes },
    /** What the agent leaves of its conversation from now on. */
    remembers: (words: string | null) => {
      const files = [{ path: "session.jsonl", content: Buffer.from(words ?? "") }];
      memory = words === null ? null : { harness: "played", harnessSessionId: "hs_1", files };
    },
    /** What the last task resumed, in its words. */
    resumed: () => {
      const file = tasks.at(-1)?.resume?.files[0];
      return file === undefined ? null : Buffer.from(file.content).toString("utf8");
    },
    lastBuild: async (requestId: string) => (await buildsOfRequest(store, requestId))[0],
    /** What a bundle has as app.ts. */
    appOf: async (bundleHash: string | null | undefined) => {
      const files = await readBundle(folder, bundleHash ?? "");
      return Buffer.from(files.find(({ path }) => path === "app.ts")?.content ?? "").toString("utf8");
    },
    transcript: (requestId: string, attempt = 1) =>
      readFileSync(join(folder, `transcripts/${buildIdOf({ requestId, round: 1, attempt })}.jsonl`), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { kind: string } & Record<string, unknown>),
  };
}

export const PLAN: Plan = {
  manifest: {
    ...{ name: "lunch", title: "Lunch", purpose: "Shows lunch.", timeZone: "Europe/Paris" },
    ...{ web: { access: "company" as const }, triggers: [], bindings: {}, checks: [] },
  } as Plan["manifest"],
  ...{ skill: SKILL, summary: "A page.", details: "", leftOut: [] },
};

/** Writes app.ts, then does the rest; else it is done. */
export function wrote(source: string, rest?: Play): Play {
  return async function* (task, control) {
    yield { kind: "opened", harnessSessionId: "hs_1", model: "m" };
    await task.sandbox.putFiles(await packTar([{ path: "app.ts", content: Buffer.from(source) }]));
    if (rest === undefined) return yield { kind: "done", summary: "Wrote it." };
    yield* rest(task, control);
  };
}

/** Ends with this error. */
export function fails(
  code: Extract<HarnessEvent, { kind: "error" }>["code"],
  message: string,
  next = "Reply *retry*.",
): Play {
  return async function* () {
    yield { kind: "error", code, message, next };
  };
}
