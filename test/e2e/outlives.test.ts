import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pidOf } from "./facts.ts";
import { startStage, until } from "./stage.ts";
import { createBrowser } from "./test-browser.ts";

const NO_ENGINE = {
  TOOLROOM_RUNNER: "docker",
  DOCKER_HOST: "unix:///nonexistent/docker.sock",
  ANTHROPIC_API_KEY: undefined,
};

test("a gateway whose supervisor was killed serves on, is taken over by the next start, and its log goes on", async (t) => {
  // The latest first: both are in one folder.
  const endings: (() => unknown)[] = [];
  const atEnd = { after: (end: () => unknown) => void endings.unshift(end) };
  t.after(async () => {
    for (const end of endings) await end();
  });
  const first = await startStage(atEnd, { modelUrl: "http://127.0.0.1:9", environment: NO_ENGINE });
  const gatewayPid = pidOf(first, "gateway");
  assert.ok(gatewayPid);
  endings.push(() => endLeftover(gatewayPid));
  process.kill(parentOf(gatewayPid), "SIGKILL");
  await until("the end of the other parts", async () => {
    const isSlackThere = await fetch(first.slackUrl).then(
      () => true,
      () => false,
    );
    return isSlackThere || pidOf(first, "control-plane") !== undefined ? undefined : true;
  });

  const logged = (event: RegExp) =>
    until(`${event} in the log`, async () =>
      readFileSync(join(first.home, "toolroom.log"), "utf8")
        .split("\n")
        .find((entry) => event.test(entry) && entry.includes('"part":"gateway"')),
    );
  const browser = createBrowser(first.port);
  const signInUrl = `http://localhost:${first.port}/sign-in`;
  await browser.open(signInUrl);
  assert.equal((await browser.submit(signInUrl, { handle: "asker2" })).status, 200);
  await logged(/"sending sign-in link"/);
  assert.equal((await browser.open(signInUrl)).status, 200);

  const { home, environment } = first;
  const second = await startStage(atEnd, { modelUrl: "http://127.0.0.1:9", home, environment });
  assert.match(second.printed(), new RegExp(`Gateway: +still running from before \\(process ${gatewayPid}\\)`));
  assert.match(second.printed(), /Model: +none/);
  await first.person("asker1").browser(); // the ports are those of the first
  await logged(/"outbound_posted"/);
  // Its Slack had gone: whether it came back in time or not, that is worth a line, and no death.
  await logged(/"sign-in link not sent"|"sent sign-in link"/);
  await second.stop();
  assert.equal(pidOf(first, "gateway"), undefined, "whoever adopted it ends it too");
});

function parentOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return Number(/^\d+ \(.*\) \S (\d+)/.exec(stat)?.[1]);
}

function endLeftover(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone, as it should be.
  }
}
