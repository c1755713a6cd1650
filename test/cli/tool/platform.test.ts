import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { Started } from "../../../cli/tool/surroundings.ts";
import { systemClock } from "../../../lib/clock.ts";
import { parseJson } from "../../../lib/json.ts";
import { type ToolCall, toolCallSchema } from "../../../sdk/contract/tool-call.ts";
import { startedIn } from "./started.ts";

const TOKEN = "t".repeat(43);
const MANIFEST = "name: shout-bot\npurpose: Shouts.\ntimeZone: Europe/Paris\n";

interface Heard {
  path: string | undefined;
  token: string | undefined;
  call: ToolCall;
}

type Answer = (heard: Heard, response: ServerResponse, before: Heard[]) => void;

/** A Toolroom that answers as told. */
async function startPlatform(t: TestContext, answer: Answer) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => void take(request, response));
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const token = request.headers.authorization?.replace("Bearer ", "");
    const one = { path: request.url, token, call: toolCallSchema.parse(parseJson(body)) };
    heard.push(one);
    answer(one, response, heard);
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { heard, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function envelope(command: string, more: object = {}): string {
  return `${JSON.stringify({ ok: true, command, warnings: [], next: [], changed: [], ...more })}\n`;
}

/** A terminal that is signed in there, in the folder of an app. */
function signedIn(t: TestContext, address: string, own: Partial<Started> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "tool-own-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const here = startedIn(t, { ownFolder: folder, ...own });
  const signIn = { token: TOKEN, handle: "ana", until: "2026-04-01T00:00:00Z" };
  writeFileSync(join(folder, "sign-ins.json"), JSON.stringify({ last: address, signIns: { [address]: signIn } }));
  writeFileSync(join(here.folder, "app.yaml"), MANIFEST);
  writeFileSync(join(here.folder, "app.ts"), "export {};\n");
  return here;
}

test("signing in shows the code, waits, and keeps the token where its owner alone reads it, whatever the clock there says", async (t) => {
  const until = "2026-04-01T00:00:00Z";
  const { address, heard } = await startPlatform(t, ({ call }, response, all) => {
    if (call.input === undefined)
      return response.end(
        envelope("login", { result: { state: "waits", token: TOKEN, code: "K7-42", validMs: 60_000 } }),
      );
    const result = all.length < 3 ? { state: "waits" } : { state: "signed_in", name: "Ana", handle: "ana", until };
    response.end(envelope("login", { result }));
  });
  const clock = { ...systemClock, now: () => Date.parse("2031-01-01T00:00:00Z") };
  const { tool, folder, printed, talked } = startedIn(t, { clock });
  writeFileSync(join(folder, "app.yaml"), MANIFEST);
  const { exitCode, result, next, changed } = await tool("login", address, "--as", "@ana");
  assert.deepEqual([exitCode, result], [0, { address, handle: "ana", until }]);
  // What is next where an app lies, and where its sign-in is kept for.
  assert.deepEqual([next[0]?.command, changed.length, changed[0]?.includes(address)], ["tool deploy", 1, true]);
  assert.deepEqual(
    heard.map(({ call }) => call.input),
    [undefined, TOKEN, TOKEN],
  );
  const file = join(folder, ".own", "sign-ins.json");
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.match(readFileSync(file, "utf8"), new RegExp(TOKEN));
  assert.ok(![...printed, ...talked].join().includes(TOKEN));
});

test("a token goes to no address that others can listen to", async (t) => {
  const { tool } = startedIn(t);
  for (const address of ["http://toolroom.example", "ftp://localhost", "http://a:b@localhost:3000"]) {
    const { exitCode, error } = await tool("login", address, "--as", "@ana");
    assert.deepEqual([exitCode, error?.code], [2, "bad_value"], address);
  }
});

test("nobody there, half an answer, and a sign-in that is over are each said with the next move", async (t) => {
  const away = signedIn(t, "http://127.0.0.1:9");
  const nobody = await away.tool("apps");
  assert.deepEqual([nobody.exitCode, nobody.error?.code], [6, "unreachable"]);
  const { address } = await startPlatform(t, ({ path }, response) => {
    if (path === "/tool/apps") {
      response.flushHeaders();
      return void response.write('{"ok":true,"comm', () => response.destroy());
    }
    const error = { code: "sign_in_expired", message: "This sign-in is over.", fix: "Run: tool login --as @handle" };
    response.end(envelope("usage", { ok: false, error }));
  });
  const { tool } = signedIn(t, address);
  const half = await tool("apps");
  assert.deepEqual([half.exitCode, half.error?.code], [6, "no_answer"]);
  const over = await tool("usage");
  assert.deepEqual([over.exitCode, over.next[0]?.command], [4, "tool login --as @handle"]);
});

test("somebody at the terminal says whether the preview is right, and what went live is said in lines", async (t) => {
  const live = { app: "shout-bot", version: "v1", url: null, said: ["Slack command /shout is live"] };
  let answered: () => void = () => undefined;
  const { address, heard } = await startPlatform(t, ({ call }, response) => {
    if (call.answer !== undefined) {
      response.end(envelope("deploy", { result: { takenAs: "v1 is right" } }));
      return answered();
    }
    const step = { step: "Trying it in a preview", state: "waits", words: "Is it right?", approvalId: "apr_1" };
    response.write(`${JSON.stringify({ progress: step })}\n`);
    answered = () => response.end(envelope("deploy", { app: "shout-bot", result: live, changed: ["shout-bot v1"] }));
  });
  const lines = ["perhaps", "y"];
  const askLine = async () => lines.shift() ?? null;
  const { started, printed, talked } = signedIn(t, address, { isTerminal: true, canAsk: true, askLine });
  const { runTool } = await import("../../../cli/tool/run-tool.ts");
  assert.equal(await runTool(["deploy", "--why", "It shouts"], started), 0);
  assert.deepEqual(
    heard.map(({ path, token, call }) => [path, token, call.answer, Object.keys(call.files ?? {})]),
    [
      ["/tool/deploy", TOKEN, undefined, ["app.ts", "app.yaml"]],
      ["/tool/deploy", TOKEN, { approvalId: "apr_1", is: "yes" }, []],
    ],
  );
  assert.match(printed.join("\n"), /shout-bot v1 is live[\s\S]*Slack command \/shout is live/);
  assert.match(talked.join("\n"), /Trying it in a preview {2}Is it right\?/);
});

test("nothing with a secret is sent, nor what another program keeps in the folder", async (t) => {
  const { address, heard } = await startPlatform(t, (_, response) => void response.end(envelope("deploy")));
  const { tool, folder } = signedIn(t, address);
  writeFileSync(join(folder, "key.ts"), `export const key = "xoxb-123456789012-${"a".repeat(24)}";\n`);
  const refused = await tool("deploy");
  assert.deepEqual([refused.exitCode, refused.error?.code, heard.length], [1, "check_failed", 0]);
  assert.match(refused.error?.fix ?? "", /key\.ts/);
  writeFileSync(join(folder, "key.ts"), "export {};\n");
  for (const kept of ["node_modules/x", ".git", ".toolroom"]) {
    mkdirSync(join(folder, kept), { recursive: true });
    writeFileSync(join(folder, kept, "file"), "x");
  }
  writeFileSync(join(folder, ".env"), "KEY=some-words");
  assert.match((await tool("deploy")).warnings[0] ?? "", /^\.env is not sent/);
  assert.deepEqual(Object.keys(heard[0]?.call.files ?? {}).sort(), ["app.ts", "app.yaml", "key.ts"]);
});

test("what is brought lies in the folder it is for, and nowhere else", async (t) => {
  const files = { "../out.txt": Buffer.from("x").toString("base64") };
  const { address } = await startPlatform(t, (_, response) => {
    response.end(envelope("pull", { app: "shout-bot", result: { app: "shout-bot", version: "v1", files } }));
  });
  const { tool, folder } = signedIn(t, address);
  const strange = await tool("pull", "shout-bot", "--into", "copy");
  assert.equal(strange.error?.code, "no_answer");
  const full = await tool("pull", "shout-bot", "--into", ".");
  assert.deepEqual([full.exitCode, full.error?.code], [5, "not_empty"]);
  assert.throws(() => readFileSync(join(folder, "out.txt")));
});

test("an export writes page after page to one file of JSON lines, and half of one leaves none", async (t) => {
  const rows = [1, 2, 3].map((seq) => ({ seq, hash: `hash ${seq}`, verb: "stop" }));
  let isCut = false;
  const { address, heard } = await startPlatform(t, ({ call }, response) => {
    const after = Number(call.options?.after ?? 0);
    if (isCut && after > 0) return void response.destroy();
    response.end(
      envelope("audit", { result: { rows: rows.slice(after, after + 2), isLast: after + 2 >= rows.length } }),
    );
  });
  const { tool, folder } = signedIn(t, address);
  const { exitCode, result, changed } = await tool("audit", "export");
  const file = join(folder, "audit.jsonl");
  assert.deepEqual([exitCode, result, changed], [0, { file, rows: 3, lastRow: 3, lastHash: "hash 3" }, [file]]);
  assert.deepEqual(
    heard.map(({ call }) => call.options?.after),
    [undefined, "2"],
  );
  assert.equal(readFileSync(file, "utf8"), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal((await tool("audit", "export")).error?.code, "exists");
  isCut = true;
  assert.equal((await tool("audit", "export", "--into", "half.jsonl")).exitCode, 6);
  assert.throws(() => statSync(join(folder, "half.jsonl")), /ENOENT/);
});
