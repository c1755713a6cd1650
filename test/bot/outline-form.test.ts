import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { ACTIONS } from "../../bot/views/action-ids.ts";
import { newsMessage } from "../../bot/views/news.ts";
import type { Content } from "../../bot/views/pieces.ts";
import { planCard } from "../../bot/views/plan-card.ts";
import { questionsCard } from "../../bot/views/questions-card.ts";
import { english } from "../../bot/words/english.ts";
import { createDesk } from "../../builder/desk/create-desk.ts";
import type { Desk } from "../../builder/desk.ts";
import { systemClock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import { silentLog } from "../../lib/log.ts";
import { createAuthority } from "../../operator/authority.ts";
import { addRemark, addRequest, endRequest, requestById, requestsOfThread, setPlan } from "../../store/app-requests.ts";
import { approvalById, openApproval } from "../../store/approvals.ts";
import { saveSlackTeam } from "../../store/slack-team.ts";
import { manifestFor } from "../builder/blueprints/samples.ts";
import { composition, samplesOf } from "./outline-samples.ts";
import { openStage, startStageBot, until } from "./stage.ts";

test("a plan is corrected field by field: its lines are said to all, once, and are a change", async (context) => {
  const world = await openWorld(context);
  await world.askPlan(samplesOf("turns"));
  await world.press("asker1", ACTIONS.form);
  const first = await world.modal("asker1");
  assert.equal(first.state.kind, "rota");
  assert.equal(first.state.names, "Ana, Mia");
  assert.deepEqual(first.state.also_rota, ["post"]);
  assert.equal(first.state.when, "every Monday at 09:00");
  assert.equal(first.state.in, world.stage.channelId("food"));
  const sent = { user: "asker1", view_id: first.viewId, values: { names: "Ana, Mia, Jo" } };
  assert.equal((await world.stage.control("submit", sent)).acked, true);
  const [lines] = await world.said(/filled in the form/);
  assert.match(
    lines ?? "",
    /^<@U\w+> filled in the form:\nTitle: Lunch orders\n\nTurns: kitchen duty\nNames: Ana, Mia, Jo\nEach: week\nFrom: 2026-11-30/,
  );
  const approval = await until("the decision", async () => {
    const found = await approvalById(world.stage.store, APPROVAL);
    return found?.status === "change" && found;
  });
  assert.match(approval.words ?? "", /^Title: Lunch orders\n\nTurns: kitchen duty\n/);
  const [remark] = (await requestById(world.stage.store, "req_1"))?.remarks ?? [];
  assert.match(remark?.ts ?? "", /^\d{10}\.\d{6}$/, "an older reply that comes later is said before it");
  assert.deepEqual(
    (await requestById(world.stage.store, "req_1"))?.remarks.map(({ text }) => text),
    [approval.words],
  );
  await until("the card without its buttons", async () => !(await world.cardHas("Fill in a form")));
  assert.doesNotMatch(await world.card(), /In their words/);
});

test("who may not decide neither opens it nor sends it, and a card that was left behind says so", async (context) => {
  const world = await openWorld(context);
  await world.askPlan(samplesOf("turns"));
  await world.press("asker2", ACTIONS.form);
  const [no = ""] = await world.whispered("asker2");
  assert.match(no, /<@U\w+>/);
  assert.deepEqual(await world.views("asker2"), []);

  await world.press("asker1", ACTIONS.form);
  const { viewId } = await world.modal("asker1");
  await world.desk.decide({ approvalId: APPROVAL, personId: world.stage.idOf("asker1"), answer: "no" });
  await world.stage.control("submit", { user: "asker1", view_id: viewId, values: {} });
  assert.match((await world.whispered("asker1"))[0] ?? "", /^Already declined by <@U\w+>/);
  assert.deepEqual(await world.said(/filled in the form/, 0), []);
});

test("where it cannot be looked up what else is planned, nothing is decided, and who sent it is told", async (context) => {
  const world = await openWorld(context);
  await world.askPlan([...samplesOf("turns"), ...samplesOf("links")]);
  await world.press("asker1", ACTIONS.form);
  const { viewId } = await world.modal("asker1");
  world.failNext(new KnownError("slack_silent", "Slack does not answer.", "Try again."));
  await world.stage.control("submit", { user: "asker1", view_id: viewId, values: {} });
  assert.match((await world.whispered("asker1"))[0] ?? "", /Slack does not answer/);
  assert.equal((await approvalById(world.stage.store, APPROVAL))?.status, "pending");
});

test("what a kill cut off between the decision and its telling is told when the form comes again, once", async (context) => {
  const world = await openWorld(context);
  await world.askPlan(samplesOf("turns"));
  await world.press("asker1", ACTIONS.form);
  const { viewId } = await world.modal("asker1");
  const words = "Turns: tea\nNames: Ana, Mia";
  const decision = {
    approvalId: APPROVAL,
    personId: world.stage.idOf("asker1"),
    answer: "change" as const,
    words,
    inForm: true as const,
  };
  await world.desk.decide(decision);
  await world.stage.control("submit", { user: "asker1", view_id: viewId, values: {} });
  assert.match((await world.said(/filled in the form/))[0] ?? "", /\nTurns: tea\nNames: Ana, Mia$/);
  await until("the card without its buttons", async () => !(await world.cardHas("Fill in a form")));
  assert.deepEqual(await world.stage.ephemerals("asker1"), []);
});

test("what it is brings its fields, what was typed stays, and ticks bring theirs", async (context) => {
  const world = await openWorld(context);
  await world.askQuestions();
  await world.press("asker1", ACTIONS.form);
  const { viewId } = await world.modal("asker1");
  const choose = (action: string, block: string, value: unknown, values: object) =>
    world.stage.control("click", {
      user: "asker1",
      view_id: viewId,
      action_id: action,
      block_id: block,
      value,
      values,
    });
  await choose("outline_kind", "kind", "scheduled_post", {});
  await world.modalWith("asker1", "when");
  await choose("outline_kind", "kind", "records", { name: "Guests", when: "every Friday 15:00" });
  const list = await world.modalWith("asker1", "details");
  assert.equal(list.state.name, "Guests");
  const ticks = ["summary", "remind"];
  await choose("outline_also", "also_records", ticks, { details: "Guest*, Arrival (date)" });
  const more = await world.modalWith("asker1", "remind_before");
  assert.equal(more.state.details, "Guest*, Arrival (date)");
  await choose("outline_kind", "kind", "scheduled_post", {});
  assert.equal((await world.modalWith("asker1", "when")).state.when, "every Friday 15:00");
  await choose("outline_kind", "kind", "records", {});
  const back = await world.modalWith("asker1", "remind_before");
  assert.equal(back.state.details, "Guest*, Arrival (date)");

  const values = {
    ...{ summary_of: "open", summary_when: "weekdays 8:30", summary_in: "food" },
    ...{ remind_before: " ", remind_in: "food" },
  };
  const { response } = await world.stage.control("submit", { user: "asker1", view_id: viewId, values });
  assert.deepEqual(response, { response_action: "errors", errors: { remind_before: "Please fill this in." } });
  const right = { ...values, remind_before: "1 days before Arrival" };
  await world.stage.control("submit", { user: "asker1", view_id: viewId, values: right });
  const [said = ""] = await world.said(/filled in the form/);
  assert.equal(
    said.split("\n").slice(1).join("\n"),
    "List: Guests\nDetails: Guest*, Arrival (date)\n\nSummary: open\nWhen: weekdays 8:30\nIn: #food\n\nRemind: 1 days before Arrival\nIn: #food",
  );
  assert.equal((await approvalById(world.stage.store, APPROVAL))?.status, "yes", "it answers the questions");
});

test("more than is read at once stays in the form, and it says where", async (context) => {
  const world = await openWorld(context);
  await world.askPlan(samplesOf("turns"));
  await world.press("asker1", ACTIONS.form);
  const { viewId } = await world.modal("asker1");
  const names = Array.from({ length: 350 }, (_, at) => `N${at}`).join(", ");
  const { response } = await world.stage.control("submit", { user: "asker1", view_id: viewId, values: { names } });
  const { errors } = response as { errors: Record<string, string> };
  assert.deepEqual(Object.keys(errors), ["names"]);
  assert.match(errors.names ?? "", /more than I can read/);
  assert.equal((await approvalById(world.stage.store, APPROVAL))?.status, "pending");
});

test("who can do nothing here is no decider: the form names them and why, and stays open", async (context) => {
  const world = await openWorld(context);
  await world.askQuestions();
  await world.press("asker1", ACTIONS.form);
  const { viewId } = await world.modal("asker1");
  await world.stage.control("click", {
    ...{ user: "asker1", view_id: viewId, action_id: "outline_kind", block_id: "kind", value: "approval" },
  });
  await world.modalWith("asker1", "decided_by");
  const submit = (deciders: string[]) => {
    const values = { name: "Desks", details: "Desk*", decided_by: deciders };
    return world.stage.control("submit", { user: "asker1", view_id: viewId, values });
  };
  const { response } = await submit(["asker2", "guest1", world.stage.botUserId]);
  const { errors } = response as { errors: Record<string, string> };
  assert.deepEqual(Object.keys(errors), ["decided_by"]);
  assert.match(
    errors.decided_by ?? "",
    /^Lena cannot decide: guests cannot use Toolroom\. \w+ cannot decide: that is a bot\. Choose people/,
  );
  assert.equal((await approvalById(world.stage.store, APPROVAL))?.status, "pending");
  await submit(["asker2"]);
  await world.said(/Decided by: @asker2$/);
});

test("where a line could not be read, the form begins with what it said", async (context) => {
  const world = await openWorld(context);
  const remark = { ts: "1.5", personId: world.stage.idOf("asker1"), text: "Post: Tea!\nWhen: sometimes\nIn: #food" };
  await addRemark(world.stage.store, "req_1", remark, []);
  await world.askQuestions();
  await world.press("asker1", ACTIONS.form);
  const { state } = await world.modal("asker1");
  const food = world.stage.channelId("food");
  assert.deepEqual(state, { kind: "scheduled_post", name: "Tea!", when: "sometimes", in: food, title: null });
});

test("a form that decided is told, whatever its lines say", async (context) => {
  const world = await openWorld(context);
  await world.askPlan(samplesOf("turns"));
  await world.press("asker1", ACTIONS.form);
  const { viewId } = await world.modal("asker1");
  const words = "no lines at all";
  const decision = { approvalId: APPROVAL, personId: world.stage.idOf("asker1"), answer: "change" as const };
  await world.desk.decide({ ...decision, words, inForm: true });
  await world.stage.control("submit", { user: "asker1", view_id: viewId, values: {} });
  await world.said(/filled in the form:\nno lines at all$/);
});

test("sent before the fields are there of what was chosen last, it shows them and stays open", async (context) => {
  const world = await openWorld(context);
  await world.askQuestions();
  await world.press("asker1", ACTIONS.form);
  const { viewId } = await world.modal("asker1");
  const sent = await world.stage.control("submit", { user: "asker1", view_id: viewId, values: { kind: "countdown" } });
  assert.equal((sent.response as { response_action: string }).response_action, "update");
  await world.modalWith("asker1", "to");
  assert.equal((await approvalById(world.stage.store, APPROVAL))?.status, "pending");
});

test("after a no, the form is a reply in its thread; an older no leads nowhere", async (context) => {
  const world = await openWorld(context);
  await world.sayNo();
  await world.press("asker1", ACTIONS.formAfterNo);
  const { viewId } = await world.modal("asker1");
  await world.press("asker1", ACTIONS.formAfterNo);
  const second = await world.modal("asker1", viewId);
  await world.stage.control("click", {
    ...{ user: "asker1", view_id: second.viewId, action_id: "outline_kind", block_id: "kind", value: "countdown" },
  });
  await world.modalWith("asker1", "to");
  const values = { name: "Party", to: "2027-06-01" };
  await world.stage.control("submit", { user: "asker1", view_id: second.viewId, values });
  await world.said(/Countdown: Party\nTo: 2027-06-01/);
  const [newest] = await until("another try", async () => {
    const all = await requestsOfThread(world.stage.store, world.channel, world.root);
    return all.length === 2 && all;
  });
  assert.deepEqual([newest?.text, newest?.remarks], ["Countdown: Party\nTo: 2027-06-01", []]);
  await world.press("asker1", ACTIONS.formAfterNo);
  assert.match((await world.whispered("asker1"))[0] ?? "", /^Something newer was asked here since/);
});

const APPROVAL = "apr_1";

interface ShownView {
  viewId: string;
  state: Record<string, unknown>;
}

/** A desk over a registry in which asker1 asked for something, and a bot before it. */
async function openWorld(context: TestContext) {
  const stage = await openStage(context);
  const { store } = stage;
  const team = (await stage.as("asker1").auth.test()).team_id ?? "";
  await saveSlackTeam(store, team, Date.now());
  let fault: KnownError | null = null;
  const sound = createDesk({
    home: "/nowhere",
    ...{ store, clock: systemClock, log: silentLog, authority: createAuthority({ store, ...approvers }) },
    start: async () => undefined,
    signal: () => undefined,
    stepBackup: async () => null,
    hasModel: true,
    findEntries: async () => null,
    switchApp: async () => "",
  });
  const desk: Desk = {
    ...sound,
    openForm: (...asked) => {
      const error = fault;
      fault = null;
      return error === null ? sound.openForm(...asked) : Promise.reject(error);
    },
  };
  const { outbound, bot: _ } = await startStageBot(stage, desk);
  const channel = stage.channelId("requests");
  const root = (await stage.as("asker1").chat.postMessage({ channel, text: "make us happy" })).ts ?? "";
  const place = { slackTeamId: team, channelId: channel, threadTs: root, messageTs: root };
  const at = Date.now();
  await addRequest(store, {
    ...{ ...place, id: "req_1", requesterId: stage.idOf("asker1"), text: "make us happy", inputs: [], appId: null, at },
  });
  let cardTs = "";
  const show = async (key: string, content: Content) => {
    const posted = await outbound.post({ ...content, key, channelId: channel, threadTs: root });
    cardTs = posted.kind === "posted" ? posted.ts : "";
  };
  const open = (kind: "plan" | "questions") =>
    openApproval(
      store,
      {
        ...{ id: APPROVAL, requestId: "req_1", kind, round: 1, subjectHash: "x", releaseId: null, groupHandle: null },
        ...{ personId: stage.idOf("asker1"), expiresAt: at + 600_000 },
      },
      at,
    );
  const replies = async () => (await stage.as("asker1").conversations.replies({ channel, ts: root })).messages ?? [];
  const views = async (user: string) => {
    const shown = (await stage.control(`views?user=${user}`)).views as { id: string; state: { values: object } }[];
    return shown.map(({ id: viewId, state }): ShownView => ({ viewId, state: stateOf(state.values) }));
  };
  return {
    ...{ stage, desk, channel, root, views },
    /** The next look at what the form begins with. */
    failNext: (error: KnownError) => {
      fault = error;
    },
    askPlan: async (parts: object[]) => {
      const made = composition(parts);
      const plan = {
        manifest: manifestFor(made),
        skill: "x",
        summary: "X.",
        details: "",
        leftOut: [],
        composition: made,
      };
      await setPlan(store, "req_1", plan, at);
      await open("plan");
      const verdict = { needsApprovalBy: null, reasons: [] };
      const question = { approvalId: APPROVAL, plan, current: null, verdict, similar: [], promises: null };
      await show(`${APPROVAL}:card`, planCard({ kind: "plan", ...question }, english));
    },
    askQuestions: async () => {
      await open("questions");
      const questions = { approvalId: APPROVAL, questions: ["What is it?"], takesForm: true };
      await show(`${APPROVAL}:card`, questionsCard({ kind: "questions", ...questions }, null, english));
    },
    sayNo: async () => {
      await endRequest(store, "req_1", "refused", "no", at);
      await show(
        "req_1:end",
        newsMessage({ kind: "refused", reasons: ["Not understood."], next: "", formOf: "req_1" }, english),
      );
    },
    press: (user: string, action: string) => stage.control("click", { user, channel, ts: cardTs, action_id: action }),
    modal: (user: string, exceptId = "") =>
      until("the form", async () => (await views(user)).find(({ viewId }) => viewId !== exceptId)),
    modalWith: (user: string, blockId: string) =>
      until(`the field ${blockId}`, async () => (await views(user)).find(({ state }) => blockId in state)),
    said: (words: RegExp, count = 1) =>
      until(`${count} messages`, async () => {
        const found = (await replies()).flatMap(({ text = "" }) => (words.test(text) ? [text] : []));
        return found.length === count && found;
      }),
    whispered: (user: string) =>
      until("an answer", async () => {
        const said = await stage.ephemerals(user);
        return said.length > 0 && said;
      }),
    card: async () => JSON.stringify((await replies()).find(({ ts }) => ts === cardTs)),
    cardHas: async (words: string) => JSON.stringify((await replies()).find(({ ts }) => ts === cardTs)).includes(words),
  };
}

const approvers = { approverGroup: null, groupMembers: async () => [] };

function stateOf(values: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([blockId, elements]) => {
      const [{ type: _, ...value } = { type: "" }] = Object.values(elements as Record<string, Record<string, unknown>>);
      const [single] = Object.values(value);
      const plain = (one: unknown) => (one as { value?: string } | null)?.value ?? one;
      return [blockId, Array.isArray(single) ? single.map(plain) : plain(single)];
    }),
  );
}
