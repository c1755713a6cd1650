import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { endGroup, makeBareMachine, untilReady, whyNoBareMachine } from "../bare-machine.ts";
import { launchChromium, whyNoChromium } from "../chromium.ts";
import { playNewcomersStory } from "./newcomer-story.ts";

const SLACK_PORT = "3961";
const CLONE_TO_LIVE_MS = 180_000;
const ASK_TO_LIVE_MS = 3_000;
const MACHINE_WAITS = /^(ask|Build it|Looks right → approval|Approve) /;
const OF_THE_FIRST = 4;

test("On a machine with Node 20, npm and git alone, the README's line and a keyboard lead to a live app in three minutes", {
  skip: whyNoBareMachine() || whyNoChromium,
}, async (t) => {
  const machine = makeBareMachine(t);
  const beganAt = performance.now();
  machine.run("git clone -q /origin /toolroom");
  const ports = { TOOLROOM_PORT: "3960", TOOLROOM_WORKSPACE_PORT: SLACK_PORT };
  const start = machine.start("cd /toolroom && npm ci && exec npm start", ports);
  t.after(() => endGroup(start));
  const printed = await untilReady(start, CLONE_TO_LIVE_MS);
  const readyMs = performance.now() - beganAt;
  assert.match(printed, /Apps run WITHOUT isolation/);

  const browser = await launchChromium();
  t.after(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, reducedMotion: "reduce" });
  const folder = join(tmpdir(), "newcomers-story");
  mkdirSync(folder, { recursive: true });
  const slackUrl = `http://127.0.0.1:${SLACK_PORT}`;
  const told = await playNewcomersStory({ slackUrl, context, folder, looksForFindings: true });

  const toLive = told.waits.slice(0, OF_THE_FIRST);
  assert.ok(toLive.every(({ stop }) => MACHINE_WAITS.test(stop)));
  const askToLiveMs = toLive.reduce((sum, { ms }) => sum + ms, 0);
  t.diagnostic(`git clone → ready: ${seconds(readyMs)}; pictures in ${folder}`);
  for (const { stop, ms } of told.waits) t.diagnostic(`${stop}: ${seconds(ms)}`);
  t.diagnostic(`ask → live, what machines took: ${seconds(askToLiveMs)}`);
  assert.deepEqual(told.faults, []);
  assert.ok(told.liveAtMs - beganAt < CLONE_TO_LIVE_MS, `live ${seconds(told.liveAtMs - beganAt)} after git clone`);
  assert.ok(askToLiveMs < ASK_TO_LIVE_MS, seconds(askToLiveMs));

  // What is live outlives Toolroom; the README's other line takes it away.
  endGroup(start);
  const removed = machine.run("cd /toolroom && npm run -s remove -- --yes");
  assert.match(removed, /^Ended 1 running app or sandbox, and removed /);
});

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
