import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { approvalIdOf } from "../builder/deciding.ts";
import { createDesk } from "../builder/desk/create-desk.ts";
import type { Commented, Desk } from "../builder/desk.ts";
import { cookieNames } from "../gateway/cookies.ts";
import type { EdgeSite } from "../gateway/edge.ts";
import { createSignIn } from "../gateway/sign-in.ts";
import { createCliLogin } from "../gateway/tool/cli-login.ts";
import { createWebSessions } from "../gateway/web-sessions.ts";
import { newSecret, sha256 } from "../lib/ids.ts";
import { silentLog } from "../lib/log.ts";
import { createEntryAuthority } from "../operator/authority/entry.ts";
import { createAuthority } from "../operator/authority.ts";
import * as commands from "../operator/commands.ts";
import { answerQuestion } from "../operator/ownership/answer-question.ts";
import { offerTransfer } from "../operator/ownership/offer-transfer.ts";
import * as previews from "../operator/try-preview.ts";
import { newQuestionWrite } from "../store/app-questions.ts";
import { endRequest, openRequests, requestById, setApart } from "../store/app-requests.ts";
import { approvalById, openApproval } from "../store/approvals.ts";
import { addCliLogin, useCliLogin } from "../store/cli-logins.ts";
import { fixOfferOf } from "../store/fix-offers.ts";
import { claimOutboundMessage, confirmOutboundMessage } from "../store/outbound-messages.ts";
import { raisedFor } from "../store/raised-budgets.ts";
import { addSignInLink, addWebSession } from "../store/sign-ins.ts";
import { readSlackTeamId } from "../store/slack-team.ts";
import { atomically, type Store } from "../store/store.ts";
import { triggerWrites } from "../store/triggers.ts";
import { stopByBudget } from "./fakes/budget-stop.ts";
import { addAppPost, goLive } from "./fakes/live-app.ts";
import { addApp, addPerson, createHandClock, NOON, openTestStore, TEAM } from "./fakes/registry.ts";
import {
  type Asking,
  addPerson as addHere,
  addInstance,
  addLiveApp,
  addRequest,
  personId,
  send,
  startFakeApp,
  startWorld,
} from "./gateway/fixture.ts";

/**
 * Every way in by which somebody changes something. An entrance that is new belongs into one of these lists, with the proof that it
 * asks `operator/authority.ts`: here somebody who may do nothing, a guest, tries each.
 */
const DESK_VERBS = [
  "askUndoData",
  "backTo",
  "beginApart",
  "changeOutput",
  "comment",
  "decide",
  "decideApart",
  "decideFix",
  "handIn",
  "openForm",
  "rate",
  "receive",
  "reply",
  "restoreData",
  "revise",
  "reviseOutputChange",
  "showWork",
  "spendMore",
  "stop",
  "tryAgain",
  "undo",
  "undoData",
];
const COMMAND_VERBS = ["deliverCommand", "firePreview", "openPreviewAgain"];
/** Each of the edge's entrances, with what is tried there: a new one does not compile without its line. */
const EDGE_ENTRANCES: Record<keyof EdgeSite, Asking[]> = {
  answer: [{ method: "GET" }, { method: "POST" }],
  answerUpgrade: [{ headers: { connection: "upgrade", upgrade: "websocket" } }],
};
const SIGN_IN_ENTRANCES = ["ask", "look", "use"];
const CLI_LOGIN_ENTRANCES = ["begin", "end", "holderOf", "look", "use", "wait"];
const STRANGERS = ["UGUEST", "UBOT", "UGONE", "UFOREIGN"];
const WEB_SESSION_ENTRANCES = ["end", "makeCode", "personOf", "start", "useCode"];

/** What bot and gateway may write by themselves: what came, what was said, who signed in, what was used and spent. */
const MAY_WRITE: Record<string, string[]> = {
  bot: ["store/envelopes.ts", "store/outbound-messages.ts", "store/people.ts"],
  gateway: [
    "store/app-counts.ts",
    "store/app-posts.ts",
    "store/cli-logins.ts",
    "store/deliveries.ts",
    "store/door-sessions.ts",
    "store/model-calls.ts",
    // Of a budget that an app has used up.
    "store/notices.ts",
    "store/read-calls.ts",
    "store/sign-ins.ts",
    "store/source-queries.ts",
    "store/usage.ts",
  ],
};
const WRITES =
  /^(add|append|abandon|atomically|begin|claim|close|create|decide|end|enqueue|finish|give|mark|move|open(?!Requests)|register|request(?!ById|sOfThread)|resume|save|set|stop|upsert|use)[A-Z]/;

