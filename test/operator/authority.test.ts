import assert from "node:assert/strict";
import { test } from "node:test";
import { type AuthorityDeps, mayDo, type Subject, type Verb } from "../../operator/authority.ts";
import { addPerson, openTestStore, TEAM } from "../fakes/registry.ts";

const VERBS: Verb[] = [
  "ask",
  "reply",
  "change",
  "decide_plan",
  "decide_preview",
  "approve_release",
  "open_app",
  "open_preview",
  "use_command",
  "stop",
  "show",
];
const WHOLE: Subject = {
  app: { ownerId: "OWNER", slackTeamId: TEAM, access: "company" },
  request: { requesterId: "ASKER", slackTeamId: TEAM },
};

async function setUp(t: import("node:test").TestContext, change: Partial<AuthorityDeps> = {}): Promise<AuthorityDeps> {
  const { store } = openTestStore(t);
  for (const id of ["OWNER", "ASKER", "COLLEAGUE", "APPROVER"]) await addPerson(store, id);
  await addPerson(store, "GUEST", { kind: "guest" });
  await addPerson(store, "BOT", { kind: "bot" });
  await addPerson(store, "GONE", { isDeactivated: true });
  await addPerson(store, "FOREIGN", { slackTeamId: "T2" });
  const groupMembers = async () => ["APPROVER", "ASKER", "GUEST"];
  return { store, slackTeamId: TEAM, approverGroup: "platform-team", groupMembers, ...change };
}

async function allowed(deps: AuthorityDeps, personId: string, subject: Subject = WHOLE): Promise<Verb[]> {
  const verbs: Verb[] = [];
  for (const verb of VERBS) if ((await mayDo(deps, personId, verb, subject)).yes) verbs.push(verb);
  return verbs;
}

test("each person may do exactly what the table says", async (t) => {
  const deps = await setUp(t);
  const anybody: Verb[] = ["ask", "open_app", "use_command", "show"];
  const table: Record<string, Verb[]> = {
    COLLEAGUE: anybody,
    OWNER: [...anybody, "reply", "change", "stop"],
    ASKER: [...anybody, "reply", "decide_plan", "decide_preview", "open_preview", "stop"],
    APPROVER: [...anybody, "approve_release", "open_preview", "stop"],
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
  const deps = await setUp(t);
  const judgement = await mayDo(deps, "ASKER", "approve_release", WHOLE);
  assert.deepEqual(judgement, {
    yes: false,
    why: "Nobody approves their own request.",
    askWhom: { groupHandle: "platform-team" },
  });
});

test("where Slack cannot say who is in the group, nobody is", async (t) => {
  const deps = await setUp(t, { groupMembers: () => Promise.reject(new Error("ratelimited")) });
  const judgement = await mayDo(deps, "APPROVER", "approve_release", WHOLE);
  assert.equal(judgement.yes, false);
  assert.match(judgement.yes ? "" : judgement.why, /Try again in a minute/);
});

test("without a configured group nobody approves, and the answer says how to configure one", async (t) => {
  const deps = await setUp(t, { approverGroup: null });
  const judgement = await mayDo(deps, "APPROVER", "approve_release", WHOLE);
  assert.match(judgement.yes ? "" : judgement.why, /TOOLROOM_APPROVERS/);
});

test("an app for its owner or for named people is closed to others, and says whom to ask", async (t) => {
  const deps = await setUp(t);
  const withAccess = (access: "owner" | "group" | { people: string[] }): Subject => ({
    app: { ownerId: "OWNER", slackTeamId: TEAM, access },
  });
  assert.equal((await mayDo(deps, "OWNER", "open_app", withAccess("owner"))).yes, true);
  assert.equal((await mayDo(deps, "COLLEAGUE", "open_app", withAccess({ people: ["COLLEAGUE"] }))).yes, true);
  for (const access of ["owner", "group", { people: ["APPROVER"] }] as const) {
    const judgement = await mayDo(deps, "COLLEAGUE", "use_command", withAccess(access as "owner"));
    assert.deepEqual(judgement.yes ? null : judgement.askWhom, { personId: "OWNER" });
  }
});

test("what belongs to another company is refused, and so is a verb without its subject", async (t) => {
  const deps = await setUp(t);
  const foreign: Subject = { app: { ownerId: "OWNER", slackTeamId: "T2", access: "company" } };
  assert.equal((await mayDo(deps, "OWNER", "change", foreign)).yes, false);
  assert.deepEqual(await allowed(deps, "OWNER", {}), ["ask", "show"]);
});
