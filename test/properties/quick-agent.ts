import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Harness, HarnessEvent, HarnessTask } from "../../builder/harness.ts";
import { type RunControl, startRun } from "../../builder/harnesses/run.ts";
import type { Ask, Planner } from "../../builder/planner.ts";
import { sha256 } from "../../lib/ids.ts";
import { packTar } from "../../runners/archive.ts";
import { type Plan, planSchema } from "../../sdk/contract/plan.ts";

/** The asks that this planner and this agent know, by words that stand somewhere in them. */
export const WISHES = {
  plain: "a page for our lunch orders",
  posting: "a page for our lunch orders that can post in #food",
  vague: "something for lunch",
  broken: "a page for our lunch orders, and break it",
  stuck: "a page for our lunch orders, and get stuck",
  impossible: "an impossible page",
  question: "who can ask for apps?",
};

export const SKILL = "quick";

/** What an app of this agent begins with. */
export function laySkill(skillsFolder: string): void {
  const template = join(skillsFolder, SKILL, "template");
  mkdirSync(template, { recursive: true });
  for (const name of [SKILL, "app-library", "change-an-app"]) {
    mkdirSync(join(skillsFolder, name), { recursive: true });
    writeFileSync(join(skillsFolder, name, "SKILL.md"), `---\nname: ${name}\ndescription: A page.\n---\nA page.\n`);
  }
  writeFileSync(join(template, "tsconfig.json"), '{ "extends": "@toolroom/app/tsconfig.json" }');
  writeFileSync(join(template, "app.ts"), sourceFor("nothing yet", false));
}

/** Plans whatever is asked in a moment, and without a model. */
export function createQuickPlanner(): Planner {
  return {
    name: "rules",
    triage: async ({ text, current }) => {
      if (text.includes("who can ask")) return { kind: "question", answer: "Everybody here can." };
      return { kind: current === null ? "new_app" : "change" };
    },
    plan: async (ask) => {
      const all = [ask.text, ...ask.remarks.map((remark) => remark.text)].join("\n");
      if (ask.mayAsk && ask.remarks.length === 0 && all.includes("something"))
        return { kind: "questions", questions: ["What should be on it?"] };
      if (all.includes("impossible")) return { kind: "cannot", reason: "Nobody could build that." };
      return { kind: "plan", plan: planFor(ask, all) };
    },
  };
}

function planFor({ current }: Ask, all: string): Plan {
  const isPosting = all.includes("#food") || current?.manifest.bindings.slack !== undefined;
  return planSchema.parse({
    manifest: {
      name: current?.manifest.name ?? "lunch",
      title: "Lunch",
      purpose: "Shows who eats what.",
      timeZone: "Europe/Paris",
      web: { access: "company" },
      bindings: isPosting ? { slack: { post: ["#food"] } } : {},
    },
    skill: SKILL,
    summary: `A page. ${sha256(all).slice(0, 8)}`,
    details: all.slice(0, 8_000),
  });
}

const LONG_TURN_MS = 90_000;

/** What it calls itself, and what it is where another one is wanted: that one is never stuck. */
export const QUICK_MODELS = ["quick-1", "quick-2"] as const;

/** Writes an app that tells one assignment from another, and takes `workMs` for it, or minutes where it is told to. */
export function createQuickHarness(
  sleep: (ms: number) => Promise<void>,
  workMs: number,
  model: string = QUICK_MODELS[0],
): Harness {
  return {
    name: "quick",
    traits: {
      licence: "none",
      needs: "nothing",
      api: null,
      resumes: false,
      steers: "next turn",
      readsMcp: false,
      cost: "nothing",
    },
    start: (task) =>
      startRun(
        task,
        (control) => write(task, control, sleep, workMs, model),
        async () => null,
      ),
  };
}

async function* write(
  { plan, assignment, sandbox }: HarnessTask,
  { signal, takeSent }: RunControl,
  sleep: (ms: number) => Promise<void>,
  workMs: number,
  model: string,
): AsyncGenerator<HarnessEvent> {
  yield { kind: "opened", harnessSessionId: "hs_1", model };
  yield { kind: "call_start", callId: "1", name: "write", title: "app.ts" };
  const heard: string[] = [];
  const turnMs = plan.details.includes("take your time") ? LONG_TURN_MS : workMs / 2;
  for (let turn = 0; turn < 2; turn += 1) {
    await sleep(turnMs);
    if (signal.aborted) return yield stopped;
    yield { kind: "listening", turn: turn + 1 };
    const said = takeSent();
    if (said.length > 0) yield { kind: "heard", remarkTs: said.map(({ ts }) => ts) };
    heard.push(...said.map(({ text }) => text));
  }
  const all = [plan.details, assignment, ...heard].join("\n");
  if (all.includes("break it")) return yield brokenDown;
  if (all.includes("lose the box") && !all.includes("keep the box")) return yield goneWith(sandbox.name);
  if (all.includes("say nothing at the end")) return;
  if (all.includes("spend it all") && !all.includes("was broken off")) return yield spent;
  if (all.includes("spend the month") && !all.includes("was broken off")) {
    await sandbox.putFiles(await packTar([{ path: "half.ts", content: Buffer.from("export const half = 1;\n") }]));
    return yield spentMonth;
  }
  if (all.includes("get stuck") && !all.includes("the way out") && model === QUICK_MODELS[0]) return yield stuck;
  const source = sourceFor(sha256(all), plan.manifest.bindings.slack !== undefined);
  await sandbox.putFiles(await packTar([{ path: "app.ts", content: Buffer.from(source) }]));
  yield { kind: "done", summary: "Wrote it." };
}

const stopped: HarnessEvent = { kind: "error", code: "stopped", message: "It was stopped.", next: "Say *try again*." };
const brokenDown: HarnessEvent = {
  kind: "error",
  code: "model_down",
  message: "The model is away.",
  next: "Say *try again*.",
};

const spent: HarnessEvent = {
  kind: "error",
  code: "budget",
  message: "The budget of $5.00 for this request does not allow this call: $4.90 is spent.",
  next: "Ask the platform team to raise it.",
};

const spentMonth: HarnessEvent = {
  kind: "error",
  code: "budget",
  message: "The budget of $50.00 a month for Ana does not allow this call: $49.90 is spent.",
  next: "Ask the platform team to raise it, or wait; then reply *try again*.",
};

const stuck: HarnessEvent = {
  kind: "error",
  code: "turns",
  message: "The model goes in circles. No file has changed for 24 turns.",
  next: "Say *try again*.",
};

const goneWith = (name: string): HarnessEvent => ({
  kind: "error",
  code: "sandbox_gone",
  message: `Sandbox ${name} is gone.`,
  next: "Reply *retry* to start the build again.",
});

function sourceFor(mark: string, isPosting: boolean): string {
  const post = 'app.post("/post", () => slack.post("#food", "Lunch!"));\n';
  return `import { app, html${isPosting ? ", slack" : ""} } from "@toolroom/app";

app.page("/", () => html\`<h1>Lunch</h1><p>${mark}</p>\`);
${isPosting ? post : ""}`;
}
