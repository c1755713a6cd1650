import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { sealSecret } from "../../bot/receiver/seal-secret.ts";
import { ACTIONS, SECRET_MODAL } from "../../bot/views/action-ids.ts";
import { secretModal, secretRows } from "../../bot/views/secret-rows.ts";
import { english } from "../../bot/words/english.ts";
import { systemClock } from "../../lib/clock.ts";
import { createLog } from "../../lib/log.ts";
import { missingSecrets, readAppSecret } from "../../operator/app-secrets.ts";
import { createAuthority } from "../../operator/authority.ts";
import { createSecretWindow } from "../../operator/enter-secret.ts";
import { openSecretKeys } from "../../operator/secret-keys.ts";
import { claimName } from "../../store/apps.ts";
import { unprocessedEnvelopes } from "../../store/envelopes.ts";
import { personById } from "../../store/people.ts";
import { saveSlackTeam } from "../../store/slack-team.ts";
import { addRelease, manifestOf } from "../fakes/registry.ts";
import { openParts, openStage, startStageBot, until } from "./stage.ts";

/** As files have it: of several lines. */
const PEM = "-----BEGIN PRIVATE KEY-----\nMIIEvQ\nIBADANBg\n-----END PRIVATE KEY-----";
const VALUE = "sk_live_4eC39HqLyjWDarjtT1zdp7dc";

