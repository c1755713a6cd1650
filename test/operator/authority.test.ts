import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type AuthorityDeps, mayDo, type Subject, type Verb } from "../../operator/authority.ts";
import type { Access } from "../../sdk/contract/manifest.ts";
import { addRequest } from "../../store/app-requests.ts";
import { openApproval } from "../../store/approvals.ts";
import { eq } from "../../store/drizzle.ts";
import { apps, slackTeams } from "../../store/schema.ts";
import { saveSlackTeam } from "../../store/slack-team.ts";
import { addApp, addPerson, NOON, openTestStore, TEAM } from "../fakes/registry.ts";

const VERBS: Verb[] = [
  "ask",
  "reply",
  "change",
  "replay",
  "set_secret",
  "decide_plan",
  "decide_preview",
  "approve_release",
  "open_app",
  "open_preview",
  "use_command",
  "stop",
  "show",
  "read_app",
  "keep_data",
  "read_queries",
  "see_preview_rows",
];
const WHOLE: Subject = { requestId: "req_1" };

async function setUp(t: TestContext, change: Partial<AuthorityDeps> = {}, access: Access = "company") {
  const { store } = openTestStore(t);
  for (const id of ["OWNER", "ASKER", "COLLEAGUE", "APPROVER"]) await addPerson(store, id);
  await addPerson(store, "GUEST", { kind: "guest" });
  await addPerson(store, "BOT", { kind: "bot" });
  await addPerson(store, "GONE", { isDeactivated: true });
  await addPerson(store, "FOREIGN", { slackTeamId: "T2" });
  const app = await addApp(store, "lunch", { ownerId: "OWNER", access });
  await addRequest(store, {
    id: "req_1",
    slackTeamId: TEAM,
    channelId: "C1",
    threadTs: "1",
    messageTs: "1",
    requesterId: "ASKER",
    text: "lunch",
    inputs: [],
    appId: app.id,
    at: NOON,
  });
  const groupMembers = async () => ["APPROVER", "ASKER", "GUEST"];
  const deps = { store, approverGroup: "platform-team", groupMembers, ...change };
  return { deps, app };
}

async function allowed(deps: AuthorityDeps, personId: string, subject: Subject = WHOLE): Promise<Verb[]> {
  const verbs: Verb[] = [];
  for (const verb of VERBS) if ((await mayDo(deps, personId, verb, subject)).yes) verbs.push(verb);
  return verbs;
}

test("each person may do exactly what the table says", async (t) => {
  const { deps } = await setUp(t);
  const anybody: Verb[] = ["ask", "open_app", "use_command", "show"];
  const table: Record<string, Verb[]> = {
    COLLEAGUE: anybody,
    OWNER: [...anybody, "reply", "change", "replay", "set_secret", "stop", "read_app", "keep_data"],
    ASKER: [
      ...anybody,
      ...(["reply", "decide_plan", "decide_preview", "open_preview", "stop", "read_app"] as const),
      ...(["read_queries", "see_preview_rows", "keep_data"] as const),
    ],
    APPROVER: [...anybody, "approve_release", "open_preview", "stop", "read_app", "keep_data", "read_queries"],
    GUEST: [],
    BOT: [],
    GONE: [],
    FOREIGN: [],
    NOBODY: [],
  };
  for (const [personId, verbs] of Object.entries(table))
    assert.deepEqual((await allowed(deps, personId)).toSorted(), verbs.toSorted(), personId);
});

test("nobody approves their own request, not even a member of the group", async (t) => {
  const { deps } = await setUp(t);
  const judgement = await mayDo(deps, "ASKER", "approve_release", WHOLE);
  assert.deepEqual(judgement, {
    yes: false,
    why: "Nobody approves their own request.",
    askWhom: "Ask @platform-team.",
  });
});

test("where Slack cannot say who is in the group, nobody is", async (t) => {
  const { deps } = await setUp(t, { groupMembers: () => Promise.reject(new Error("ratelimited")) });
  const judgement = await mayDo(deps, "APPROVER", "approve_release", WHOLE);
  assert.equal(judgement.yes, false);
  assert.match(judgement.yes ? "" : judgement.why, /Try again in a minute/);
});

test("without a configured group nobody approves, and the answer says how to configure one", async (t) => {
  const { deps } = await setUp(t, { approverGroup: null });
  const judgement = await mayDo(deps, "APPROVER", "approve_release", WHOLE);
  assert.match(judgement.yes ? "" : judgement.why, /TOOLROOM_APPROVERS/);
});

test("of a card that asked another group the current group decides, and nobody until they are asked", async (t) => {
  const groupMembers = async (handle: string) => (handle === "old-team" ? ["OLD"] : ["APPROVER"]);
  const { deps } = await setUp(t, { groupMembers });
  await addPerson(deps.store, "OLD");
  const fields = { subjectHash: "a", releaseId: "rel_1", personId: null, expiresAt: NOON * 2 };
  const asked = { id: "apr_1", requestId: "req_1", kind: "release" as const, round: 1, ...fields };
  await openApproval(deps.store, { ...asked, groupHandle: "old-team" }, NOON);
  for (const personId of ["OLD", "APPROVER"]) {
    const judgement = await mayDo(deps, personId, "approve_release", { approvalId: "apr_1" });
    assert.deepEqual(judgement, {
      yes: false,
      why: "This card asked @old-team. @platform-team decides now, and is asked on a card of its own.",
      askWhom: "",
    });
  }
  const unset = { ...deps, approverGroup: null };
  const judgement = await mayDo(unset, "OLD", "approve_release", { approvalId: "apr_1" });
  assert.match(judgement.yes ? "" : judgement.why, /No approver group is configured/);
});

