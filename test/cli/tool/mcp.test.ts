import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { keyOf } from "../../../cli/tool/mcp/as-tool.ts";
import { runTool } from "../../../cli/tool/run-tool.ts";
import { COMMANDS } from "../../../sdk/contract/command-tree.ts";
import { startedIn } from "./started.ts";

interface Answer {
  id: number;
  result?: {
    tools?: { name: string }[];
    structuredContent?: { ok: boolean; changed: string[]; error?: { code: string; message: string; fix: string } };
    isError?: boolean;
  };
  error?: { code: number; message: string };
}

test("an agent lists and uses the same commands over stdin and stdout, and nothing but the protocol is printed", async (t) => {
  const input = new PassThrough();
  const { started, printed, folder } = startedIn(t, { input });
  const ended = runTool(["mcp"], started);
  const say = (id: number | undefined, method: string, params?: object) =>
    input.write(`${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`);
  say(1, "initialize", { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "1" } });
  say(undefined, "notifications/initialized");
  say(2, "tools/list");
  say(3, "tools/call", { name: "new", arguments: { name: "sample-app", "dry-run": true } });
  say(4, "tools/call", { name: "new", arguments: { name: "sample-app" } });
  say(5, "tools/call", { name: "add", arguments: { what: "schedul" } });
  say(6, "tools/call", { name: "new", arguments: { name: "x-y", nonsense: 1 } });
  say(7, "tools/call", { name: "serve" });
  say(8, "nonsense");
  input.write("{\n");
  input.end();
  assert.equal(await ended, 0);
  const answers = printed.map((line) => JSON.parse(line) as Answer);
  const by = (id: number | null) => answers.find((one) => one.id === id) ?? assert.fail(`no answer to ${id}`);
  assert.equal(answers.length, 9);
  const names = by(2).result?.tools?.map(({ name }) => name) ?? [];
  assert.deepEqual(names.filter((name) => ["new", "slack_sync", "check"].includes(name)).sort(), [
    "check",
    "new",
    "slack_sync",
  ]);
  assert.ok(!names.includes("mcp") && !names.includes("serve"));
  assert.equal(by(3).result?.structuredContent?.ok, true);
  assert.ok(by(4).result?.structuredContent?.changed.includes(join("sample-app", "app.yaml")));
  assert.ok(existsSync(join(folder, "sample-app", "app.yaml")));
  const wrong = by(5).result;
  assert.deepEqual([wrong?.isError, wrong?.structuredContent?.error?.code], [true, "usage"]);
  assert.match(wrong?.structuredContent?.error?.fix ?? "", /Did you mean schedule\?/);
  assert.equal(by(6).result?.isError, true);
  assert.equal(by(7).error?.code, -32_602);
  assert.equal(by(8).error?.code, -32_601);
  assert.equal(by(null as never).error?.code, -32_700);
});

test("what lasts until Ctrl-C, and what wants a secret, is refused to a program that has neither", async (t) => {
  const input = new PassThrough();
  const { started, printed } = startedIn(t, { input });
  const ended = runTool(["mcp"], started);
  const calls = [
    { name: "run", arguments: { port: "0" } },
    { name: "secrets", arguments: { app: "a-b", action: "set", name: "STRIPE_KEY", value: "hunter2" } },
    { name: "secrets", arguments: { app: "a-b", action: "set", name: "STRIPE_KEY" } },
    { name: "new", arguments: { name: "a-b", "dry-run": "yes" } },
  ];
  for (const [id, params] of calls.entries())
    input.write(`${JSON.stringify({ jsonrpc: "2.0", id, method: "tools/call", params })}\n`);
  input.end();
  assert.equal(await ended, 0);
  const errors = printed.map((line) => (JSON.parse(line) as Answer).result?.structuredContent?.error);
  assert.match(errors[0]?.fix ?? "", /For the page run `tool run` at a terminal/);
  assert.match(
    `${errors[1]?.message} ${errors[1]?.fix}`,
    /^There is no value\. It takes: app, action, name, dry-run\./,
  );
  assert.match(`${errors[2]?.message} ${errors[2]?.fix}`, /a secret on stdin.*Ask a person/);
  assert.match(errors[3]?.message ?? "", /^dry-run is true or false\.$/);
  assert.ok(!printed.join().includes("hunter2"));
});

test("no argument of a command is lost behind an option of its name", () => {
  for (const command of COMMANDS) {
    const keys = [...command.args.map(({ name }) => keyOf(command, name)), ...command.options.map(({ name }) => name)];
    assert.deepEqual([...new Set(keys)], keys, command.name);
  }
});

test("a client is held to a revision whose servers need not take batches", async (t) => {
  const input = new PassThrough();
  const { started, printed } = startedIn(t, { input });
  const ended = runTool(["mcp"], started);
  const wanted = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05", "1999-01-01"];
  for (const [id, protocolVersion] of wanted.entries())
    input.write(`${JSON.stringify({ jsonrpc: "2.0", id, method: "initialize", params: { protocolVersion } })}\n`);
  input.end();
  assert.equal(await ended, 0);
  const held = printed.map(
    (line) => (JSON.parse(line) as { result: { protocolVersion: string } }).result.protocolVersion,
  );
  assert.deepEqual(held, ["2025-11-25", "2025-06-18", "2025-11-25", "2024-11-05", "2025-11-25"]);
});