test("a guest gets nowhere with any verb of the desk", async (t) => {
  const { desk, store, request, approvalId } = await world(t);
  assert.deepEqual(Object.keys(desk).sort(), DESK_VERBS);
  const ask = { slackTeamId: TEAM, channelId: "C1", threadTs: "9.0", messageTs: "9.0", personId: "UGUEST", inputs: [] };
  assert.equal((await desk.receive({ ...ask, text: "an app" })).kind, "refused");
  const written = { slackTeamId: TEAM, channelId: "C1", threadTs: "9.5", messageTs: "9.5", personId: "UGUEST" };
  const handedIn = { ...written, text: "mine", bundleHash: "abc", appId: null };
  assert.equal((await desk.handIn(handedIn)).kind, "refused");
  const inThread = { ...ask, threadTs: "1.0", messageTs: "9.1", text: "build it" };
  assert.equal((await desk.reply({ ...inThread, mentioned: true })).kind, "refused");
  assert.equal((await desk.reply({ ...inThread, messageTs: "9.2", mentioned: false })).kind, "ignored");
  const revision = { channelId: "C1", threadTs: "1.0", messageTs: "1.0", revisedTs: "9.3", personId: "UGUEST" };
  assert.equal(
    (await desk.revise({ ...revision, mentioned: true, ask: { text: "another app", inputs: [] } })).kind,
    "ignored",
  );
  assert.equal((await desk.decide({ approvalId, personId: "UGUEST", answer: "yes" })).kind, "refused");
  assert.equal((await desk.openForm({ approvalId }, "UGUEST")).kind, "refused");
  assert.equal((await desk.openForm({ requestId: request }, "UGUEST")).kind, "refused");
  assert.equal((await desk.stop(request, "UGUEST")).kind, "refused");
  assert.equal((await desk.showWork({ requestId: request }, "UGUEST")).kind, "refused");
  assert.equal((await desk.backTo("rel_lunch_1", { ...ask, text: "back" })).kind, "refused");
  assert.equal((await desk.undo("rel_1", { ...ask, text: "undo" })).kind, "refused");
  assert.equal((await commentOf(desk, store, "UGUEST")).kind, "ignored");
  const rated = { releaseId: "rel_lunch_1", of: "version", channelId: "C1", messageTs: "9.4", isOpen: true } as const;
  const thumb = { kind: "thumb", isUp: false } as const;
  assert.equal((await desk.rate({ ...rated, personId: "UGUEST", said: thumb, saidTs: "9.5" })).kind, "ignored");
  const below = { personId: "UGUEST", channelId: "C2", postTs: "5.0", isOpen: true, saidTs: "6.1", mentioned: true };
  const wish = { ...below, text: "wrong: it posts too late", inputs: async () => [] };
  assert.equal((await desk.changeOutput(wish)).kind, "not_theirs");
  const edit = { ...wish, revisedTs: "6.2", ask: { text: "wrong: it posts too early", inputs: [] } };
  assert.equal((await desk.reviseOutputChange(edit)).kind, "ignored");
  assert.equal((await desk.decideFix({ releaseId: "rel_lunch_1", personId: "UGUEST", wants: true })).kind, "refused");
  assert.equal((await fixOfferOf(store, "rel_lunch_1"))?.status, "offered");
  assert.equal((await desk.askUndoData("rel_lunch_1", "UGUEST")).kind, "refused");
  const copy = { appId: "app_lunch", backup: "bak_1" };
  assert.equal((await desk.restoreData(copy, { ...ask, text: "restore" })).kind, "refused");
  assert.equal((await desk.undoData("rel_lunch_1", { ...ask, text: "undo" })).kind, "refused");
  for (const to of ["offered", "started"] as const) {
    await setApart(store, request, to === "offered" ? null : "offered", to);
    assert.equal((await desk.decideApart({ requestId: request, personId: "UGUEST", isApart: true })).kind, "refused");
    assert.equal((await desk.beginApart(request, "UGUEST", "9.9")).kind, "refused");
    assert.equal((await requestById(store, request))?.apart, to);
  }
  assert.equal((await approvalById(store, approvalId))?.status, "pending");
  assert.equal((await requestById(store, request))?.stopRequestedBy, null);
  assert.equal((await openRequests(store)).length, 1);
  await endRequest(store, request, "failed", "no", NOON);
  const again = await desk.tryAgain(request, { ...ask, text: "try again" });
  assert.match(again.kind === "refused" ? again.say : again.kind, /^Guests cannot use Toolroom/);
  await stopByBudget(store, request, "all@2026-03");
  const more = await desk.spendMore(request, { ...ask, text: "spend more" });
  assert.match(more.kind === "refused" ? more.say : more.kind, /^Guests cannot use Toolroom/);
  assert.equal(await raisedFor(store, request), null);
  assert.equal((await openRequests(store)).length, 0);
});

