import assert from "node:assert/strict";
import { test } from "node:test";
import { TOOL_COMMANDS } from "../../../builder/tool/run-tool-command.ts";
import { readAppSecret } from "../../../operator/app-secrets.ts";
import { addSecretKey, forgetSecretKeys } from "../../../operator/secret-keys.ts";
import type { ToolCall, ToolProgress } from "../../../sdk/contract/tool-call.ts";
import { endRequest, openRequests, requestById } from "../../../store/app-requests.ts";
import { approvalById, openApproval } from "../../../store/approvals.ts";
import { appendAudit } from "../../../store/audit.ts";
import { deliveriesOf, enqueueDelivery, finishDelivery } from "../../../store/deliveries.ts";
import { modelCalls } from "../../../store/money-tables.ts";
import { beginPolicy } from "../../../store/policy-versions.ts";
import { addUsage } from "../../../store/usage.ts";
import { goLive } from "../../fakes/live-app.ts";
import { addApp, manifestOf, NOON } from "../../fakes/registry.ts";

import { APP, codeOf, filesOf, theOne, toolWorld } from "./tool-world.ts";

test("the same files twice are one request, with one message, and what changed takes its place", async (t) => {
  const { store, deploy, said, started, clock } = await toolWorld(t);
  const first = await deploy("UANA", APP, { "no-wait": true, why: "It shouts" });
  assert.deepEqual([codeOf(first), first.app], ["waits_for_yes", "inference-bot"]);
  const request = await theOne(store);
  assert.deepEqual([request.text, request.requesterId, request.threadTs], ["It shouts", "UANA", "1.0"]);
  assert.match(request.handedIn ?? "", /^[0-9a-f]{64}$/);
  await deploy("UANA", APP);
  assert.deepEqual([(await theOne(store)).id, said.length, started.length], [request.id, 1, 1]);
  // After its end the same files are another try, said anew.
  await endRequest(store, request.id, "failed", "The checks find problems", clock.now());
  await deploy("UANA", APP);
  assert.equal(said.length, 2);
  assert.notEqual((await theOne(store)).id, request.id);
});

test("nobody hands in what is somebody else's: the name, or a word of it", async (t) => {
  const { store, deploy } = await toolWorld(t);
  const app = await addApp(store, "inference-bot", { ownerId: "UBOB" });
  await goLive(store, app, 1);
  const taken = await deploy("UANA", APP);
  assert.equal(codeOf(taken), "taken");
  assert.match(taken.error?.message ?? "", /inference-bot belongs to an app of @ubob/i);
  assert.equal((await openRequests(store)).length, 0);
});

test("what would be no app, or holds a secret, or would lie elsewhere is refused whole, and none of it is kept", async (t) => {
  const { store, deploy, said } = await toolWorld(t);
  for (const [files, code, words] of [
    [{}, "no_folder", /no app\.yaml/],
    [{ ...APP, "app.yaml": "name: X\n" }, "check_failed", /app\.yaml/],
    [{ ...APP, "key.ts": `const key = "xoxb-123456789012-${"a".repeat(24)}";` }, "check_failed", /secret/],
    [{ ...APP, "../out.ts": "x" }, "bad_value", /out\.ts/],
    [{ ...APP, "/etc/passwd": "x" }, "bad_value", /passwd/],
    [{ ...APP, ".git/hooks/post-commit": "x" }, "bad_value", /\.git/],
    [{ ...APP, "node_modules/x/index.js": "x" }, "bad_value", /node_modules/],
  ] as const) {
    const outcome = await deploy("UANA", files);
    assert.equal(codeOf(outcome), code, JSON.stringify(outcome));
    assert.match(outcome.error?.message ?? "", words);
    assert.doesNotMatch(JSON.stringify(outcome), /xoxb-1/);
  }
  assert.deepEqual([said.length, (await openRequests(store)).length], [0, 0]);
});

test("a dry run says what would be, and changes nothing", async (t) => {
  const { store, deploy, said } = await toolWorld(t);
  const would = await deploy("UANA", APP, { "dry-run": true });
  assert.deepEqual(would.result, { would: "a new app", approvalBy: null, reasons: [] });
  assert.deepEqual([said.length, (await openRequests(store)).length], [0, 0]);
});

