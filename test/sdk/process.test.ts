import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json, text } from "node:stream/consumers";
import { type TestContext, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { IDENTITY_HEADER, signToken } from "../../sdk/contract/wire.ts";
import { person } from "./signed-app.ts";

const LIBRARY = new URL("../../sdk/src/index.ts", import.meta.url).href;
const { publicKey, privateKey } = generateKeyPairSync("ed25519");

/** Starts an app's code as a process of its own, as the platform does. */
function startApp(context: TestContext, code: string, change: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "app-"));
  const appSocket = join(folder, "app.sock");
  writeFileSync(join(folder, "app.ts"), code.replace("@toolroom/app", LIBRARY));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  const child = spawn(process.execPath, ["app.ts"], {
    cwd: folder,
    env: {
      TOOLROOM_APP: "lunch",
      TOOLROOM_RELEASE: "rel_1",
      TOOLROOM_TIME_ZONE: "UTC",
      TOOLROOM_PUBLIC_KEY: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
      TOOLROOM_APP_SOCKET: appSocket,
      TOOLROOM_DOOR_SOCKET: join(folder, "door.sock"),
      TOOLROOM_DATA_FOLDER: folder,
      ...change,
    },
  });
  const ended = once(child, "exit") as Promise<[number | null, string | null]>;
  context.after(async () => {
    child.kill("SIGKILL");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  return { child, ended, folder, appSocket };
}

function get(socketPath: string, path: string) {
  const now = Date.now();
  const token = {
    kind: "identity" as const,
    user: person,
    app: "lunch",
    release: "rel_1",
    at: now,
    expiresAt: now + 60_000,
  };
  const call = request({ socketPath, path, headers: { [IDENTITY_HEADER]: signToken(token, privateKey) } });
  call.end();
  return new Promise<import("node:http").IncomingMessage>((resolve, reject) =>
    call.once("response", resolve).once("error", reject),
  );
}

/** Asks until the app listens: nothing tells when another process has made its socket. */
async function healthy(child: ChildProcess, socketPath: string): Promise<void> {
  for (let tries = 0; tries < 500 && child.exitCode === null; tries += 1) {
    const answer = await get(socketPath, "/_toolroom/health").catch(() => undefined);
    answer?.resume();
    if (answer?.statusCode === 200) return;
    await wait(20);
  }
  assert.fail("the app did not become healthy");
}

test("an app streams, and on SIGTERM ends what runs before it leaves with 0", async (context) => {
  const { child, ended, appSocket } = startApp(
    context,
    `import { app } from "@toolroom/app";
app.page("/stream", () => new Response(new ReadableStream({
  async start(controller) {
    const encoder = new TextEncoder();
    controller.enqueue(encoder.encode("data: first\\n\\n"));
    await new Promise((resolve) => process.once("SIGTERM", () => setImmediate(resolve)));
    controller.enqueue(encoder.encode("data: last\\n\\n"));
    controller.close();
  },
}), { headers: { "content-type": "text/event-stream" } }));`,
  );
  await healthy(child, appSocket);
  const stream = await get(appSocket, "/stream");
  const [first] = (await once(stream, "data")) as [Buffer];
  assert.equal(first.toString(), "data: first\n\n");
  child.kill("SIGTERM");
  assert.equal(await text(stream), "data: last\n\n");
  assert.deepEqual(await ended, [0, null]);
  assert.equal(existsSync(appSocket), false);
});

test("an event stream without an end of its own is ended whole when the app stops, at once", async (context) => {
  const { child, ended, appSocket } = startApp(
    context,
    `import { app } from "@toolroom/app";
app.page("/events", () => {
  let timer;
  return new Response(new ReadableStream({
    start: (controller) => { timer = setInterval(() => controller.enqueue(new TextEncoder().encode("data: tick\\n\\n")), 20); },
    cancel: () => { clearInterval(timer); process.stderr.write("told to end"); },
  }), { headers: { "content-type": "text/event-stream" } });
});`,
  );
  const said = text(child.stderr);
  await healthy(child, appSocket);
  const stream = await get(appSocket, "/events");
  await once(stream, "data");
  const before = performance.now();
  child.kill("SIGTERM");
  await text(stream);
  assert.equal(stream.complete, true);
  assert.deepEqual(await ended, [0, null]);
  assert.ok(performance.now() - before < 2_000, "it waits for no stream");
  assert.equal(await said, "told to end");
});

test("a socket left by an earlier start is replaced, and health waits until app.ts is read to its end", async (context) => {
  const code = `import { app } from "@toolroom/app";
await new Promise((resolve) => setTimeout(resolve, 100));
app.page("/", () => "complete");`;
  const { child, ended, folder, appSocket } = startApp(context, code);
  await healthy(child, appSocket);
  assert.match(await text(await get(appSocket, "/")), /complete/);
  child.kill("SIGKILL");
  await ended;
  assert.ok(existsSync(appSocket));
  const again = startApp(context, code, { TOOLROOM_APP_SOCKET: appSocket, TOOLROOM_DATA_FOLDER: folder });
  await healthy(again.child, appSocket);
});

test("an app that cannot start says why and exits with 1", async (context) => {
  const cases: [string, Record<string, string>, RegExp][] = [
    ['import "@toolroom/app";\nthrow new Error("no menu");', {}, /no menu/],
    [
      'import "@toolroom/app";',
      { TOOLROOM_APP_SOCKET: "/nowhere/app.sock" },
      /^The app did not start: .*\/nowhere\/app\.sock/,
    ],
    ['import "@toolroom/app";', { TOOLROOM_RELEASE: "" }, /TOOLROOM_RELEASE is not set: the platform sets it/],
  ];
  for (const [code, change, expected] of cases) {
    const { child, ended } = startApp(context, code, change);
    const said = await text(child.stderr);
    assert.deepEqual(await ended, [1, null]);
    assert.match(said, expected);
  }
});

test("a post goes through the door's socket, and the door's no reaches the app's code", async (context) => {
  const { child, folder, appSocket } = startApp(
    context,
    `import { app, slack } from "@toolroom/app";
app.page("/", async () => {
  await slack.post("#food", "hello");
  return slack.post("#sales", "hello").then(() => "posted", (error) => \`\${error.code}: \${error.message}\`);
});`,
  );
  const got: unknown[] = [];
  const door = createServer(async (call, response) => {
    const post = (await json(call)) as { channel: string };
    got.push([call.method, call.url, post, call.headers["x-toolroom-delivery-id"]]);
    const error = { code: "not_declared", message: "#sales is not declared.", fix: "Declare it." };
    response.end(JSON.stringify(post.channel === "#food" ? { ok: true } : { ok: false, error }));
  }).listen(join(folder, "door.sock"));
  context.after(() => door.close());
  await healthy(child, appSocket);
  assert.match(await text(await get(appSocket, "/")), /not_declared: #sales is not declared\. Declare it\./);
  assert.deepEqual(got, [
    ["POST", "/slack/post", { channel: "#food", text: "hello" }, undefined],
    ["POST", "/slack/post", { channel: "#sales", text: "hello" }, undefined],
  ]);
});

test("a promise that fails where nobody awaits it is reported, and the app goes on", async (context) => {
  const { child, appSocket } = startApp(
    context,
    `import { app, html, slack } from "@toolroom/app";
app.page("/forgets", () => {
  void slack.post("#food", "nobody waits for this");
  void Promise.reject({ code: 7 });
  return html\`<p>said\`;
});
app.page("/", () => html\`<p>still here\`);`,
  );
  const said = text(child.stderr);
  await healthy(child, appSocket);
  assert.match(await text(await get(appSocket, "/forgets")), /said/);
  // The door is no socket: the call fails soon, and nothing tells when.
  assert.match(await text(await get(appSocket, "/")), /still here/);
  child.kill("SIGTERM");
  const told = await said;
  assert.match(told, /\{ code: 7 \}/);
  assert.match(told, /The platform did not answer: connect ENOENT/);
});
