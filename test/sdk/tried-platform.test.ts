import assert from "node:assert/strict";
import { test } from "node:test";
import { createTriedWorld } from "../../sdk/contract/door/tried-world.ts";
import { createSlack } from "../../sdk/src/slack.ts";

/** What an app on trial calls, and the world that answers it. */
function triedSlack(bindings: Parameters<typeof createTriedWorld>[0]["bindings"]) {
  const world = createTriedWorld({ bindings });
  let callNumber = 0;
  const slack = createSlack(
    async (path, body, call) => {
      const answer = world.answer(path, JSON.parse(JSON.stringify(body)), call);
      if (!answer.ok) throw new Error(answer.error.code);
      return answer;
    },
    () => {
      callNumber += 1;
      return { deliveryId: "dlv_1", callNumber: String(callNumber) };
    },
  );
  return { world, slack };
}

test("what an app on trial says in Slack is judged by its manifest and recorded", async () => {
  const { world, slack } = triedSlack({ slack: { post: ["#food"] } });
  const post = await slack.post("#food", "Open");
  await slack.update(post, "Closed");
  await slack.post("#food", "below", { thread: post });
  await slack.upload("#food", { name: "a.csv", content: "dish" });
  assert.deepEqual(
    world.posts().map(({ kind, channel, text, of }) => [kind, channel, text, of]),
    [
      ["post", "#food", "Open", null],
      ["update", "#food", "Closed", post],
      ["post", "#food", "below", post],
      ["upload", "#food", "a.csv, 4 bytes\ndish", null],
    ],
  );
  await assert.rejects(slack.post("#sales", "x"), /not_bound/);
  await assert.rejects(slack.dm("U1ABC", "x"), /not_bound/);
  await assert.rejects(slack.update("dlv_1:99", "x"), /no_such_post/);
});

test("without a manifest every channel is granted", async () => {
  const { world, slack } = triedSlack(null);
  await slack.post("#any", "x");
  await slack.dm("U1ABC", "y");
  assert.deepEqual(
    world.posts().map(({ channel }) => channel),
    ["#any", "@U1ABC"],
  );
});