test("an owner enters a secret in a window, and its value stands nowhere but sealed in its place", async (context) => {
  const stage = await openStage(context);
  const { store } = stage;
  const lines: string[] = [];
  const log = createLog({ part: "bot", clock: systemClock, write: (line) => void lines.push(line) });
  const parts = openParts(stage, log);
  const ownerId = stage.idOf("asker1");
  const channelId = stage.channelId("general");
  const authority = createAuthority({ store, approverGroup: null, groupMembers: async () => [] });
  const home = mkdtempSync(join(tmpdir(), "secret-"));
  context.after(() => rmSync(home, { recursive: true, force: true }));
  const deps = {
    store,
    clock: systemClock,
    log,
    authority,
    keys: () => openSecretKeys({ home, secretKeys: null }),
  };
  await startStageBot(stage, {}, { parts, secrets: createSecretWindow(deps) });
  await until("people", async () => (await personById(store, ownerId)) !== undefined);
  const { team_id: slackTeamId = "" } = await parts.client.auth.test();
  await saveSlackTeam(store, slackTeamId, 0);
  const claim = { slackTeamId, channelId, threadTs: "1.0", ownerId, access: "company" as const, at: 1 };
  const claimed = await claimName(store, { ...claim, name: "pay", title: "Pay", purpose: "Takes payments." });
  assert.ok(claimed.kind === "claimed");
  const { id: appId } = claimed.app;
  const manifest = manifestOf("pay", { bindings: { secrets: { STRIPE_KEY: "takes payments" } } });
  await addRelease(store, claimed.app, 1, { manifest });

  const missing = await missingSecrets(store, appId, manifest);
  assert.deepEqual(missing, { appId, missing: [{ name: "STRIPE_KEY", about: "takes payments" }] });
  const blocks = secretRows(missing, english);
  const posted = await parts.outbound.post({ key: "live", channelId, text: "Pay is live", blocks });
  assert.ok(posted.kind === "posted");
  const press = (user: string) =>
    stage.control("click", { user, channel: channelId, ts: posted.ts, action_id: `${ACTIONS.enterSecret}_1` });
  const views = async (user: string) =>
    ((await stage.control(`views?user=${user}`)) as unknown as { views: { id: string }[] }).views;
  const ephemeral = (user: string) => until("a word", async () => (await stage.ephemerals(user)).at(-1));

  await press("asker2");
  assert.match(await ephemeral("asker2"), /^Only its owner enters this app's secrets\./);
  assert.deepEqual(await views("asker2"), []);
  await press("asker1");
  const { id: viewId } = await until("the window", async () => (await views("asker1")).at(-1));
  const submit = (value: string) =>
    stage.control("submit", { user: "asker1", view_id: viewId, values: { words: value } });
  const empty = (await submit("  ")) as { response?: { response_action?: string } };
  assert.equal(empty.response?.response_action, "errors");
  await submit(` ${VALUE}\n`);
  assert.equal(await ephemeral("asker1"), "*STRIPE_KEY* is entered: *pay* uses it from now on.");

  assert.equal(await readAppSecret(deps, appId, "STRIPE_KEY"), VALUE);
  assert.deepEqual((await missingSecrets(store, appId, manifest)).missing, []);
  assert.deepEqual(await until("all heard", async () => (await unprocessedEnvelopes(store)).length === 0), true);
  const kept = [stage.file, `${stage.file}-wal`].map((file) => readFileSync(file, "latin1")).join("\n");
  assert.match(kept, /secret_value/, "the envelope is there");
  await press("asker1");
  const { id: again } = await until("the window", async () => (await views("asker1")).find(({ id }) => id !== viewId));
  await stage.control("submit", { user: "asker1", view_id: again, values: { words: `${PEM}\n` } });
  await until("its lines", async () => (await readAppSecret(deps, appId, "STRIPE_KEY")) === PEM);
  const core = VALUE.slice("sk_live_".length);
  assert.doesNotMatch(kept, new RegExp(core));
  assert.doesNotMatch(lines.join("\n"), new RegExp(core));
  const { messages = [] } = await stage.as("asker1").conversations.history({ channel: channelId });
  assert.doesNotMatch(JSON.stringify(messages), new RegExp(core));
});

test("however many secrets are missing, each has its button", () => {
  const names = Array.from({ length: 12 }, (_, index) => `KEY_${index + 1}`);
  const missing = names.map((name) => ({ name, about: "calls a partner" }));
  const rows = secretRows({ appId: "app_1", missing }, english).flatMap((block) =>
    block.type === "actions" ? [block] : [],
  );
  assert.deepEqual(
    rows.map(({ elements }) => elements.length),
    [5, 5, 2],
  );
  const buttons = rows.flatMap(({ elements }) => elements);
  assert.deepEqual(
    buttons.map((button) => ("value" in button ? button.value : "")),
    names.map((name) => `app_1 ${name}`),
  );
  assert.equal(new Set(rows.map((row) => row.block_id)).size, 3, "Slack refuses a message with one block_id twice");
  assert.equal(new Set(buttons.map(({ action_id: id }) => id)).size, 12);
});

test("its window takes a key of several lines", () => {
  const origin = { appId: "app_1", name: "STRIPE_KEY", channelId: "C1", threadTs: "" };
  const blocks = JSON.stringify(secretModal(origin, "takes payments", english).blocks);
  assert.match(blocks, /"multiline":true,"max_length":3000/);
});

test("whatever is typed in that window is sealed, however it comes, and nothing of any other is", () => {
  const state = { values: { words: { words: { type: "plain_text_input", value: VALUE } }, more: [{ value: VALUE }] } };
  const seal = () => "sealed";
  for (const type of ["view_submission", "block_actions", "view_closed"]) {
    const body = { type, actions: [{ value: VALUE }], view: { id: "V1", callback_id: SECRET_MODAL, state } };
    const sealed = JSON.stringify(sealSecret(body, seal));
    assert.doesNotMatch(sealed, new RegExp(VALUE));
    assert.match(sealed, /"value":"sealed"/);
  }
  const other = { type: "view_submission", view: { callback_id: "approval_words", state } };
  assert.equal(sealSecret(other, seal), other);
  const empty = { view: { callback_id: SECRET_MODAL, state: { values: { words: { words: { value: "  " } } } } } };
  assert.deepEqual(sealSecret(empty, seal), empty);
});
