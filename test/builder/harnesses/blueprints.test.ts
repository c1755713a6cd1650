import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { createComposedSources } from "../../../builder/blueprints/composed-sources.ts";
import type { CodingOccasion, HarnessEvent } from "../../../builder/harness.ts";
import { createBlueprintsHarness } from "../../../builder/harnesses/blueprints.ts";
import { createStripping } from "../../../builder/source/stripping.ts";
import { systemClock } from "../../../lib/clock.ts";
import { packTar } from "../../../runners/archive.ts";
import { type Composition, compositionSchema } from "../../../sdk/contract/parts.ts";
import type { Plan } from "../../../sdk/contract/plan.ts";
import { allEvents, quietDoor } from "../../fakes/harness-runs.ts";
import { openLocalSandbox } from "../../fakes/local-sandbox.ts";
import { openTestStore } from "../../fakes/registry.ts";
import { lunch, manifestFor, PRICE } from "../blueprints/samples.ts";

test("a new app is laid out without a model, and a change keeps its migrations", async (t) => {
  const { start, sandbox, read } = await open(t);
  await sandbox.putFiles(await packTar([{ path: "old.ts", content: Buffer.from("export {};") }]));
  const first = await start(planOf(lunch()), "new_app");
  assert.deepEqual(
    first.map((event) => event.kind),
    ["opened", "text", "call_start", "call_end", "done"],
  );
  assert.match(summaryIn(first), /from 3 known parts\. No model was used/);
  assert.ok(!(await sandbox.takeFiles({ maxFiles: 100, maxBytes: 1e6 })).some((file) => file.path === "old.ts"));
  const live = await read("migrations/0001_start.sql");
  assert.match(summaryIn(await start(planOf(lunch([PRICE])), "change")), /No model was used/);
  assert.equal(await read("migrations/0001_start.sql"), live);
  assert.match(await read("migrations/0002_change.sql"), /add column "price"/);
  assert.match(summaryIn(await start(planOf(lunch([], "de")), "new_app")), /kein Modell/);
});

test("code that somebody changed is left alone, and a model is asked for", async (t) => {
  const { start, sandbox, read } = await open(t);
  await start(planOf(lunch()), "new_app");
  await writeFile(join(sandbox.folder, "app.ts"), "// mine");
  assert.match(errorIn(await start(planOf(lunch([PRICE])), "change")), /^modified: I cannot change .* without a model/);
  assert.equal(await read("app.ts"), "// mine");
});

test("what known parts do not offer is said: to repair them, another type, a plan of a model", async (t) => {
  const { start } = await open(t);
  await start(planOf(lunch([PRICE])), "new_app");
  assert.match(errorIn(await start(planOf(lunch([PRICE])), "problems")), /^no_part: .*takes a model/);
  assert.match(errorIn(await start(planOf(lunch([{ ...PRICE, type: "text" }])), "change")), /^no_part: .*real to text/);
  const { composition: _, ...ofModel } = planOf(lunch());
  assert.match(errorIn(await start(ofModel, "new_app")), /^no_part: /);
  const broken = compositionSchema.parse({ ...lunch(), parts: [...lunch().parts.slice(0, 1), ...lunch().parts] });
  const plan = { ...planOf(lunch()), composition: broken };
  assert.match(errorIn(await start(plan, "new_app")), /^no_part: .*there twice/);
});

test("a correction that the plan could not take up changes nothing, and is no failure", async (t) => {
  const { start, sandbox } = await open(t);
  const files = async () =>
    (await sandbox.takeFiles({ maxFiles: 100, maxBytes: 1e6 })).map(({ path, content }) => `${path} ${content}`);
  await start(planOf(lunch([PRICE])), "new_app");
  const before = await files();
  summaryIn(await start(planOf(lunch([PRICE])), "correction"));
  assert.deepEqual(await files(), before);
});

test("a stop ends it, and a Sandbox that is gone is told", async (t) => {
  const { start, sandbox } = await open(t);
  assert.match(errorIn(await start(planOf(lunch()), "new_app", AbortSignal.abort())), /^stopped: /);
  await sandbox.close();
});

async function open(t: TestContext) {
  const sandbox = await openLocalSandbox();
  t.after(() => sandbox.close());
  const composed = createComposedSources({
    store: openTestStore(t).store,
    clock: systemClock,
    stripping: createStripping({ clock: systemClock }),
  });
  const harness = createBlueprintsHarness({ clock: systemClock, composed });
  const start = async (plan: Plan, occasion: CodingOccasion, signal = new AbortController().signal) => {
    const limits = { turns: 1, timeoutMs: 10_000 };
    const rest = { inputs: [], skills: [], doorFolder: "/nowhere", limits, signal, resume: null };
    return allEvents(harness.start({ plan, occasion, assignment: "", sandbox, ...rest, door: async () => quietDoor }));
  };
  return { start, sandbox, read: (path: string) => readFile(join(sandbox.folder, path), "utf8") };
}

function planOf(composition: Composition): Plan {
  const manifest = manifestFor(composition);
  return { manifest, skill: "blueprints", summary: "Lunch.", details: "", leftOut: [], composition };
}

function summaryIn(events: HarnessEvent[]): string {
  const last = events.at(-1);
  assert.ok(last?.kind === "done", JSON.stringify(last));
  return last.summary;
}

function errorIn(events: HarnessEvent[]): string {
  const last = events.at(-1);
  assert.ok(last?.kind === "error", JSON.stringify(last));
  return `${last.code}: ${last.message}`;
}
