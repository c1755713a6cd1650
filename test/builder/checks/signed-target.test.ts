import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import type { AppRequestToSend } from "../../../builder/checks/signed-sender.ts";
import { createSignedTarget } from "../../../builder/checks/signed-target.ts";
import { DELIVERY_HEADER, IDENTITY_HEADER, openToken } from "../../../sdk/contract/wire.ts";
import { LUNCH_YAML, manifest, NOW_MS } from "./candidate.ts";

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const AT = "2026-03-02T11:00:00+01:00";

function target(access: string, status = 200, triggers?: string) {
  const sent: AppRequestToSend[] = [];
  const person = (slackUserId: string) => ({
    id: slackUserId,
    handle: slackUserId,
    name: slackUserId,
    timeZone: "UTC",
  });
  const lunch = LUNCH_YAML.replace("access: company", access);
  const yaml =
    triggers === undefined
      ? lunch
      : lunch.replace(/^triggers:\n(?: .*\n)*/m, triggers).replace(/^checks:[\s\S]*$/m, "");
  const made = createSignedTarget({
    manifest: manifest(yaml).manifest,
    release: "cand_1",
    privateKey,
    nowMs: () => NOW_MS,
    newDeliveryId: () => "dlv_1",
    people: { asker: person("U0A"), colleague: person("U0B") },
    send: async (request) => {
      sent.push(request);
      const isForm = request.method === "POST" && request.path !== "/_toolroom/deliver";
      return isForm ? { status: 303, location: "/", text: "" } : { status, text: '{"ok":true,"text":null}' };
    },
    posts: async () => [],
    rows: async () => 0,
  });
  return { ...made, sent };
}

test("a command is signed for this release, at its moment, by this person", async () => {
  const lunch = target("access: company");
  assert.deepEqual(await lunch.command("/lunch  ramen and soup", { as: "colleague", at: AT }), {
    ok: true,
    text: null,
  });
  const [request] = lunch.sent;
  assert.deepEqual(JSON.parse(request?.body ?? ""), {
    run: "add-order",
    kind: "command",
    at: "2026-03-02T10:00:00.000Z",
    text: "ramen and soup",
    user: { id: "U0B", handle: "U0B", name: "U0B", timeZone: "UTC" },
    channelId: "C0CHECK",
    deliveryId: "dlv_1",
  });
  const { bodySha256, ...token } = openToken(request?.headers[DELIVERY_HEADER] ?? "", publicKey) as Record<
    string,
    unknown
  >;
  assert.match(String(bodySha256), /^[0-9a-f]{64}$/);
  assert.deepEqual(token, {
    kind: "delivery",
    app: "lunch-orders",
    release: "cand_1",
    at: Date.parse(AT),
    expiresAt: NOW_MS + 60_000,
  });
});

test("who may open the app is decided as at the edge; a stranger reaches it without identity", async () => {
  const opens = async (access: string, as: "asker" | "colleague" | "stranger") =>
    (await target(access).visit("/", { as, at: AT })).status;
  for (const access of ["access: owner", "access: group", "access: { people: [U0X] }"]) {
    assert.deepEqual([await opens(access, "asker"), await opens(access, "colleague")], [200, 403], access);
  }
  assert.equal(await opens("access: { people: [U0B] }", "colleague"), 200);
  const lunch = target("access: company", 401);
  assert.equal((await lunch.visit("/", { as: "stranger", at: AT })).status, 401);
  assert.equal(lunch.sent[0]?.headers[IDENTITY_HEADER], undefined);
  const refused = await lunch.command("/lunch x", { as: "stranger", at: AT });
  assert.ok(!refused.ok && refused.refused);
});

test("a sent form's redirect is followed once, and an app that refuses the delivery is told", async () => {
  const lunch = target("access: company");
  await lunch.visit("/orders", { as: "asker", at: AT, form: { dish: "a & b" } });
  assert.deepEqual(
    lunch.sent.map(({ method, path, body }) => [method, path, body]),
    [
      ["POST", "/orders", "dish=a+%26+b"],
      ["GET", "/", undefined],
    ],
  );
  assert.deepEqual(await target("access: company", 401).fire("post-summary", { as: "asker", at: AT }), {
    ok: false,
    error: "The app answered 401.",
  });
});

const KINDS = `triggers:
  - { slack: message, in: ["#support"], run: hear }
  - { slack: reaction_added, in: ["#support"], reaction: eyes, run: look }
  - { shortcut: Make it a ticket, run: ticket }
  - { github: pull_request.closed, repositories: [acme/web], label: bug, run: merged }
  - { linear: Issue.update, team: ENG, state: Done, run: done }
  - { event: lunch-orders/ordered, run: cook }
  - { webhook: alerts, run: alert }
`;

test("a trigger of any kind is fired with what the check says, and with a sample's for the rest", async () => {
  const all = target(`access: company`, 200, KINDS);
  const fired = async (run: string, body?: string | Record<string, unknown>, as: "asker" | "colleague" = "asker") => {
    await all.fire(run, { as, at: AT, body });
    return JSON.parse(all.sent.at(-1)?.body ?? "");
  };
  const heard = await fired("hear", "the oven is cold", "colleague");
  assert.deepEqual(
    [heard.kind, heard.text, heard.user.id, heard.channelId],
    ["slack", "the oven is cold", "U0B", "C0CHECK"],
  );
  assert.partialDeepStrictEqual(heard.payload, {
    event: "message",
    channel: "#support",
    message: { text: "the oven is cold", threadTs: null, author: { id: "U0B" } },
  });
  const looked = await fired("look", { message: { text: "help" } });
  assert.partialDeepStrictEqual(looked.payload, {
    event: "reaction_added",
    reaction: "eyes",
    message: { text: "help" },
  });
  const ticket = await fired("ticket");
  assert.deepEqual([ticket.kind, ticket.user.id, ticket.text], ["shortcut", "U0A", "A sample from Toolroom"]);
  const merged = await fired("merged", { pull_request: { title: "Round half up" } });
  assert.partialDeepStrictEqual(merged, {
    kind: "github",
    user: null,
    payload: {
      action: "closed",
      repository: { full_name: "acme/web" },
      pull_request: { title: "Round half up", merged: true, labels: [{ name: "bug" }], base: { ref: "main" } },
    },
  });
  const done = await fired("done", { data: { title: "CSV" } });
  assert.partialDeepStrictEqual(done.payload, {
    type: "Issue",
    action: "update",
    data: { title: "CSV", team: { key: "ENG" }, state: { name: "Done" } },
  });
  assert.deepEqual((await fired("cook", { dish: "ramen" })).payload, { dish: "ramen" });
  const alert = await fired("alert", "disk full");
  assert.deepEqual([alert.kind, alert.text, alert.payload], ["webhook", "disk full", "disk full"]);
  const stranger = await all.fire("hear", { as: "stranger", at: AT });
  assert.ok(!stranger.ok && stranger.refused);
  assert.ok(!(await all.fire("nothing", { as: "asker", at: AT })).ok);
});
