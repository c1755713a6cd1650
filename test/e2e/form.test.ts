import assert from "node:assert/strict";
import { test } from "node:test";
import { type Person, type Stage, startStage, until, untilSaid } from "./stage.ts";
import { NOBODY, withoutModel } from "./ways.ts";

/** Read as a bare list: nobody said in words what is to be kept of a key. */
const ASK = "keep a list of who has which key";

test("without a model, what was read wrongly is said field by field, and goes live as it was said", async (t) => {
  const environment = { ...withoutModel.environment, TOOLROOM_RUNNER: "bare" };
  const stage = await startStage(t, { modelUrl: NOBODY, environment });
  const asker = stage.person("asker1");
  const thread = await asker.say("#requests", `${stage.bot} ${ASK}`);
  await asker.press("#requests", thread, "Fill in a form");
  const form = await formOf(stage, "asker1");
  await choose(stage, form, "outline_kind", "kind", "records");
  await fieldsOf(stage, "asker1", "also_records");
  await choose(stage, form, "outline_also", "also_records", ["command"]);
  await fieldsOf(stage, "asker1", "command_word");
  const values = {
    ...{ name: "Keys", details: "Key*, Holder*, Deposit (EUR), Back on (date)" },
    ...{ command_word: "key", command_does: "add", command_takes: "Key, Holder" },
  };
  const sent = await stage.control("submit", { user: "asker1", view_id: form, values });
  assert.equal(sent.acked, true, JSON.stringify(sent));
  await untilSaid(asker, "#requests", thread, /filled in the form:\nList: Keys\nDetails: Key\*, Holder\*, Deposit/);
  const plan = await untilSaid(asker, "#requests", thread, /\/tool key[\s\S]*Build it/);
  assert.match(JSON.stringify(plan.blocks), /Deposit/);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);
  await asker.type("#requests", "/tool key 17 Ana");
  await until("the answer of its command", async () => (await asker.ephemerals()).find(({ text }) => /17/.test(text)));
  assert.equal(await timesSaid(asker, thread, /filled in the form/), 1);

  // What no rule reads is told with a no; the form says it after all.
  const other = await asker.say("#requests", `${stage.bot} forecast next quarter's revenue from our order history`);
  await asker.press("#requests", other, "Fill in a form");
  const after = await formOf(stage, "asker1");
  await choose(stage, after, "outline_kind", "kind", "countdown");
  await fieldsOf(stage, "asker1", "to");
  await stage.control("submit", { user: "asker1", view_id: after, values: { name: "Audit", to: "2027-03-31" } });
  await untilSaid(asker, "#requests", other, /filled in the form:\nCountdown: Audit\nTo: 2027-03-31/);
  await untilSaid(asker, "#requests", other, /Audit[\s\S]*Build it/);
});

interface ShownView {
  id: string;
  state: { values: Record<string, unknown> };
}

async function viewsOf({ slackUrl }: Stage, handle: string): Promise<ShownView[]> {
  const answer = await fetch(`${slackUrl}/control/views?user=${handle}`);
  return ((await answer.json()) as { views: ShownView[] }).views;
}

function formOf(stage: Stage, handle: string): Promise<string> {
  return until("the form", async () => (await viewsOf(stage, handle))[0]?.id);
}

async function fieldsOf(stage: Stage, handle: string, blockId: string): Promise<void> {
  await until(`the field ${blockId}`, async () =>
    (await viewsOf(stage, handle)).find(({ state }) => blockId in state.values),
  );
}

async function choose(stage: Stage, viewId: string, actionId: string, blockId: string, value: unknown): Promise<void> {
  const click = { user: "asker1", view_id: viewId, action_id: actionId, block_id: blockId, value };
  assert.equal((await stage.control("click", click)).acked, true);
}

async function timesSaid(person: Person, thread: string, words: RegExp): Promise<number> {
  return (await person.thread("#requests", thread)).filter(({ text }) => words.test(text)).length;
}
