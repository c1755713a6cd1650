import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { createDesk } from "../builder/create-desk.ts";
import { approvalIdOf } from "../builder/deciding.ts";
import { silentLog } from "../lib/log.ts";
import { createAuthority } from "../operator/authority.ts";
import * as commands from "../operator/commands.ts";
import { openRequests, requestById } from "../store/app-requests.ts";
import { approvalById, openApproval } from "../store/approvals.ts";
import { addApp, addPerson, createHandClock, NOON, openTestStore, TEAM } from "./fakes/registry.ts";

/**
 * Every way in by which somebody changes something. An entrance that is new belongs into one of these lists, with the proof that it
 * asks `operator/authority.ts`: here somebody who may do nothing, a guest, tries each.
 */
const DESK_VERBS = ["decide", "receive", "reply", "stop"];
const COMMAND_VERBS = ["deliverCommand", "firePreview"];

/** What bot and gateway may write by themselves: what came, what was said, who signed in, what was used and spent. */
const MAY_WRITE: Record<string, string[]> = {
  bot: ["store/envelopes.ts", "store/outbound-messages.ts", "store/people.ts"],
  gateway: [
    "store/app-posts.ts",
    "store/door-sessions.ts",
    "store/model-calls.ts",
    "store/sign-ins.ts",
    "store/usage.ts",
  ],
};
const WRITES =
  /^(add|append|abandon|atomically|begin|claim|close|create|decide|end|enqueue|finish|mark|open(?!Requests)|register|request(?!ById|sOfThread)|resume|save|set|stop|upsert|use)[A-Z]/;

test("a guest gets nowhere with any verb of the desk", async (t) => {
  const { desk, store, request, approvalId } = await world(t);
  assert.deepEqual(Object.keys(desk).sort(), DESK_VERBS);
  const ask = { slackTeamId: TEAM, channelId: "C1", threadTs: "9.0", messageTs: "9.0", personId: "UGUEST", inputs: [] };
  assert.equal((await desk.receive({ ...ask, text: "an app" })).kind, "refused");
  const inThread = { ...ask, threadTs: "1.0", messageTs: "9.1", text: "build it" };
  assert.equal((await desk.reply({ ...inThread, mentioned: true })).kind, "refused");
  assert.equal((await desk.reply({ ...inThread, mentioned: false })).kind, "ignored");
  assert.equal((await desk.decide({ approvalId, personId: "UGUEST", answer: "yes" })).kind, "refused");
  assert.equal((await desk.stop(request, "UGUEST")).kind, "refused");
  assert.equal((await approvalById(store, approvalId))?.status, "pending");
  assert.equal((await requestById(store, request))?.stopRequestedBy, null);
  assert.equal((await openRequests(store)).length, 1);
});

test("a guest gets nowhere with any command", async (t) => {
  const { store, clock, authority } = await world(t);
  const verbs = Object.entries(commands).filter(([, value]) => typeof value === "function");
  assert.deepEqual(verbs.map(([name]) => name).sort(), COMMAND_VERBS);
  const app = await addApp(store, "lunch", { ownerId: "UASKER" });
  for (const verb of ["use_command", "open_app", "stop", "change"] as const) {
    assert.equal((await authority.mayDo("UGUEST", verb, { appId: app.id })).yes, false, verb);
  }
  const deps = { store, clock, authority, wakeDeliveries: () => assert.fail("nothing is to be delivered") };
  const use = { personId: "UGUEST", channelId: "C1", at: NOON, envelopeKey: "e1" };
  assert.equal((await commands.deliverCommand(deps, { ...use, word: "nothing", text: "" })).kind, "unknown_word");
  assert.equal((await commands.firePreview(deps, { ...use, instanceId: "inst_x", run: "x" })).kind, "refused");
});

test("bot, gateway and command line write nothing else than what is theirs to write", () => {
  const wrong = ["bot", "gateway", "cli"].flatMap((room) =>
    globSync(`${room}/**/*.ts`).flatMap((file) =>
      writesOf(file)
        .filter(({ from }) => !(MAY_WRITE[room] ?? []).includes(from))
        .map(({ name, from }) => `${file} takes ${name} from ${from}`),
    ),
  );
  assert.deepEqual(wrong, [
    "cli/serve/base.ts takes openStore from store/store.ts",
    "cli/serve/gateway.ts takes openStore from store/store.ts",
  ]);
});

function writesOf(file: string): { name: string; from: string }[] {
  const imports = readFileSync(file, "utf8").matchAll(/import \{([^}]*)\} from "[./]*\/(store\/[a-z-]+\.ts)"/g);
  return [...imports].flatMap(([, names = "", from = ""]) =>
    names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => WRITES.test(name))
      .map((name) => ({ name, from })),
  );
}

async function world(t: TestContext) {
  const { store } = openTestStore(t);
  const clock = createHandClock();
  await addPerson(store, "UASKER");
  await addPerson(store, "UGUEST", { kind: "guest" });
  const groupMembers = async () => ["UGUEST"];
  const authority = createAuthority({ store, slackTeamId: () => TEAM, approverGroup: "approvers", groupMembers });
  const desk = createDesk({
    ...{ store, clock, authority, log: silentLog },
    start: async () => undefined,
    signal: () => undefined,
    switchApp: async () => "",
  });
  const place = {
    slackTeamId: TEAM,
    channelId: "C1",
    threadTs: "1.0",
    messageTs: "1.0",
    personId: "UASKER",
    inputs: [],
  };
  const received = await desk.receive({ ...place, text: "collect lunch orders" });
  const request = received.kind === "started" ? received.requestId : "";
  const approvalId = approvalIdOf(request, "plan", 1);
  const fields = { subjectHash: "abc", releaseId: null, personId: "UASKER", groupHandle: null, expiresAt: NOON * 2 };
  await openApproval(store, { id: approvalId, requestId: request, kind: "plan", round: 1, ...fields }, NOON);
  return { store, clock, authority, desk, request, approvalId };
}
