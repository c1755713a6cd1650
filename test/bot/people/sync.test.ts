import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { SocketModeClient } from "@slack/socket-mode";
import { startPeopleSync } from "../../../bot/people/sync.ts";
import { type Log, silentLog } from "../../../lib/log.ts";
import { personByHandle } from "../../../store/people.ts";
import { beginAway, startLosableSlack } from "../../fakes/losable-slack.ts";
import { createSteppedClock } from "../../fakes/stepped-clock.ts";
import { openStage, type Stage, startStageBot, until } from "../stage.ts";

test("who left while nobody listened is known to have left once the connection is back", async (context) => {
  const stage = await openStage(context);
  const awayFile = join(stage.home, "away");
  const slack = await startLosableSlack({ slackPort: Number(new URL(stage.slack.slackApiUrl).port), awayFile });
  stage.atEnd(slack.close);
  const through = { ...stage.slack, slackApiUrl: `http://127.0.0.1:${slack.port}/api/` };
  let synced = 0;
  let lost = 0;
  const note: Log["info"] = (event) => {
    if (event === "people_synced") synced += 1;
    if (event === "socket_failed") lost += 1;
  };
  await startStageBot(
    { slack: through, store: stage.store, atEnd: stage.atEnd },
    {},
    { log: { info: note, warn: note, error: note } },
  );
  await until("everybody", () => synced > 0);
  beginAway(awayFile, "refuses", 60_000);
  await until("the loss of both", () => lost >= 2);
  await lose(stage, () => stage.control("people/asker2", { deleted: true }));
  assert.equal((await personByHandle(stage.store, "asker2"))?.isDeactivated, false);
  beginAway(awayFile, "errors", 0);
  await until("leaving", async () => (await personByHandle(stage.store, "asker2"))?.isDeactivated, 20_000);
});

test("people are read each hour, at once when woken, and again within a minute where that failed", async (t) => {
  const clock = createSteppedClock();
  const began: number[] = [];
  const syncAll = async () => {
    began.push(clock.now());
    if (began.length === 1) throw new Error("Slack is away.");
  };
  const sync = startPeopleSync({ people: { syncAll }, clock, log: silentLog });
  t.after(() => sync.stop());
  await clock.moveOn(0);
  assert.deepEqual(began, [0]);
  await clock.moveOn(60_000);
  assert.deepEqual(began, [0, 60_000], "again within a minute");
  await clock.moveOn(3_599_999);
  assert.equal(began.length, 2, "sooner than in an hour nobody asks");
  await clock.moveOn(60_000);
  assert.equal(began.length, 3, "an hour later");
  sync.wake();
  await clock.moveOn(0);
  assert.equal(began.length, 4, "at once when woken");
});

/** What Slack tells of this reaches a connection that keeps it to itself: as after Slack's last attempt, it does not come again. */
async function lose(stage: Stage, change: () => Promise<unknown>): Promise<void> {
  const { appToken, slackApiUrl } = stage.slack;
  const other = new SocketModeClient({ appToken, clientOptions: { slackApiUrl } });
  const taken = new Promise((resolve) =>
    other.on("slack_event", ({ ack }: { ack: () => Promise<void> }) => resolve(ack())),
  );
  await other.start();
  await change();
  await taken;
  await other.disconnect();
}