test("a guest gets nowhere with any command", async (t) => {
  const { store, clock, authority, request } = await world(t);
  const verbs = { ...commands, ...previews };
  assert.deepEqual(Object.keys(verbs).sort(), COMMAND_VERBS);
  const app = await addApp(store, "lunch", { ownerId: "UASKER" });
  for (const verb of ["use_command", "open_app", "stop", "change"] as const) {
    assert.equal((await authority.mayDo("UGUEST", verb, { appId: app.id })).yes, false, verb);
  }
  const deps = {
    ...{ store, clock, authority, wakeDeliveries: () => assert.fail("nothing is to be delivered") },
    startPreview: () => assert.fail("nothing is to be started"),
  };
  const use = { personId: "UGUEST", channelId: "C1", at: NOON, key: "e1" };
  // Each would do something for a person who may: so nothing but the authority stands in the way.
  const triggers = triggerWrites(app.id, "rel_1", [
    { run: "add", spec: { command: "/lunch", run: "add" }, timeZone: "UTC", nextAt: null },
  ]);
  assert.equal(await atomically(store, triggers), "done");
  const preview = { kind: "preview", requestId: request, expiresAt: NOON * 2 } as const;
  addInstance(store, { name: "lunch" }, { ...preview, id: "inst_x" });
  const refused = { kind: "refused", say: "Guests cannot use Toolroom. Ask @approvers." };
  assert.deepEqual(await commands.deliverCommand(deps, { ...use, word: "lunch", text: "ramen" }), refused);
  assert.deepEqual(await previews.firePreview(deps, { ...use, instanceId: "inst_x", act: { run: "x" } }), refused);
  assert.deepEqual(await previews.openPreviewAgain(deps, { personId: "UGUEST", instanceId: "inst_x" }), refused);
});

test("a guest gives nobody an app and answers nothing about one: each file in operator/ownership that others call is tried", async (t) => {
  assert.deepEqual(globSync("*.ts", { cwd: "operator/ownership" }).sort(), [
    ...["answer-question.ts", "ask-heir.ts", "cannot-answer.ts", "hand-over-sweep.ts", "heir-answer.ts", "heirs.ts"],
    ...["left-backups.ts", "offer-transfer.ts", "ownership-deps.ts", "question-answer.ts", "question-sweep.ts"],
    ...["weight.ts"],
  ]);
  const { store, clock, authority } = await world(t);
  const app = await addApp(store, "lunch", { ownerId: "UASKER" });
  const deps = { store, clock, authority };
  const refused = { kind: "refused", say: "Guests cannot use Toolroom. Ask @approvers." };
  assert.deepEqual(await offerTransfer(deps, { appId: app.id, toId: "UASKER", byId: "UGUEST" }), refused);
  const asked = { id: "qst_1", kind: "transfer", appId: app.id, askedId: "UGUEST", wishedBy: "UASKER" } as const;
  await atomically(store, [newQuestionWrite({ ...asked, expiresAt: NOON * 2, createdAt: NOON })]);
  const place = { channelId: "D1", threadTs: "1.0" };
  const answer = { questionId: "qst_1", personId: "UGUEST", answer: "yes", place } as const;
  assert.deepEqual(await answerQuestion(deps, answer), refused);
  const heir = { ...asked, id: "qst_2", kind: "heir", handOverId: "hov_1" } as const;
  await atomically(store, [newQuestionWrite({ ...heir, expiresAt: NOON * 2, createdAt: NOON })]);
  assert.deepEqual(await answerQuestion(deps, { ...answer, questionId: "qst_2" }), refused);
});