test("who approves is asked of Slack at the click; who only looks may be known from before", async (t) => {
  const asked: string[] = [];
  const groupMembers = async (_handle: string, when: string) => {
    asked.push(when);
    return ["APPROVER"];
  };
  const { deps } = await setUp(t, { groupMembers });
  const fields = { subjectHash: "a", releaseId: "rel_1", personId: null, expiresAt: NOON * 2 };
  const approval = { id: "apr_1", requestId: "req_1", kind: "release" as const, round: 1, ...fields };
  await openApproval(deps.store, { ...approval, groupHandle: "platform-team" }, NOON);
  assert.equal((await mayDo(deps, "APPROVER", "approve_release", { approvalId: "apr_1" })).yes, true);
  for (const verb of ["approve_release", "open_preview", "stop"] as const) await mayDo(deps, "APPROVER", verb, WHOLE);
  assert.deepEqual(asked, ["now", "lately", "lately", "lately"]);
});

test("an app for its owner or for named people is closed to others, and says whom to ask", async (t) => {
  for (const access of ["owner", "group", { people: ["APPROVER"] }] satisfies Access[]) {
    const { deps, app } = await setUp(t, {}, access);
    const judgement = await mayDo(deps, "COLLEAGUE", "use_command", { appId: app.id });
    assert.equal(judgement.yes ? "" : judgement.askWhom, "Ask <@OWNER>.");
    assert.equal((await mayDo(deps, "OWNER", "open_app", { appId: app.id })).yes, true);
    assert.equal((await mayDo(deps, "APPROVER", "open_app", { appId: app.id })).yes, typeof access === "object");
  }
});

test("the backup and the group of an app may what its owner may, whoever else asked for it", async (t) => {
  const groupMembers = async (handle: string) => (handle === "finance" ? ["IN_GROUP", "GUEST", "GONE"] : ["APPROVER"]);
  const { deps, app } = await setUp(t, { groupMembers }, "group");
  for (const id of ["BACKUP", "IN_GROUP"]) await addPerson(deps.store, id);
  const named = { backupId: "BACKUP", groupHandle: "finance" };
  deps.store.orm.update(apps).set(named).where(eq(apps.id, app.id)).run();
  const owners = await allowed(deps, "OWNER");
  assert.ok(owners.includes("change") && owners.includes("set_secret") && owners.includes("open_app"));
  assert.deepEqual(await allowed(deps, "BACKUP"), owners);
  assert.deepEqual(await allowed(deps, "IN_GROUP"), owners);
  for (const stranger of ["GUEST", "GONE"]) assert.deepEqual(await allowed(deps, stranger), [], stranger);
  assert.deepEqual(await mayDo(deps, "COLLEAGUE", "change", { appId: app.id }), {
    yes: false,
    why: "Only who answers for this app changes it.",
    askWhom: "Ask <@OWNER> or <@BACKUP> or @finance.",
  });
  assert.equal((await mayDo(deps, "COLLEAGUE", "open_app", { appId: app.id })).yes, false);
});

test("a group that Slack does not know, or cannot say, has nobody in it who answers for an app", async (t) => {
  const { deps, app } = await setUp(t, { groupMembers: () => Promise.reject(new Error("ratelimited")) });
  await addPerson(deps.store, "IN_GROUP");
  deps.store.orm.update(apps).set({ groupHandle: "finance" }).where(eq(apps.id, app.id)).run();
  assert.equal((await mayDo(deps, "IN_GROUP", "change", { appId: app.id })).yes, false);
  assert.equal((await mayDo(deps, "OWNER", "change", { appId: app.id })).yes, true);
});

test("before Slack has said whose company this is, nobody may do anything", async (t) => {
  const { deps } = await setUp(t);
  deps.store.orm.delete(slackTeams).run();
  assert.deepEqual(await allowed(deps, "OWNER"), []);
});

test("in a home that changed its Slack, neither the old people nor the old apps count", async (t) => {
  const { deps } = await setUp(t);
  await saveSlackTeam(deps.store, "T2", NOON);
  assert.deepEqual(await allowed(deps, "OWNER"), []);
  assert.deepEqual(await allowed(deps, "FOREIGN"), []);
  assert.deepEqual(await allowed(deps, "FOREIGN", {}), ["ask", "show"]);
});

test("a verb without its subject is refused, and so is what is not there", async (t) => {
  const { deps } = await setUp(t);
  assert.deepEqual(await allowed(deps, "OWNER", {}), ["ask", "show"]);
  assert.deepEqual(await allowed(deps, "OWNER", { appId: "app_gone", requestId: "req_gone" }), ["ask", "show"]);
});
