import assert from "node:assert/strict";
import { test } from "node:test";
import { createGroups } from "../../../bot/people/groups.ts";
import { createSlackClient } from "../../../bot/slack-client.ts";
import { silentLog } from "../../../lib/log.ts";
import { createHandClock } from "../../fakes/registry.ts";
import { startProxy } from "../proxy.ts";
import { openStage } from "../stage.ts";

test("who is in a group is remembered for a moment, and asked of Slack where it must hold now", async (context) => {
  const stage = await openStage(context);
  const proxy = await startProxy(context, stage.slack.slackApiUrl, () => "pass");
  const clock = createHandClock();
  const client = createSlackClient({ ...stage.slack, slackApiUrl: proxy.slackApiUrl, log: silentLog });
  const groups = createGroups({ client, clock });
  const both = [stage.idOf("platform1"), stage.idOf("platform2")];
  assert.deepEqual(await groups.members("platform-team", "lately"), both);
  await stage.control("people/platform2", { deleted: true });
  clock.add(29_000);
  assert.deepEqual(await groups.members("platform-team", "lately"), both);
  assert.deepEqual(await groups.members("platform-team", "now"), [stage.idOf("platform1")]);
  assert.deepEqual(await groups.members("@platform-team", "lately"), [stage.idOf("platform1")]);
  // The handle may have gone to another group since.
  assert.deepEqual([proxy.count("usergroups.list"), proxy.count("usergroups.users.list")], [2, 2]);
});