test("the entrances for browsers are those that are tried here", async (t) => {
  const { store, clock, entry } = await world(t);
  const cookies = cookieNames(3000, false);
  const webSessions = createWebSessions({ store, clock, cookies, overTls: false, authority: entry });
  const sendSignInLink = () => assert.fail("nobody is to be told");
  const signIn = createSignIn({ store, clock, log: silentLog, authority: entry, sendSignInLink, ownUrl: "" });
  assert.deepEqual(Object.keys(webSessions).sort(), WEB_SESSION_ENTRANCES);
  assert.deepEqual(Object.keys(signIn).sort(), SIGN_IN_ENTRANCES);
  for (const handle of ["uguest", "ubot", "ugone", "uforeign", "nobody"]) {
    assert.equal(await signIn.ask(handle, "browser", "/"), "asked"); // the same to all, and no message
  }
  for (const personId of STRANGERS) {
    const link = { personId, browserHash: sha256("browser"), returnTo: "/", expiresAt: NOON * 2 };
    await addSignInLink(store, { ...link, secretHash: sha256(`link of ${personId}`) });
    assert.equal(await signIn.look(`link of ${personId}`, "browser"), null);
    assert.equal(await signIn.use(`link of ${personId}`, "browser"), null);
    // A cookie they still have, or get for a code, opens nothing: it is judged with each request.
    const cookie = (await webSessions.start(personId, "localhost")).split(";")[0];
    assert.equal(await webSessions.personOf(cookie, "localhost"), null, personId);
    const code = await webSessions.makeCode(personId, "lunch.localhost", "state");
    const exchanged = await webSessions.useCode(code, "lunch.localhost", "state");
    assert.equal(await webSessions.personOf(exchanged?.split(";")[0], "lunch.localhost"), null, personId);
  }
  await webSessions.end("UGUEST");
});

test("no stranger's terminal is signed in, nor stays so", async (t) => {
  const { store, clock, entry } = await world(t);
  const sendSignInLink = () => assert.fail("nobody is to be told");
  const login = createCliLogin({ store, clock, log: silentLog, authority: entry, sendSignInLink, ownUrl: "" });
  assert.deepEqual(Object.keys(login).sort(), CLI_LOGIN_ENTRANCES);
  for (const handle of ["uguest", "ubot", "ugone", "uforeign", "nobody"])
    assert.equal(typeof (await login.begin(handle)), "object"); // the same to all, and no message
  for (const personId of STRANGERS) {
    const of = { linkHash: sha256(`link of ${personId}`), tokenHash: sha256(`token of ${personId}`) };
    await addCliLogin(store, { ...of, code: "K7-42", personId, expiresAt: NOON * 2 });
    assert.equal(await login.look(`link of ${personId}`), null);
    assert.equal(await login.use(`link of ${personId}`), null);
    // A token they still have is judged with each call.
    const opened = { doorSessionId: `cli_${personId}`, expiresAt: NOON * 2, at: NOON };
    const row = { ...of, code: "K7-42", personId, expiresAt: NOON * 2, usedAt: null };
    assert.equal(await useCliLogin(store, row, opened), true);
    assert.equal((await login.holderOf(`token of ${personId}`)).kind, "refused", personId);
    assert.equal(await login.wait(`token of ${personId}`, AbortSignal.timeout(0)), null);
  }
});

