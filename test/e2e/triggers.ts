import assert from "node:assert/strict";
import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { newSecret, sha256 } from "../../lib/ids.ts";
import { createAuthority } from "../../operator/authority.ts";
import { attemptDelivery } from "../../operator/deliver.ts";
import { startDeliveries } from "../../operator/deliveries.ts";
import { deploy } from "../../operator/deploy.ts";
import { enqueue } from "../../operator/enqueue.ts";
import { replayDelivery } from "../../operator/replay.ts";
import { senderSecretOf } from "../../operator/sender-secret.ts";
import { openKeys } from "../../operator/signing-key.ts";
import type { Trigger } from "../../sdk/contract/triggers.ts";
import { type DeliveryRow, deliveryById, dueDeliveries } from "../../store/deliveries.ts";
import { deliveries } from "../../store/delivery-tables.ts";
import { noticeByKey } from "../../store/notices.ts";
import { setWebhookSecret } from "../../store/webhooks.ts";
import { type LivePlatform, startLivePlatform } from "../fakes/live-platform.ts";
import { createSteps } from "../fakes/operator.ts";

const fixture = (path: string) => readFileSync(join(import.meta.dirname, "../fixtures", path), "utf8");

const TRIGGERS: Trigger[] = [
  { github: "pull_request.closed", repositories: ["acme/web"], branch: "main", run: "merged" },
  { event: "ops/merged", run: "heard" },
  { command: "/throws", run: "throws" },
  { command: "/hangs", run: "hangs" },
  { command: "/floods", run: "floods" },
];

/** One App in a real box behind the real gateway: GitHub sends, the App tells itself by an event, and that is done again. */
export async function actOnTriggers(t: TestContext, runner: "docker" | "bubblewrap"): Promise<void> {
  const platform = await startOps(t, runner);
  const { deps, app } = platform;
  const poll = await startDeliveries(deps, async () => undefined);
  t.after(() => poll.stop());
  const pullRequest = fixture("senders/github-pull-request.json");
  const send = await githubOf(platform);
  assert.equal(await send(pullRequest, "wrong"), 401);
  assert.equal(await send(pullRequest), 202);
  assert.equal(await send(pullRequest), 202);
  const heard = await ended(platform, (row) => row.body.run === "heard");
  assert.deepEqual(heard.body.payload, { title: "Round prices half up <!channel>" });
  assert.deepEqual([heard.answer, heard.depth, heard.isFromOutside], [{ ok: true, text: "1" }, 1, true]);
  const authority = createAuthority({ store: deps.store, approverGroup: null, groupMembers: async () => [] });
  const replay = { store: deps.store, clock: deps.clock, authority, wakeDeliveries: poll.wake };
  const again = await replayDelivery(replay, { deliveryId: heard.id, personId: app.ownerId, key: "1" });
  assert.ok(again.kind === "taken");
  const replayed = await ended(platform, (row) => row.id === again.deliveryId);
  assert.deepEqual([replayed.answer, replayed.replayOf], [{ ok: true, text: "2" }, heard.id]);
  assert.equal(deps.store.orm.select().from(deliveries).all().length, 3);
}

/** What an App does badly is bounded, recorded, and told to its Owner. */
export async function outliveBadHandlers(t: TestContext, runner: "docker" | "bubblewrap"): Promise<void> {
  const platform = await startOps(t, runner);
  const { deps, app } = platform;
  const tried = async (run: string): Promise<DeliveryRow> => {
    const at = new Date(deps.clock.now()).toISOString();
    const { deliveryId } = await enqueue(
      { ...deps, wakeDeliveries: () => undefined },
      {
        ...{ appId: app.id, instanceId: null, dedupeKey: run, personId: app.ownerId, answerTo: null },
        body: { run, kind: "command", at, text: "", channelId: "C1" },
      },
    );
    const [row] = (await dueDeliveries(deps.store, deps.clock.now(), { perApp: 9, inAll: 9 })).filter(
      (one) => one.id === deliveryId,
    );
    assert.ok(row !== undefined);
    await attemptDelivery(deps, row);
    return (await deliveryById(deps.store, deliveryId)) ?? row;
  };
  const threw = await tried("throws");
  assert.deepEqual([threw.status, threw.answer], ["failed", { ok: false, error: "the pager is on fire" }]);
  const flooded = await tried("floods");
  assert.equal(flooded.status, "failed");
  assert.deepEqual(flooded.answer, { ok: false, error: "The app answered with more than 200 kB." });
  const hung = await tried("hangs");
  assert.deepEqual([hung.status, hung.attempts, hung.answer], ["waiting", 1, null], "cut off, to be tried again");
  assert.ok(hung.nextAttemptAt > deps.clock.now() - 1_000);
  const day = new Date(deps.clock.now()).toISOString().slice(0, 10);
  const notice = await noticeByKey(deps.store, `failed:${app.id}:throws:${day}`);
  assert.deepEqual([notice?.personId, notice?.replays], [app.ownerId, threw.id]);
}

async function startOps(t: TestContext, runner: "docker" | "bubblewrap"): Promise<LivePlatform> {
  const platform = await startLivePlatform(t, "ops", runner);
  const files = {
    "app.ts": fixture("apps/ops/app.ts"),
    "migrations/0001_notes.sql": "create table notes (title text);",
  };
  const release = await platform.cut(files, { triggers: TRIGGERS, bindings: { db: true, emits: ["merged"] } });
  const order = { requestId: "req_1", releaseId: release.id };
  assert.deepEqual(await deploy(createSteps().step, platform.deps, order), { kind: "live" });
  return platform;
}

/** Sends as GitHub does, signed with the App's secret or another; the status. */
async function githubOf({ deps, app, port }: LivePlatform) {
  const secret = newSecret();
  await setWebhookSecret(deps.store, { appId: app.id, word: "@github", secretHash: sha256(secret) });
  const own = senderSecretOf(openKeys(deps.home).sendersKey, sha256(secret));
  return (body: string, signingSecret = own) =>
    new Promise<number>((resolve, reject) => {
      const headers = {
        ...{ host: `localhost:${port}`, "content-type": "application/json", "x-github-event": "pull_request" },
        "x-github-delivery": randomUUID(),
        "x-hub-signature-256": `sha256=${createHmac("sha256", signingSecret).update(body).digest("hex")}`,
      };
      const asked = request({ host: "127.0.0.1", port, method: "POST", path: `/hooks/ops/${secret}`, headers });
      asked.on("error", reject);
      asked.on("response", (response) => {
        response.resume();
        response.on("end", () => resolve(response.statusCode ?? 0));
      });
      asked.end(body);
    });
}

/** The first such Delivery that has ended. */
async function ended({ deps }: LivePlatform, isIt: (row: DeliveryRow) => boolean): Promise<DeliveryRow> {
  for (let look = 0; look < 600; look += 1) {
    const found = deps.store.orm.select().from(deliveries).all().find(isIt);
    if (found !== undefined && found.status !== "waiting") return found;
    await deps.clock.sleep(50);
  }
  const rows = deps.store.orm.select().from(deliveries).all();
  throw new Error(
    `It did not end: ${JSON.stringify(rows.map(({ body, status, answer }) => [body.run, status, answer]))}`,
  );
}
