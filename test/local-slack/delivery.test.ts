import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { clientsOf, collected, createEndings, manifestFile, openSlack, type Slack, startBolt } from "./slack-bench.ts";
import { openSocket, socketUrl } from "./socket-bench.ts";

test("Each envelope goes to one of several sockets, in turn", async (t) => {
  const slack = await openSlack(t);
  const one = await openSocket(slack);
  const two = await openSocket(slack);
  assert.equal(one.hello[0]?.num_connections, 1);
  assert.equal(two.hello[0]?.num_connections, 2);
  for (const text of ["a", "b", "c", "d"]) await slack.person("asker1").chat.postMessage({ channel: "#food", text });
  await Promise.all([one.envelopes.reaches(2), two.envelopes.reaches(2)]);
  const texts = [...one.envelopes.items, ...two.envelopes.items].map((envelope) => envelope.payload.event.text);
  assert.deepEqual(texts.toSorted(), ["a", "b", "c", "d"]);
});

test("A ticket is good for one socket, and there are at most ten", async (t) => {
  const slack = await openSlack(t);
  const url = await socketUrl(slack);
  const first = new WebSocket(url);
  slack.endings.add(() => first.close());
  await once(first, "open");
  const second = new WebSocket(url);
  await once(second, "error");
  assert.equal(second.readyState, WebSocket.CLOSED);
  for (let count = 1; count < 10; count += 1) await openSocket(slack);
  await assert.rejects(socketUrl(slack), /too_many_websockets/);
});

test("An event without acknowledgement comes again at once, after a minute and after five, then no more", async (t) => {
  const startedAt = Date.now();
  const now = () => startedAt + (Date.now() - startedAt) * 1000;
  const slack = await openSlack(t, { ackTimeoutMs: 30, now });
  const { envelopes } = await openSocket(slack);
  await slack.person("asker1").chat.postMessage({ channel: "#food", text: "hello" });
  const arrivedAt: number[] = [];
  for (const count of [1, 2, 3, 4]) {
    await envelopes.reaches(count);
    arrivedAt.push(now());
  }
  const [, second = 0, third = 0, fourth = 0] = arrivedAt;
  assert.ok(third - second >= 60_000 && fourth - third >= 300_000, `came at ${arrivedAt}`);
  const attempts = envelopes.items.map((envelope) => [envelope.retry_attempt, envelope.retry_reason]);
  assert.deepEqual(attempts, [
    [0, ""],
    [1, "timeout"],
    [2, "timeout"],
    [3, "timeout"],
  ]);
  assert.equal(new Set(envelopes.items.map((envelope) => envelope.payload.event_id)).size, 1);
  const isGivenUp = (): boolean => slack.said.some((line) => line.startsWith("EVENT LOST"));
  for (const deadline = Date.now() + 2000; !isGivenUp() && Date.now() < deadline; ) await setImmediate();
  assert.ok(isGivenUp());
});

test("Dropped acknowledgements make Bolt hear the same event again, with its retry number", async (t) => {
  const slack = await openSlack(t, { ackTimeoutMs: 100 });
  const heard = collected<{ eventId: string; retry: number | undefined }>();
  await startBolt(slack, (bolt) => {
    bolt.message(async ({ body, context }) => heard.add({ eventId: body.event_id, retry: context.retryNum }));
  });
  await slack.control("faults", { drop_ack: 1 });
  await slack.person("asker1").chat.postMessage({ channel: "#food", text: "hello" });
  const [first, second] = await heard.reaches(2);
  assert.equal(first?.eventId, second?.eventId);
  assert.deepEqual([first?.retry, second?.retry], [0, 1]);
});

test("The control API sends an event again under the same event id", async (t) => {
  const slack = await openSlack(t);
  const { envelopes, ack } = await openSocket(slack);
  await slack.person("asker1").chat.postMessage({ channel: "#food", text: "hello" });
  const [first] = await envelopes.reaches(1);
  assert.ok(first);
  ack(first);
  await slack.control("event-replay", { envelope: first.payload.event_id, times: 2 });
  await envelopes.reaches(3);
  assert.deepEqual(new Set(envelopes.items.map((one) => one.payload.event_id)), new Set([first.payload.event_id]));
  assert.equal(new Set(envelopes.items.map((one) => one.envelope_id)).size, 3);
});

test("What a lost socket had not acknowledged goes to the next one", async (t) => {
  const slack = await openSlack(t);
  const lost = await openSocket(slack);
  await slack.person("asker1").chat.postMessage({ channel: "#food", text: "hello" });
  await lost.envelopes.reaches(1);
  const gone = once(lost.socket, "close");
  assert.equal((await slack.control("faults", { drop_socket: true })).sockets_dropped, 1);
  await gone;
  const next = await openSocket(slack);
  const [again] = await next.envelopes.reaches(1);
  assert.equal(again?.payload.event.text, "hello");
  assert.equal(again?.retry_attempt, 1);
});

test("After kill -9 the conversation is there and unacknowledged events come, also those said while no socket was open", async (t) => {
  const home = mkdtempSync(join(tmpdir(), "local-slack-"));
  const endings = createEndings(t);
  endings.add(() => rmSync(home, { recursive: true, force: true }));
  const first = await startChild(endings, home);
  const before = clientsOf(home, first.url, endings);
  const posted = await before.person("asker1").chat.postMessage({ channel: "#food", text: "nobody listens yet" });
  const deaf = await openSocket(before);
  await deaf.envelopes.reaches(1);
  await before.person("asker1").chat.postMessage({ channel: "#food", text: "and now?" });
  await deaf.envelopes.reaches(2);
  first.child.kill("SIGKILL");
  await once(first.child, "exit");
  const second = await startChild(endings, home);
  const after = clientsOf(home, second.url, endings);
  assert.deepEqual(after.tokens, before.tokens);
  const heard = collected<string>();
  await startBolt(after, (bolt) => {
    bolt.message(async ({ message }) => heard.add("text" in message ? String(message.text) : ""));
  });
  assert.deepEqual((await heard.reaches(2)).toSorted(), ["and now?", "nobody listens yet"]);
  const history = await after.person("asker1").conversations.history({ channel: String(posted.channel) });
  assert.deepEqual(
    history.messages?.map((one) => one.text),
    ["and now?", "nobody listens yet"],
  );
});

test("A home that was bound to a real Slack is refused", async (t) => {
  const home = mkdtempSync(join(tmpdir(), "local-slack-"));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  writeFileSync(join(home, "real-slack"), "");
  const child = spawnMain(home);
  const said: Buffer[] = [];
  child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
  const [code] = (await once(child, "close")) as [number];
  assert.equal(code, 2);
  assert.match(Buffer.concat(said).toString(), /was bound to a real Slack/);
});

function spawnMain(home: string): ChildProcess {
  const main = new URL("../../local-slack/main.ts", import.meta.url).pathname;
  return spawn(process.execPath, [main, "--manifest", manifestFile, "--port", "0", "--home", home]);
}

async function startChild(endings: Slack["endings"], home: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawnMain(home);
  endings.add(async () => {
    if (child.exitCode === null && child.signalCode === null && child.kill("SIGTERM")) await once(child, "exit");
  });
  assert.ok(child.stdout);
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  return { child, url: (JSON.parse(line) as { url: string }).url };
}