test("nobody who may not gets through the edge to an app or a preview, nor sees it in the list", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "mine", access: "owner" });
  addRequest(world.store, "req_p", "asker1");
  const preview = { kind: "preview", previewNumber: 1, requestId: "req_p" } as const;
  addInstance(world.store, { name: "mine" }, { id: "mine-p", ...preview });
  const reached: (string | undefined)[] = [];
  for (const id of [instanceId, "mine-p"]) {
    const app = await startFakeApp(t, world, id, (request, response) => response.end(reached.push(request.url)));
    app.on("upgrade", (request, socket) => socket.end(reached.push(request.url)));
  }
  addHere(world.store, "bot1", { kind: "bot" });
  addHere(world.store, "gone1", { isDeactivated: true });
  addHere(world.store, "foreign1", { slackTeamId: "T2" });
  const tried: Record<string, number[]> = {};
  for (const handle of ["asker2", "guest1", "bot1", "gone1", "foreign1"]) {
    const statuses: number[] = [];
    const go = async (host: string, asking: Asking) => {
      const secret = newSecret();
      const row = { secretHash: sha256(secret), personId: personId(handle), host, kind: "cookie" as const };
      await addWebSession(world.store, { ...row, expiresAt: world.clock.now() + 60_000 });
      const headers = { ...asking.headers, cookie: `${cookieNames(world.port, false).signIn}=${secret}` };
      const answer = await send({ port: world.port }, `${host}:${world.port}`, "/", { ...asking, headers });
      statuses.push(answer.status);
      return answer;
    };
    for (const host of ["mine.localhost", "mine--p1.localhost"])
      for (const asking of Object.values(EDGE_ENTRANCES).flat()) await go(host, asking);
    assert.doesNotMatch((await go("localhost", {})).text, /The mine/);
    tried[handle] = statuses;
  }
  const nowhere = [401, 401, 401, 401, 401, 401, 303];
  assert.deepEqual(tried, {
    asker2: [403, 403, 403, 403, 403, 403, 200],
    ...{ guest1: nowhere, bot1: nowhere, gone1: nowhere, foreign1: nowhere },
  });
  assert.deepEqual(reached, []);
});

test("who somebody is and whose something is, only the authority judges", () => {
  const judging =
    /\bisDeactivated\b|\.kind [!=]== "(guest|member)"|\b(owner|asker|requester)Id [!=]==|[!=]== \w+\.(owner|asker|requester)Id/;
  const wrong = ["bot", "gateway", "cli"].flatMap((room) =>
    globSync(`${room}/**/*.ts`).filter((file) => judging.test(readFileSync(file, "utf8"))),
  );
  // They write down what Slack says about a person, and look for an approver to write to who is not the asker.
  assert.deepEqual(wrong.sort(), ["bot/announcer/ask-for-approval.ts", "bot/people/people.ts"]);
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
    "cli/serve/rotate-secret-keys.ts takes openStore from store/store.ts",
    "cli/serve/slack-side.ts takes saveSlackTeam from store/slack-team.ts",
  ]);
});

/** Of a post that others complain of already, so that its Owner was asked. */
async function commentOf(desk: Desk, store: Store, personId: string): Promise<Commented> {
  const app = await addApp(store, "lunch", { ownerId: "UASKER" });
  await goLive(store, app, 1);
  const key = `app:${await addAppPost(store, app, 1, { delivery: "dlv_1", channel: "#food", text: "ramen" })}`;
  await claimOutboundMessage(store, { key, channelId: "C2", threadTs: null, contentHash: "x", at: NOON });
  await confirmOutboundMessage(store, key, "5.0", NOON);
  const said = { kind: "thumb" as const, isUp: false, isTakenBack: false };
  const comment = (who: string) =>
    desk.comment({ personId: who, channelId: "C2", postTs: "5.0", isOpen: true, said, saidTs: "6.0" });
  for (const who of ["U1", "U2", "U3"]) {
    await addPerson(store, who);
    assert.equal((await comment(who)).kind, "noted");
  }
  return comment(personId);
}

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
  await addPerson(store, "UBOT", { kind: "bot" });
  await addPerson(store, "UGONE", { isDeactivated: true });
  await addPerson(store, "UFOREIGN", { slackTeamId: "T2" });
  const groupMembers = async () => STRANGERS;
  const authority = createAuthority({ store, approverGroup: "approvers", groupMembers });
  const slackTeamId = () => readSlackTeamId(store);
  const entry = createEntryAuthority({ slackTeamId, approverGroup: "approvers", groupMembers });
  const desk = createDesk({
    home: "/nowhere",
    ...{ store, clock, authority, log: silentLog },
    start: async () => undefined,
    signal: () => undefined,
    stepBackup: async () => null,
    hasModel: true,
    findEntries: async () => null,
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
  return { store, clock, authority, entry, desk, request, approvalId };
}
