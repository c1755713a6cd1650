import assert from "node:assert/strict";
import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { newSecret, sha256 } from "../../lib/ids.ts";
import { silentLog } from "../../lib/log.ts";
import { setAppSecret } from "../../operator/app-secrets.ts";
import { createAuthority } from "../../operator/authority.ts";
import { openSecretKeys } from "../../operator/secret-keys.ts";
import { senderSecretOf } from "../../operator/sender-secret.ts";
import { LINEAR_SECRET, type Trigger } from "../../sdk/contract/triggers.ts";
import { deliveries } from "../../store/delivery-tables.ts";
import { webhooks } from "../../store/entrance-tables.ts";
import { notices } from "../../store/message-tables.ts";
import { apps, triggers } from "../../store/schema.ts";
import { addLiveApp, personId, send, startWorld } from "./fixture.ts";

type Json = Record<string, unknown>;

function sample(name: string): Json {
  const file = join(import.meta.dirname, "..", "fixtures", "senders", `${name}.json`);
  return JSON.parse(readFileSync(file, "utf8")) as Json;
}

/** A live App with these Triggers, and the service that sends to it. */
async function startService(t: TestContext, word: "@github" | "@linear", specs: Trigger[]) {
  const world = await startWorld(t);
  const { appId } = addLiveApp(world.store, { name: "ops" });
  const secret = newSecret();
  const { orm } = world.store;
  for (const [index, spec] of specs.entries())
    orm
      .insert(triggers)
      .values({ id: `trg_${index}`, appId, releaseId: "rel_1", run: spec.run, spec, timeZone: "UTC" })
      .run();
  orm
    .insert(webhooks)
    .values({ appId, word, secretHash: sha256(secret), toldAt: 1, createdAt: 1 })
    .run();
  const signingSecret = senderSecretOf(world.keys.sendersKey, sha256(secret));
  const post = async (headers: Record<string, string>, body: string) => {
    const answer = await send({ port: world.port }, "localhost", `/hooks/ops/${secret}`, {
      method: "POST",
      headers,
      body,
    });
    return {
      status: answer.status,
      answer: JSON.parse(answer.text) as { deliveryIds?: string[]; error?: { code: string } },
    };
  };
  const rows = () => orm.select().from(deliveries).all();
  const digest = (body: string) => createHmac("sha256", signingSecret).update(body).digest("hex");
  const github = (event: string, body: string, more: Record<string, string> = {}) =>
    post(
      {
        "content-type": "application/json",
        "user-agent": "GitHub-Hookshot/044aadd",
        "x-github-event": event,
        "x-github-delivery": randomUUID(),
        "x-hub-signature-256": `sha256=${digest(body)}`,
        ...more,
      },
      body,
    );
  const linear = (payload: Json, more: Record<string, string> = {}, whole?: string) => {
    const body = whole ?? JSON.stringify({ webhookTimestamp: world.clock.now(), ...payload });
    const headers = { "content-type": "application/json; charset=utf-8", "linear-event": String(payload.type) };
    return post({ ...headers, "linear-delivery": randomUUID(), "linear-signature": digest(body), ...more }, body);
  };
  return { world, github, linear, rows, runs: () => rows().map((row) => row.body.run) };
}

const MERGED: Trigger = { github: "pull_request.closed", repositories: ["Acme/Web"], branch: "main", run: "merged" };

test("what GitHub sends is a delivery for each trigger that it is for, as JSON and as a form", async (t) => {
  const { github, rows, runs } = await startService(t, "@github", [
    MERGED,
    { github: "pull_request", label: "bug", run: "bugs" },
    { github: "pull_request.closed", repositories: ["acme/app"], run: "other-repository" },
    { github: "pull_request.closed", branch: "release", run: "other-branch" },
    { github: "pull_request.opened", run: "other-action" },
    { github: "pull_request", label: "docs", run: "other-label" },
    { github: "push", branch: "main", run: "pushed" },
    { github: "push", branch: "round-prices", run: "pushed-elsewhere" },
    { github: "issues.labeled", label: "URGENT", run: "urgent" },
    { github: "issues.labeled", label: "Bug", run: "labeled-before" },
  ]);
  const pullRequest = sample("github-pull-request");
  const { status, answer } = await github("pull_request", JSON.stringify(pullRequest));
  assert.equal(status, 202);
  assert.deepEqual(runs().sort(), ["bugs", "merged"]);
  assert.deepEqual(
    answer.deliveryIds?.sort(),
    rows()
      .map((row) => row.id)
      .sort(),
  );
  const { kind, payload, user, text } = rows()[0]?.body ?? {};
  assert.deepEqual([kind, payload, user, text], ["github", pullRequest, null, ""]);
  const form = new URLSearchParams({ payload: JSON.stringify(sample("github-push")) }).toString();
  assert.equal((await github("push", form, { "content-type": "application/x-www-form-urlencoded" })).status, 202);
  assert.deepEqual(rows().find((row) => row.body.run === "pushed")?.body.payload, sample("github-push"));
  await github("issues", JSON.stringify(sample("github-issue")));
  assert.deepEqual(runs().sort(), ["bugs", "merged", "pushed", "urgent"]);
});

test("a ping and what no trigger is for are answered, and leave no delivery", async (t) => {
  const { github, runs } = await startService(t, "@github", [MERGED]);
  const ping = { zen: "Keep it logically awesome.", hook_id: 1, hook: { type: "Repository", id: 1, active: true } };
  assert.equal((await github("ping", JSON.stringify(ping))).status, 200);
  const starred = await github("star", JSON.stringify({ action: "created", repository: { full_name: "acme/web" } }));
  assert.deepEqual([starred.status, starred.answer.deliveryIds], [202, []]);
  assert.deepEqual(runs(), []);
});