test("whoever waits is told each step once, and what they may answer; theirs alone is the yes", async (t) => {
  const { store, deploy, tool, clock } = await toolWorld(t);
  await deploy("UANA", APP);
  const request = await theOne(store);
  const fields = { subjectHash: "abc", releaseId: null, personId: "UANA", groupHandle: null, expiresAt: NOON * 2 };
  await openApproval(store, { id: "apr_1", requestId: request.id, kind: "preview", round: 1, ...fields }, clock.now());
  const told: ToolProgress["progress"][] = [];
  const left = await tool(
    "UANA",
    "deploy",
    { files: filesOf(APP) },
    { isFollowed: true, tell: (step) => void told.push(step) },
  );
  assert.equal(codeOf(left), "interrupted");
  assert.deepEqual(
    told.map(({ step, state, approvalId }) => [step, state, approvalId]),
    [
      ["Handed in", "begins", undefined],
      ["Handed in", "waits", "apr_1"],
    ],
  );
  const waits = await tool("UANA", "deploy", { files: filesOf(APP) });
  assert.deepEqual([codeOf(waits), waits.next?.[0]?.command], ["waits_for_yes", "tool status"]);
  const answer = { approvalId: "apr_1", is: "yes" as const };
  for (const personId of ["UBOB", "UPLAT", "UGUEST"])
    assert.equal(codeOf(await tool(personId, "deploy", { answer })), "conflict");
  assert.equal((await approvalById(store, "apr_1"))?.status, "pending");
  assert.equal(codeOf(await tool("UANA", "deploy", { answer })), undefined);
  assert.equal((await approvalById(store, "apr_1"))?.status, "yes");
  assert.equal((await requestById(store, request.id))?.status, "open");
});

test("a terminal approves nothing but the preview of what its person handed in", async (t) => {
  const { store, deploy, tool, clock } = await toolWorld(t);
  await deploy("UANA", APP);
  const { id: requestId } = await theOne(store);
  const of = { requestId, round: 1, subjectHash: "abc", releaseId: null, expiresAt: NOON * 2 };
  const release = { id: "apr_2", kind: "release", personId: null, groupHandle: "platform-team" } as const;
  await openApproval(store, { ...of, ...release }, clock.now());
  const answer = { approvalId: "apr_2", is: "no" as const };
  assert.equal(codeOf(await tool("UPLAT", "deploy", { answer })), "conflict");
  assert.equal((await approvalById(store, "apr_2"))?.status, "pending");
  assert.equal(codeOf(await tool("UPLAT", "deploy", { answer: { ...answer, approvalId: "apr_9" } })), "conflict");
});

test("a guest gets nowhere with any command, and a colleague reads the directory alone", async (t) => {
  const { store, tool } = await toolWorld(t);
  const app = await addApp(store, "lunch", { ownerId: "UANA" });
  await goLive(store, app, 1);
  const files = filesOf(APP);
  for (const name of Object.keys(TOOL_COMMANDS)) {
    const outcome = await tool("UGUEST", name, { args: { app: "lunch" }, files });
    assert.match(codeOf(outcome) ?? "", /^(not_allowed|taken)$/, name);
  }
  assert.equal((await openRequests(store)).length, 0);
  const codes: Record<string, string | undefined> = {};
  for (const name of [
    "apps",
    "show",
    "status",
    "policy",
    "logs",
    "usage",
    "pull",
    "rollback",
    "audit",
    "secrets",
    "backup",
  ])
    codes[name] = codeOf(await tool("UBOB", name, { args: { app: "lunch" } }));
  const no = "not_allowed";
  assert.deepEqual(codes, {
    ...{ apps: undefined, show: undefined, status: undefined, policy: undefined },
    ...{ logs: no, usage: no, pull: no, rollback: no, audit: no, secrets: no, backup: no },
  });
  assert.equal(codeOf(await tool("UPLAT", "audit", { args: { action: "verify" } })), undefined);
  assert.equal(codeOf(await tool("UANA", "audit", { options: { app: "lunch" } })), undefined);
});

