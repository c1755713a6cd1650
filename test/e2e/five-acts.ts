import assert from "node:assert/strict";
import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { exchange } from "../fakes/exchange.ts";
import { rows, untilWhispered } from "./facts.ts";
import { type AppName, counted, type Played, untilPosted } from "./five-apps.ts";
import { type Message, type Stage, says, until, untilSaid } from "./stage.ts";

const sample = (name: string) => readFileSync(new URL(`../fixtures/senders/${name}.json`, import.meta.url), "utf8");
const pageOf = ({ stage }: Played, app: AppName, path = "/") => `http://${app}.localhost:${stage.port}${path}`;

/** A message, eyes, somebody who joins, the menu of a message, a command, a form with a file: what came of each in Slack and on its page. */
export async function workAtTheDesk(played: Played): Promise<void> {
  const { stage, ana, jonas, priya } = played;
  const support = await stage.channelId("#support");
  await jonas.slack.conversations.join({ channel: support });
  await untilPosted(ana, "#support", "Welcome to Jonas");
  const door = await jonas.say("#support", "The door sticks");
  const post = await untilPosted(ana, "#support", "#1 The door sticks (open)");
  assert.match(post.username ?? "", /Support desk|support-desk/);

  const eyes = { channel: support, ts: door, name: "eyes" };
  await stage.control("react", { user: "platform1", ...eyes });
  await untilPosted(ana, "#support", /#1 The door sticks \(taken by Priya/);
  await untilSaid(ana, "#support", post.ts, /Priya.* looks at it/);
  await stage.control("react", { user: "platform1", ...eyes, remove: true });
  await untilPosted(ana, "#support", "#1 The door sticks (open)");

  const lamp = await ana.say("#food", "The lamp above the table is out");
  await chooseFromMenu(stage, "asker2", await stage.channelId("#food"), lamp);
  await untilWhispered(jonas, /It is ticket #2 now/);
  const lampPost = await untilPosted(ana, "#support", "#2 The lamp above the table is out");
  assert.equal(lampPost.thread_ts, undefined);

  const browser = await jonas.browser();
  const boundary = "----five";
  const parts = [
    `--${boundary}\r\ncontent-disposition: form-data; name="what"\r\n\r\nThe printer smokes\r\n`,
    `--${boundary}\r\ncontent-disposition: form-data; name="picture"; filename="smoke.txt"\r\ncontent-type: text/plain\r\n\r\nit is grey\r\n--${boundary}--\r\n`,
  ];
  await browser.open(pageOf(played, "support-desk", "/new"));
  const sent = await browser.post(
    pageOf(played, "support-desk", "/tickets"),
    `multipart/form-data; boundary=${boundary}`,
    parts.join(""),
  );
  assert.match(sent.text, /The printer smokes/);
  assert.match(sent.text, /On call: [^<]*Priya/);
  assert.equal((await browser.open(pageOf(played, "support-desk", "/tickets/3/file"))).text, "it is grey");
  const printer = await untilPosted(ana, "#support", "#3 The printer smokes");
  await until("the file below its ticket", async () => {
    const below = (await ana.thread("#support", printer.ts)) as (Message & { files?: { title?: string }[] })[];
    return below.find(({ files }) => files?.some(({ title }) => title?.includes("Ticket #3")));
  });

  await jonas.type("#food", "/tool tickets");
  await untilWhispered(jonas, /#1 The door sticks[\s\S]*#3 The printer smokes/);
  await until("the same in private", async () =>
    (await jonas.directMessages()).find((message) => says(message, "Your tickets:")),
  );
  await until("each ticket counted once", async () =>
    counted(stage, "night-report", "tickets.opened") === 3 ? true : undefined,
  );
  const counts = await (await priya.browser()).open(pageOf(played, "night-report"));
  assert.match(counts.text, /#3[\s\S]*The printer smokes/);
}

/** A command that is worked in a box of its own: begun at once, posted once, answered where it was typed, and nothing stays. */
export async function findWords({ stage, ana, jonas }: Played): Promise<void> {
  await jonas.type("#food", "/tool words");
  await untilWhispered(jonas, /I am at it\. It goes on in a box of its own[\s\S]*at most 5 minutes/);
  await untilPosted(ana, "#support", /Words of most tickets: above \(1\), door \(1\), lamp \(1\)\./);
  await untilWhispered(jonas, /It stands in #support\./);
  const job = await until("the end of its box", async () => {
    const all = rows(stage, "select wanted, manifest ->> '$.name' as app from instances where kind = 'job'");
    return all.length === 1 && all[0]?.wanted === 0 ? all[0] : undefined;
  });
  assert.equal(job.app, "night-report");
  const posted = (await ana.history("#support")).filter((one) => says(one, "Words of most tickets"));
  assert.equal(posted.length, 1);
}

/** What GitHub and Linear send, signed as the owner was told, and a deployment: notes in Slack, on the page and at a host outside. */
export async function bringOutNotes(played: Played, came: readonly string[]): Promise<void> {
  const { stage, ana, terminal } = played;
  const set = await terminal.tool(["secrets", "release-notes", "set", "STATUS_KEY"], ".", "sk-status-1\n");
  assert.equal(set.exitCode, 0, JSON.stringify(set.envelope));
  const told = (words: RegExp) =>
    until(`${words} in private`, async () => {
      const all = await ana.directMessages();
      return all.map(({ text }) => words.exec(text.replaceAll("&amp;", "&"))).find((found) => found !== null);
    });
  const [, githubAddress = "", githubSecret = ""] = await told(/Payload URL: <?(http[^\s>|]+)[\s\S]*?Secret: (\S+)/);
  const [, linearAddress = "", linearSecret = ""] = await told(/url: "<?(http[^\s">|]+)[^"]*", secret: "([^"]+)"/);
  const [, webhook = ""] = await told(/webhook \*deployed\* is\s+<?(http[^\s>|]+)/);

  const pull = sample("github-pull-request");
  const github = (body: string, secret: string, event = "pull_request") =>
    send(githubAddress, body, {
      ...{ "x-github-event": event, "x-github-delivery": randomUUID() },
      "x-hub-signature-256": `sha256=${hmac(secret, body)}`,
    });
  assert.equal(await github(pull, "guessed"), 401);
  assert.equal(await github(pull, githubSecret), 202);
  assert.equal(await github(pull, githubSecret), 202);
  assert.equal(await github(pull.replaceAll("acme/web", "acme/other"), githubSecret), 202);
  assert.equal(await github(sample("github-push"), githubSecret, "push"), 202);
  const nowMs = clockOf(stage);
  const done = { ...(JSON.parse(sample("linear-issue")) as object), webhookTimestamp: nowMs };
  const linear = (body: string) => send(linearAddress, body, { "linear-signature": hmac(linearSecret, body) });
  assert.equal(await linear(JSON.stringify({ ...done, webhookTimestamp: nowMs - 120_000 })), 401);
  assert.equal(await linear(JSON.stringify(done)), 202);
  const browser = await ana.browser();
  const toCome = await until("both changes on the page", async () => {
    const { text } = await browser.open(pageOf(played, "release-notes"));
    return /Round prices half up[\s\S]*Export the orders as CSV/.test(text) ? text : undefined;
  });
  assert.doesNotMatch(toCome, /acme\/other/, "of another repository, and so not for it");

  assert.equal(await send(webhook, JSON.stringify({ version: "v1.4.0" }), {}), 202);
  const out = await untilPosted(ana, "#releases", "v1.4.0 is out: 2 changes");
  assert.match(out.text, /status\.example\.com\/notes\/1/);
  assert.deepEqual(came, ["POST status.example.com/v1/notes Bearer sk-status-1 v1.4.0"]);
  const { text } = await browser.open(pageOf(played, "release-notes", "/notes/v1.4.0"));
  assert.match(text, /^# v1\.4\.0[\s\S]*acme\/web#482[\s\S]*ENG-42/);
  await until("the notes as a file", async () => {
    const all = (await ana.history("#releases")) as (Message & { files?: { title?: string }[] })[];
    return all.find(({ files }) => files?.some(({ title }) => title?.includes("Notes of v1.4.0")));
  });
  assert.equal(stage.printed().includes("sk-status-1"), false);
}

/** Two nights on which clocks change, and the nights after: each is closed once. */
export async function sleepThroughClockChanges({ stage, ana }: Played): Promise<void> {
  const nights = async (night: string) =>
    (await ana.history("#support")).filter((message) => says(message, `${night}: `)).length;
  const nextAt = () => {
    const [row] = rows(stage, "select next_at from triggers where run = 'close-day'");
    return Number(row?.next_at);
  };
  for (const { jump, night, twice, after } of CHANGES) {
    stage.moveClockTo(new Date(jump));
    await untilPosted(ana, "#support", `${night}: `);
    // Half past two comes again, by the wall or by the rule: who looks at the clock has looked by then.
    stage.moveClockTo(new Date(twice));
    await until("the night after, waited for", async () => (nextAt() > Date.parse(twice) ? true : undefined));
    stage.moveClockTo(new Date(after.at));
    await untilPosted(ana, "#support", `${after.night}: `);
    assert.deepEqual([await nights(night), await nights(after.night)], [1, 1]);
  }
  const runs = "select body ->> '$.at' as at, status from deliveries where body ->> '$.run' = 'close-day' order by at";
  const live = rows(stage, `${runs.replace(" order", " and instance_id is null order")}`);
  assert.deepEqual(
    live.map(({ at, status }) => `${String(at).slice(0, 16)} ${status}`),
    ["2026-03-29T01:00", "2026-03-30T00:30", "2026-10-25T00:30", "2026-10-26T01:30"].map((at) => `${at} answered`),
  );
}

/** In UTC. In March half past two is left out and made up for as the clocks have jumped; in October the first one counts. */
const CHANGES = [
  {
    ...{ jump: "2026-03-29T01:00:05Z", night: "2026-03-29", twice: "2026-03-29T01:31:00Z" },
    after: { at: "2026-03-30T00:30:05Z", night: "2026-03-30" },
  },
  {
    ...{ jump: "2026-10-25T00:30:05Z", night: "2026-10-25", twice: "2026-10-25T01:31:00Z" },
    after: { at: "2026-10-26T01:30:05Z", night: "2026-10-26" },
  },
];

/** What the company sells, by hub and month, without a word of who bought it. */
export async function readSales(played: Played): Promise<void> {
  const browser = await played.jonas.browser();
  const all = await browser.open(pageOf(played, "hub-sales"));
  assert.match(all.text, /Aachen[\s\S]*Celle/);
  const toys = await browser.open(pageOf(played, "hub-sales", "/?industry=toys"));
  assert.match(toys.text, /€1,240\.00/);
  assert.doesNotMatch(toys.text, /Aachen/);
  const customers = await browser.open(pageOf(played, "hub-sales", "/customers"));
  assert.match(customers.text, /2 customers/);
  assert.doesNotMatch(all.text + toys.text + customers.text, /acme|bolt|Ada|secret/);
  const asked = rows(played.stage, "select person_id, outcome from source_queries where kind = 'app'");
  assert.equal(new Set(asked.map(({ person_id }) => person_id)).size, 1);
  assert.ok(asked.every(({ person_id, outcome }) => person_id !== null && outcome === "ok"));
}

/** A judgement is wrong, is corrected in the app's thread, and is right; how long that took, ms. */
export async function correctTheAgent(played: Played): Promise<number> {
  const { ana, jonas, threads, direct } = played;
  await jonas.type("#food", "/tool urgent The kitchen is flooded");
  await untilPosted(ana, "#support", /🔴 Flooded/);
  await jonas.type("#food", "/tool urgent The tap drips");
  await untilWhispered(jonas, /It can wait: Drips/);
  const from = performance.now();
  const thread = threads.get("ticket-triage") ?? "";
  await ana.say(direct, "instructions: Drips are high, too.", thread);
  await ana.press(direct, thread, "Looks right");
  await untilSaid(ana, direct, thread, / v2 is live\./);
  const tookMs = Math.round(performance.now() - from);
  await jonas.type("#food", "/tool urgent The tap drips");
  await untilPosted(ana, "#support", /🔴 Drips/);
  return tookMs;
}

/** As a person does it: the menu of a message, *Use a tool…*, and there what it is for. */
async function chooseFromMenu(stage: Stage, user: string, channel: string, ts: string): Promise<void> {
  await stage.control("shortcut", { user, channel, ts, callback_id: "use_tool" });
  const view = await until("the window of tools", async () => {
    const response = await fetch(`${stage.slackUrl}/control/views?user=${user}`);
    const { views } = (await response.json()) as { views: { id: string; blocks: unknown[] }[] };
    return views[0];
  });
  const [, value] = /"text":"Make it a ticket[^}]*\},"value":"([^"]+)"/.exec(JSON.stringify(view.blocks)) ?? [];
  const submitted = await stage.control("submit", { user, view_id: view.id, values: { shortcut: value } });
  assert.equal(submitted.ok, true, JSON.stringify([submitted, view]));
}

async function send(address: string, body: string, headers: Record<string, string>): Promise<number> {
  const { host, port, pathname } = new URL(address);
  const all = { host, "content-type": "application/json", ...headers };
  return (await exchange({ host: "127.0.0.1", port: Number(port), path: pathname, method: "POST", headers: all }, body))
    .status;
}

function hmac(secret: string, body: string): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

function clockOf({ home }: Stage): number {
  return Date.now() + Number(readFileSync(`${home}/clock`, "utf8"));
}
