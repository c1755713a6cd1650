import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { readManifest } from "../../../builder/checks/read-manifest.ts";
import { readSecrets } from "../../../cli/tool/live/secrets-file.ts";
import { whatAnswers } from "../../../cli/tool/live/what-answers.ts";
import { runTool } from "../../../cli/tool/run-tool.ts";
import { envelopeSchema } from "../../../sdk/contract/envelope.ts";
import { startedIn } from "./started.ts";

test("tool run keeps an app at work with a page that fires its triggers, until Ctrl-C", {
  timeout: 60_000,
}, async (t) => {
  const ctrlC = new AbortController();
  const stage = startedIn(t, { interrupted: ctrlC.signal });
  const { started, tool } = stage;
  await tool("new", "sample-app");
  started.folder = join(stage.folder, "sample-app");
  await tool("add", "slack", "--command", "/draw", "--post", "#food");
  await tool("add", "db", "orders");
  const lines: string[] = [];
  const waiting = Promise.withResolvers<string>();
  started.print = (line) => {
    lines.push(line);
    const [, address] = /"words":"(http:\S+) /.exec(line) ?? [];
    if (address !== undefined) waiting.resolve(address);
  };
  const ended = runTool(["run", "--stream", "--port", "0"], started);
  const address = await Promise.race([waiting.promise, ended.then(() => assert.fail(lines.join()))]);
  const shown = await openEvents(address);
  await shown.until(({ state }) => /Who answers it: nobody outside.*<b>Slack<\/b> posts are shown/s.test(state));
  t.after(() => shown.close());

  const wish = (body: object, headers: Record<string, string> = {}) =>
    fetch(`${address}/do`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const done = await (await wish({ do: "fire", trigger: 0, text: "a <cat>" })).json();
  assert.deepEqual(done, { ok: true, answer: { ok: true, text: "You said: a <cat>" } });
  await shown.until(({ posts, done }) => /#food.*a &lt;cat&gt;/.test(posts) && /\/draw a &lt;cat&gt;/.test(done));

  const [, pages = ""] = /href="(http:[^"]+)"/.exec(shown.now().state) ?? [];
  assert.match(await (await fetch(pages)).text(), /Hello Alex Asker/);
  await wish({ do: "as", as: "colleague" });
  assert.match(await (await fetch(pages)).text(), /Hello Kim Colleague/);
  const ordered = await fetch(`${pages}/orders`, { method: "POST", body: new URLSearchParams({ text: "soup" }) });
  assert.match(await ordered.text(), /Kim Colleague: soup/);
  await wish({ do: "as", as: "stranger" });
  assert.equal((await fetch(pages)).status, 401);
  assert.match(await (await wish({ do: "fire", trigger: 0, text: "" })).text(), /"refused":true/);
  await wish({ do: "as", as: "asker" });

  // Another page of the same browser, the app's own included, and a name that was rebound.
  assert.equal((await wish({ do: "restart" }, { origin: pages })).status, 403);
  assert.equal((await wish({ do: "restart" }, { "sec-fetch-site": "same-site" })).status, 403);
  assert.equal((await wish({ do: "restart" }, { "content-type": "text/plain" })).status, 403);
  assert.equal(await statusFor(address, "evil.example"), 403);
  assert.equal(await statusFor(pages, "evil.example"), 403);
  assert.equal((await wish({ do: "format" })).status, 400);
  assert.equal((await fetch(`${pages}/_toolroom/health`)).status, 404);

  const source = join(started.folder, "app.ts");
  const good = readFileSync(source, "utf8");
  writeFileSync(source, 'throw new Error("no paper");\n');
  await shown.until(({ state }) => /Does not run.*no paper/s.test(state));
  writeFileSync(source, good.replace("Hello", "Good day"));
  await shown.until(({ state }) => /Runs/.test(state));
  assert.match(await (await fetch(pages)).text(), /Good day Alex Asker/);
  assert.match(await (await fetch(`${pages}/orders`)).text(), /soup/, "its data stay");
  await wish({ do: "empty" });
  assert.doesNotMatch(await (await fetch(`${pages}/orders`)).text(), /soup/);

  ctrlC.abort();
  assert.equal(await ended, 0);
  assert.equal(envelopeSchema.parse(JSON.parse(lines.at(-1) ?? "")).app, "sample-app");
});

test("tool run says who answers each thing that an app asks of the world outside, and how to have another answer", () => {
  const read = readManifest(`name: a-b
purpose: x
timeZone: UTC
bindings:
  llm: { monthlyUsd: 5 }
  egress: [api.example.com]
  slack: { post: ["#food"] }
  secrets: { STRIPE_KEY: to pay, OTHER_KEY: to be paid }
given:
  llm: [{ answers: hello }]
checks: []
`);
  assert.ok(read.ok);
  assert.deepEqual(
    whatAnswers(read.manifest, ["STRIPE_KEY"]).map(({ what, words }) => `${what} – ${words}`),
    [
      "models – 1 made-up answer: `given.llm` in app.yaml",
      "api.example.com – nothing is given yet: `given.http` in app.yaml",
      "Slack – posts are shown on the page alone",
      "STRIPE_KEY – from .toolroom/secrets",
      "OTHER_KEY – made up; for a real one write OTHER_KEY=… into .toolroom/secrets",
    ],
  );
});

test("secrets for tool run stand in a file that nobody else reads, a line each", (t) => {
  const { folder } = startedIn(t);
  assert.deepEqual(readSecrets(folder), {});
  mkdirSync(join(folder, ".toolroom"));
  const file = join(folder, ".toolroom", "secrets");
  writeFileSync(file, "# for tries\nSTRIPE_KEY = a=b\n", { mode: 0o600 });
  assert.deepEqual(readSecrets(folder), { STRIPE_KEY: "a=b" });
  chmodSync(file, 0o644);
  assert.throws(() => readSecrets(folder), /Others of this machine may read/);
  writeFileSync(file, "stripe\n");
  chmodSync(file, 0o600);
  assert.throws(() => readSecrets(folder), /line 1 is no secret/);
});

type Parts = Record<"state" | "posts" | "done" | "log", string>;

/** What the page shows by now, and a promise of what it will show. */
async function openEvents(address: string) {
  const parts: Parts = { state: "", posts: "", done: "", log: "" };
  const waiting = new Set<() => void>();
  const leave = new AbortController();
  const response = await fetch(`${address}/events`, { signal: leave.signal });
  void (async () => {
    let rest = "";
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const events = (rest + chunk).split("\n\n");
      rest = events.pop() ?? "";
      for (const event of events) Object.assign(parts, JSON.parse(event.slice("data: ".length)));
      for (const look of waiting) look();
    }
  })().catch(() => undefined);
  return {
    now: () => parts,
    close: () => leave.abort(),
    until: (holds: (parts: Parts) => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!holds(parts)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

async function statusFor(address: string, host: string): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const sent = request(address, { headers: { host } }, async (response) => {
    await text(response);
    resolve(response.statusCode);
  });
  sent.on("error", reject).end();
  return promise;
}