test("an app that is not there is said with what was meant, or with all there are", async (t) => {
  const { store, tool } = await toolWorld(t);
  await addApp(store, "lunch", { ownerId: "UANA" });
  const near = await tool("UANA", "show", { args: { app: "lnch" } });
  assert.deepEqual([codeOf(near), near.error?.fix], ["unknown_app", "Did you mean lunch?"]);
  const far = await tool("UANA", "show", { args: { app: "something-else" } });
  assert.equal(far.error?.fix, "There are: lunch.");
  assert.equal(codeOf(await tool("UANA", "status")), "usage");
  const since = await tool("UANA", "logs", { args: { app: "lunch" }, options: { since: "yesterday" } });
  assert.deepEqual([codeOf(since), since.error?.fix], ["bad_value", "Write 2h, 3d, or 2026-03-02T10:00Z."]);
});

test("a secret comes on stdin from its owner alone, is listed by name, and is said back nowhere", async (t) => {
  const { store, deps, tool } = await toolWorld(t);
  const app = await addApp(store, "lunch", { ownerId: "UANA" });
  await goLive(store, app, 1);
  const value = "kr8-very-own-value";
  const set = { args: { app: "lunch", action: "set", name: "STRIPE_KEY" }, input: `${value}\n` };
  assert.equal(codeOf(await tool("UPLAT", "secrets", set)), "not_allowed");
  assert.equal(codeOf(await tool("UANA", "secrets", { ...set, input: "" })), "needs_secret");
  assert.equal(codeOf(await tool("UANA", "secrets", { ...set, args: { app: "lunch", action: "set" } })), "usage");
  const done = await tool("UANA", "secrets", set);
  assert.deepEqual([codeOf(done), done.changed], [undefined, ["STRIPE_KEY"]]);
  const listed = await tool("UPLAT", "secrets", { args: { app: "lunch" } });
  const { secrets } = listed.result as { secrets: { name: string; setBy: string }[] };
  assert.deepEqual(
    secrets.map(({ name }) => name),
    ["STRIPE_KEY"],
  );
  addSecretKey({ home: deps.builder.home, secretKeys: null });
  forgetSecretKeys({ home: deps.builder.home, secretKeys: null }, new Set());
  await tool("UANA", "secrets", set);
  assert.equal(
    await readAppSecret({ store, keys: deps.secretKeys }, app.id, "STRIPE_KEY"),
    value,
    "a new key seals it",
  );
  const remove = { args: { app: "lunch", action: "remove", name: "STRIPE_KEY" } };
  assert.deepEqual((await tool("UANA", "secrets", remove)).changed, ["STRIPE_KEY"]);
  assert.equal((await tool("UANA", "secrets", remove)).changed, undefined);
  const told = await tool("UANA", "audit", { options: { app: "lunch" } });
  const { rows } = told.result as { rows: { did: string; who: string; details: string }[] };
  assert.deepEqual(
    rows.slice(0, 2).map(({ did, who, details }) => [did, who, details]),
    ["remove_secret", "set_secret"].map((did) => [did, "@uana", '{"name":"STRIPE_KEY","from":"tool"}']),
  );
  assert.ok(!JSON.stringify([done, listed, told]).includes(value));
});

test("a copy of its data is kept for its owner and for the approvers, and all there are are listed", async (t) => {
  const { store, tool, backups } = await toolWorld(t);
  const app = await addApp(store, "lunch", { ownerId: "UANA" });
  await goLive(store, app, 1);
  const call = { args: { app: "lunch" } };
  const dry = await tool("UANA", "backup", { ...call, options: { "dry-run": true } });
  assert.deepEqual([dry.changed, backups.made], [["a copy of lunch's data"], []]);
  for (const personId of ["UANA", "UPLAT"]) {
    const kept = await tool(personId, "backup", call);
    assert.deepEqual([codeOf(kept), kept.changed], [undefined, ["a copy of lunch's data: bak_1"]]);
    const where = `backups/${app.id}/bak_1 in TOOLROOM_HOME`;
    const row = { backup: "bak_1", takenAt: new Date(NOON).toISOString(), bytes: 8192, why: "asked for" };
    const { kept: listed, rule, ...told } = kept.result as Record<string, unknown>;
    assert.deepEqual(told, { app: "lunch", backup: "bak_1", where, of: "v1" });
    assert.deepEqual((listed as unknown[])[0], row);
    assert.match(String(rule), /newest 10 stay/);
  }
  for (const [hindrance, code] of [
    [{ kind: "no_data" }, "conflict"],
    [{ kind: "deploying" }, "try_again"],
    [{ kind: "no_room", bytes: 5_000_000 }, "disk_full"],
    [{ kind: "failed", problem: "it is damaged" }, "backup_failed"],
    [{ kind: "fresh", backup: { name: "bak_1", at: NOON, bytes: null, why: "asked" } }, undefined],
  ] as const) {
    backups.hindrance = hindrance;
    const not = await tool("UANA", "backup", call);
    assert.deepEqual([codeOf(not), not.changed], [code, undefined]);
  }
  assert.equal(backups.made.length, 2);
});

