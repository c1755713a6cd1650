import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { StopOutcome } from "../../builder/desk.ts";
import { addRequest } from "../../store/app-requests.ts";
import { approval, card, plan } from "./samples.ts";
import { openStage, startStageBot, until } from "./stage.ts";

const OVER = { ...card, canStop: false, ending: { kind: "live" as const } };
const done = { ...OVER, steps: card.steps.map((step) => ({ text: step.text, state: "done" as const })) };
const question = { kind: "plan" as const, approvalId: "apr_1", plan, current: null, similar: [], promises: null };

test("Slack shows that we work, that we wait for somebody, and that it is over", async (context) => {
  const { announcer, status } = await openThread(context);
  await announcer.progress("req_1", card);
  await until("at work", async () => (await status()) === "processing");
  await announcer.ask("req_1", { ...question, verdict: { needsApprovalBy: null, reasons: [] } });
  await until("waiting", async () => (await status()) === "suspended");
  await announcer.progress("req_1", { ...card, costUsd: 0.2 });
  await until("at work again", async () => (await status()) === "processing");
  await announcer.askForApproval("req_1", approval);
  await until("waiting for the platform team", async () => (await status()) === "suspended");
  await announcer.progress("req_1", done);
  await until("over", async () => (await status()) === "active");
});

test("what is said at its end stands below no sign of work, and what is said meanwhile does", async (context) => {
  const { announcer, status } = await openThread(context);
  await announcer.progress("req_1", card);
  await announcer.tell("req_1", "heard 1", { kind: "heard", words: ["in green"] });
  await until("at work", async () => (await status()) === "processing");
  await announcer.tell("req_1", "end", { kind: "answer", text: "Sales are up." });
  await until("over", async () => (await status()) === "active");
});

test("Slack's own Stop stops the request of its thread, and who pressed it is told", async (context) => {
  const { announcer, press, stops, stage, status } = await openThread(context);
  await announcer.progress("req_1", card);
  await until("at work", async () => (await status()) === "processing");
  await press("asker1");
  await until("it was asked to stop", () => stops.length > 0);
  assert.deepEqual(stops, [["req_1", stage.idOf("asker1")]]);
  await until("an answer", async () =>
    (await stage.ephemerals("asker1")).includes("Stopping. What is live stays as it is."),
  );
});

test("of somebody who may not, it stops nothing, and says why; we go on to be at work", async (context) => {
  const say = "Only who asked may stop this.";
  const { announcer, press, stage, status } = await openThread(context, { kind: "refused", say });
  await announcer.progress("req_1", card);
  await until("at work", async () => (await status()) === "processing");
  await press("asker2");
  await until("why not", async () => (await stage.ephemerals("asker2")).includes(say));
  await until("Stop is there again", async () => (await status()) === "processing" && !(await stopAsked(stage)));
});

async function openThread(context: TestContext, outcome: StopOutcome = { kind: "stopping" }) {
  const stage = await openStage(context);
  const stops: string[][] = [];
  const desk = {
    stop: async (requestId: string, personId: string) => {
      stops.push([requestId, personId]);
      return outcome;
    },
  };
  const { announcer } = await startStageBot(stage, desk);
  const channel = stage.channelId("requests");
  const { ts = "" } = await stage.as("asker1").chat.postMessage({ channel, text: "a list, please" });
  const place = { slackTeamId: "T1", channelId: channel, threadTs: ts, messageTs: ts };
  const request = { ...place, id: "req_1", requesterId: stage.idOf("asker1"), text: "a list", inputs: [], appId: null };
  await addRequest(stage.store, { ...request, at: 1 });
  const status = async () => (await sessionOf(stage, channel, ts))?.status;
  const press = (user: string) => stage.control("stop-session", { user, channel, thread_ts: ts });
  return { stage, announcer, status, press, stops };
}

async function sessionOf(stage: Awaited<ReturnType<typeof openStage>>, channel: string, ts: string) {
  const answer = await stage.control(`thread?user=asker1&channel=${channel}&thread_ts=${ts}`);
  return answer.session as { status: string; stop_asked_by: string | null } | null;
}

async function stopAsked(stage: Awaited<ReturnType<typeof openStage>>): Promise<boolean> {
  const channel = stage.channelId("requests");
  const { messages = [] } = await stage.as("asker1").conversations.history({ channel });
  const sessions = await Promise.all(messages.map(({ ts = "" }) => sessionOf(stage, channel, ts)));
  return sessions.some((one) => one !== null && one.stop_asked_by !== null);
}
