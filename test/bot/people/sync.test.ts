import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { SocketModeClient } from "@slack/socket-mode";
import { startPeopleSync } from "../../../bot/people/sync.ts";
import { type Log, silentLog } from "../../../lib/log.ts";
import { personByHandle } from "../../../store/people.ts";
import { beginAway, startLosableSlack } from "../../fakes/losable-slack.ts";
import { openStage, quickClock, type Stage, startStageBot, until } from "../stage.ts";

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

test("people are read each hour, at once when woken, and again within a minute where that failed", async () => {
  const clock = quickClock(100_000);
  const began: number[] = [];
  let heard: () => void = () => undefined;
  const round = () => new Promise<void>((resolve) => (heard = resolve));
  const syncAll = async () => {
    began.push(clock.now());
    heard();
    if (began.length === 1) throw new Error("Slack is away.");
  };
  const first = round();
  const sync = startPeopleSync({ people: { syncAll }, clock, log: silentLog });
  await first;
  await round();
  await round();
  const [failed = 0, read = 0, again = 0] = began;
  assert.ok(read - failed < 3_000_000, "sooner than in an hour");
  assert.ok(again - read >= 3_600_000, "an hour later");
  const woken = round();
  sync.wake();
  await woken;
  await sync.stop();
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