test("the whole audit comes in pages, hash and all, and a hash that was told must be among its rows", async (t) => {
  const { store, tool } = await toolWorld(t);
  for (let act = 0; act < 5; act += 1)
    await appendAudit(store, { at: NOON, actor: "UANA", verb: `act ${act}`, subject: "app_1", details: {} });
  const page = await tool("UPLAT", "audit", { args: { action: "export" }, options: { after: "3" } });
  const { rows, isLast } = page.result as { rows: { seq: number; hash: string }[]; isLast: boolean };
  assert.deepEqual([rows.map(({ seq }) => seq), isLast], [[4, 5], true]);
  assert.equal(codeOf(await tool("UANA", "audit", { args: { action: "export" } })), "not_allowed");
  const verify = (head: string) => tool("UPLAT", "audit", { args: { action: "verify" }, options: { head } });
  assert.equal(codeOf(await verify(rows[0]?.hash ?? "")), undefined);
  assert.equal(codeOf(await verify("0".repeat(64))), "check_failed");
  assert.equal(codeOf(await verify("latest")), "bad_value");
});

test("a dry run refuses what this machine cannot run, as the plan would be, with the way out", async (t) => {
  const { deploy } = await toolWorld(t);
  const manifest = `${APP["app.yaml"]}bindings:\n  compute: { runs: [generate], gpu: 1 }\n`;
  const would = await deploy("UANA", { ...APP, "app.yaml": manifest }, { "dry-run": true });
  assert.equal(codeOf(would), "check_failed");
  assert.match(would.error?.message ?? "", /^Its compute asks for a graphics card\. /);
  assert.match(would.error?.fix ?? "", /take gpu out of compute in app\.yaml\.$/);
});

test("what an app printed stands in its logs for its owner, without what looks like a secret", async (t) => {
  const { store, deps, tool } = await toolWorld(t);
  await goLive(store, await addApp(store, "lunch", { ownerId: "UANA" }), 1);
  const asked: string[] = [];
  deps.logs = { read: async (name) => `${asked.push(name)} ready\nkey sk-ant-${"a".repeat(40)}\n` };
  const logs = async (personId: string, options: ToolCall["options"] = {}) =>
    await tool(personId, "logs", { args: { app: "lunch" }, options });
  const told = (await logs("UANA")).result as { printed: string[]; instance: string };
  assert.deepEqual([told.printed, asked], [["1 ready", "key [secret]"], [told.instance]]);
  assert.equal(codeOf(await logs("UBOB")), "not_allowed");
  assert.ok(!("printed" in ((await logs("UANA", { deliveries: true })).result as object)));
  assert.equal(asked.length, 1);
  deps.logs = { read: () => Promise.reject(new Error("the engine is silent")) };
  assert.deepEqual((await logs("UANA")).warnings, ["What it printed cannot be read at the moment."]);
});

