import assert from "node:assert/strict";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { readOverDoor } from "../../../cli/tool/local/read-over-door.ts";
import { createPen } from "../../../cli/tool/pen.ts";
import { stubCall } from "../../fakes/read-calls.ts";
import { addDoor, addRequest, startWorld } from "../../gateway/fixture.ts";

async function open(t: TestContext): Promise<string> {
  const pages = stubCall(({ words, limit }) => ({ ok: true, text: `${words} ${typeof limit} ${limit}`, rows: 1 }));
  const world = await startWorld(t, { readCalls: [pages.call] });
  addRequest(world.store, "req_1", "asker1");
  await addDoor(world, { id: "ds_1" });
  return join(await world.client.open("ds_1"), "door", "door.sock");
}

const pen = createPen({ width: 80, hasColour: false });

test("`tool read` lists what may be read with how it is asked for", async (t) => {
  const { result, show } = await readOverDoor([], await open(t));
  const usage = "tool read search_context words=… [limit=…]";
  assert.deepEqual(result, {
    calls: [{ name: "search_context", description: "Looks through the company's pages.", usage }],
  });
  assert.equal(show?.(pen), `${usage}\n    Looks through the company's pages.`);
});

test("`tool read` reads by a call, with values of the kinds that it wants", async (t) => {
  const door = await open(t);
  const read = await readOverDoor(["search_context", "words=5 red = pots", "limit=3"], door);
  assert.match(read.show?.(pen) ?? "", /\n5 red = pots number 3\n<\/document>/);
  assert.equal((read.result as { call: string }).call, "search_context");
  const words = await readOverDoor(["search_context", "words=12"], door);
  assert.match(words.show?.(pen) ?? "", /\n12 undefined undefined\n/);
});

test("`tool read` names what is wrong with a call, and how it is written", async (t) => {
  const door = await open(t);
  const usage = /tool read search_context words=… \[limit=…\]/;
  for (const [args, code, message, fix] of [
    [["nothing"], "unknown_call", /There is no call nothing/, /search_context/],
    [["search_context", "noodles"], "usage", /noodles is no argument/, usage],
    [["search_context", "limit=many"], "not_read", /words/, usage],
    [["search_context", "words=x", "person=UASKER2"], "not_read", /person/, usage],
  ] as const) {
    const { error } = await readOverDoor([...args], door);
    assert.equal(error?.code, code);
    assert.match(error?.message ?? "", message);
    assert.match(error?.fix ?? "", fix);
  }
  const { error } = await readOverDoor([], `${door}.gone`);
  assert.deepEqual([error?.code, error?.fix], ["no_answer", "Go on without it."]);
});