test("what is not signed, or not with this secret, is refused; what was signed and comes again is known, whatever it is called", async (t) => {
  const { github, runs, world } = await startService(t, "@github", [MERGED]);
  const body = JSON.stringify(sample("github-pull-request"));
  const wrong = [
    "",
    "sha256=",
    `sha256=${"0".repeat(64)}`,
    `sha256=${createHmac("sha256", "another").update(body).digest("hex")}`,
    `sha1=${createHmac("sha1", "another").update(body).digest("hex")}`,
  ];
  for (const signature of wrong) {
    const refused = await github("pull_request", body, { "x-hub-signature-256": signature });
    assert.deepEqual([refused.status, refused.answer.error?.code], [401, "bad_signature"], signature);
  }
  const signed = `sha256=${"a".repeat(64)}`;
  assert.equal((await github("pull_request", `${body} `, { "x-hub-signature-256": signed })).status, 401);
  assert.deepEqual(runs(), []);
  const first = await github("pull_request", body, { "x-github-delivery": "d-1" });
  const again = await github("pull_request", body, { "x-github-delivery": "d-1" });
  const replayed = await github("pull_request", body, { "x-github-delivery": "d-2" });
  assert.deepEqual([again.answer, replayed.answer], [first.answer, first.answer]);
  assert.deepEqual(runs(), ["merged"]);
  assert.equal((await github("pull_request", "no JSON")).status, 400);
  assert.equal((await github("pull_request", body, { "x-github-event": "" })).status, 400);
  const nested = await github("push", `{"commits":${"[".repeat(5_000)}${"]".repeat(5_000)}}`);
  assert.deepEqual([nested.status, nested.answer.error?.code], [400, "too_nested"]);
  assert.equal((await github("push", JSON.stringify({ text: "x".repeat(3_000_000) }))).status, 413);
  assert.equal((await github("push", "x".repeat(3_000_000))).status, 413);
  const told = world.store.orm.select().from(notices).all();
  assert.deepEqual(
    told.map(({ personId }) => personId),
    ["UASKER1"],
  );
  assert.match(
    told[0]?.text ?? "",
    /^\*ops\* did not get something that came by GitHub: it has more than 2 MB\. Have the sender/,
  );
  world.store.orm.update(apps).set({ status: "stopped" }).run();
  assert.equal((await github("pull_request", body)).status, 503);
});

test("what Linear sends is filtered by team, label and state, and good for a minute", async (t) => {
  const { linear, runs, world } = await startService(t, "@linear", [
    { linear: "Issue.update", team: "eng", state: "Done", label: "feature", run: "done" },
    { linear: "Issue", run: "any" },
    { linear: "Issue.update", team: "OPS", run: "other-team" },
    { linear: "Issue.update", state: "Todo", run: "other-state" },
    { linear: "Issue.update", label: "Bug", run: "other-label" },
    { linear: "Issue.create", run: "other-action" },
    { linear: "Comment.create", team: "ENG", run: "comments" },
  ]);
  const { webhookTimestamp: _, ...issue } = sample("linear-issue");
  const first = await linear(issue);
  assert.equal(first.status, 202);
  assert.deepEqual(runs().sort(), ["any", "done"]);
  world.clock.advance(50_000);
  assert.deepEqual((await linear(issue)).answer, first.answer, "sent again by Linear, with another moment of sending");
  assert.equal((await linear({ ...issue, webhookTimestamp: world.clock.now() - 61_000 })).status, 401);
  assert.equal((await linear({ ...issue, webhookTimestamp: world.clock.now() + 61_000 })).status, 401);
  assert.equal((await linear({ ...issue, webhookTimestamp: "now" })).status, 401);
  assert.equal((await linear(issue, { "linear-signature": "f".repeat(64) })).status, 401);
  assert.equal((await linear(issue, { "linear-signature": "" })).status, 401);
  const { webhookTimestamp: __, ...comment } = sample("linear-comment");
  await linear(comment);
  assert.deepEqual(runs().sort(), ["any", "comments", "done"]);
});

test("what Linear signs with a secret of its own is taken once the owner entered that", async (t) => {
  const { linear, runs, world } = await startService(t, "@linear", [{ linear: "Issue", run: "any" }]);
  const { webhookTimestamp: _, ...issue } = sample("linear-issue");
  const body = JSON.stringify({ webhookTimestamp: world.clock.now(), ...issue });
  const signature = createHmac("sha256", "lin_wh_of_linears_own").update(body).digest("hex");
  const sent = () => linear(issue, { "linear-signature": signature }, body);
  assert.equal((await sent()).status, 401);
  const authority = createAuthority({ store: world.store, approverGroup: null, groupMembers: async () => [] });
  const secrets = {
    ...world,
    authority,
    log: silentLog,
    keys: () => openSecretKeys({ home: world.home, secretKeys: null }),
  };
  const entered = { appId: "app_ops", name: LINEAR_SECRET, value: "lin_wh_of_linears_own" };
  await setAppSecret(secrets, { ...entered, personId: personId("asker1") });
  assert.equal((await sent()).status, 202);
  assert.deepEqual(runs(), ["any"]);
  assert.equal((await linear(issue)).status, 202, "and ours is good as before");
});