test("usage tells of one app who used it and what it cost, and without one of each that is one's own", async (t) => {
  const { store, tool } = await toolWorld(t);
  const app = await addApp(store, "lunch", { ownerId: "UANA" });
  await addApp(store, "other", { ownerId: "UBOB" });
  const day = { appId: app.id, day: new Date(NOON).toISOString().slice(0, 10), kind: "visit" as const };
  await addUsage(store, [
    { ...day, personId: "UBOB", count: 3 },
    { ...day, personId: "-", count: 2 },
  ]);
  const call = { doorSessionId: "d", model: "m", appId: app.id, state: "ended" as const, status: 200, durationMs: 1 };
  const took = { inputTokens: 1, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0, at: NOON };
  store.orm
    .insert(modelCalls)
    .values([
      { ...call, ...took, id: "mc_1", requestId: "req_1", role: "code", costUsd: 0.5 },
      { ...call, ...took, id: "mc_2", requestId: null, role: null, costUsd: 0.25 },
      { ...call, ...took, id: "mc_3", requestId: null, role: "app", costUsd: 0.1 },
    ])
    .run();
  const cost = { costUsd: 0.85, askingUsd: 0.1, buildingUsd: 0.75 };
  const one = (await tool("UANA", "usage", { args: { app: "lunch" } })).result as Record<string, unknown>;
  const { since: _, ...told } = one;
  assert.deepEqual(told, { app: "lunch", people: 1, times: 5, ...cost, byPerson: [{ who: "@ubob", times: 3 }] });
  const { apps } = (await tool("UANA", "usage")).result as { apps: object[] };
  assert.deepEqual(apps, [{ app: "lunch", people: 1, times: 5, ...cost }]);
  assert.equal(codeOf(await tool("UANA", "usage", { options: { days: "91" } })), "bad_value");
  assert.equal(codeOf(await tool("UGUEST", "usage")), "not_allowed");
});

test("policy says which version is in force, and of an app which rules made its verdict", async (t) => {
  const { store, tool, clock } = await toolWorld(t);
  const at = { file: "/policy.yaml", writtenBy: "uid 1", beganAt: clock.now() };
  const text = "rules:\n  - { name: quiet, when: { channels: '#food' }, then: allow }";
  const notice = { key: "n", personId: "platform-team", text: "n", createdAt: clock.now() };
  assert.match(JSON.stringify((await tool("UANA", "policy")).result), /"policy":"built-in"/);
  await beginPolicy(store, { ...at, hash: "abcdefabcdef99", text }, notice);
  assert.match(JSON.stringify((await tool("UANA", "policy")).result), /"policy":"policy\.yaml abcdefabcdef"/);
  const app = await addApp(store, "lunch", { ownerId: "UANA" });
  await goLive(store, app, 1, "req_1", { manifest: manifestOf("lunch", { bindings: { slack: { post: ["#food"] } } }) });
  const told = JSON.stringify((await tool("UANA", "policy", { args: { action: "explain", app: "lunch" } })).result);
  assert.match(told, /"verdict":"allowed"/);
  assert.match(
    told,
    /channel \(built-in\) would have it asked about, and quiet of policy\.yaml lifts that: It posts in #food/,
  );
});

test("a replay that is only tried out says whether it could be, and gives the app nothing", async (t) => {
  const { store, tool } = await toolWorld(t);
  const app = await addApp(store, "lunch", { ownerId: "UANA" });
  await goLive(store, app, 1);
  const body = { run: "note", kind: "command" as const, at: "2026-03-09T08:00:00.000Z", text: "" };
  const came = async (id: string) => {
    const whole = { ...body, deliveryId: id, user: null, channelId: null };
    const row = { id, appId: app.id, instanceId: null, dedupeKey: id, body: whole, answerTo: null, createdAt: NOON };
    await enqueueDelivery(store, row);
  };
  await came("dlv_1");
  await came("dlv_2");
  const answer = { ok: false as const, error: "no" };
  await finishDelivery(store, { deliveryId: "dlv_1", status: "failed", answer, at: NOON });
  const dry = (replay: string, personId = "UANA") =>
    tool(personId, "logs", { args: { app: "lunch" }, options: { replay, "dry-run": true } });
  assert.deepEqual((await dry("dlv_1")).result, { repeats: "dlv_1", said: "It would be given once more." });
  assert.match((await dry("dlv_2")).error?.message ?? "", /still being tried/);
  assert.equal(codeOf(await dry("dlv_none")), "bad_value");
  assert.equal((await deliveriesOf(store, app.id, 0, 10)).length, 2);
});
