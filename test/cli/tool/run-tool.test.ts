import assert from "node:assert/strict";
import { test } from "node:test";
import { COMMAND_FILES } from "../../../cli/tool/command-files.ts";
import { runTool } from "../../../cli/tool/run-tool.ts";
import { envelopeSchema } from "../../../sdk/contract/envelope.ts";
import { startedIn } from "./started.ts";

test("what cannot be read says what was meant and all that is valid, so that no second call is needed", async (t) => {
  const { tool } = startedIn(t);
  for (const [words, code, message, fix] of [
    [["chek"], "unknown_command", /no `tool chek`/, /Did you mean `tool check`\? Use one of: new, add, check, run/],
    [["slack"], "unknown_command", /wants another word/, /tool slack sync/],
    [["add"], "usage", /what is missing: What is added; one of slack, schedule/, /Write: tool add <slack \| schedule/],
    [["add", "shedule"], "usage", /no `tool add shedule`/, /Did you mean schedule\? Use one of: slack, schedule/],
    [
      ["add", "slack", "--comand", "/x"],
      "unknown_option",
      /no option --comand/,
      /Did you mean --command\? Write: tool add/,
    ],
    [["add", "slack", "--command"], "usage", /--command wants a value: --command <\/word>/, /Write: tool add/],
    [["add", "slack", "--command", "--in", "#a"], "usage", /--command wants a value/, /Write/],
    [["add", "slack", "--command", "/a", "--command", "/b"], "usage", /--command was given twice/, /Write/],
    [["check", "--dm=1"], "unknown_option", /no option --dm/, /Write: tool check/],
    [["run", "--json=1"], "usage", /--json takes no value/, /Write: tool run/],
    [["check", "here"], "usage", /One word is too many/, /Write: tool check/],
    [["--nonsense"], "unknown_option", /no option --nonsense/, /tool <command>/],
  ] as const) {
    const { exitCode, ok, error } = await tool(...words);
    assert.deepEqual([exitCode, ok, error?.code], [2, false, code], words.join(" "));
    assert.match(error?.message ?? "", message);
    assert.match(error?.fix ?? "", fix);
  }
});

test("a secret on the command line is refused with the way by stdin, and is said back nowhere", async (t) => {
  const { tool, printed, talked } = startedIn(t);
  const secret = "kr8-very-own-value";
  for (const words of [
    ["secrets", "lunch", "set", "STRIPE_KEY", secret],
    ["add", "secret", "STRIPE_KEY", secret],
    ["secrets", "lunch", "set", `STRIPE_KEY=${secret}`],
    ["add", "secret", `STRIPE_KEY=${secret}`],
    ["secrets", "lunch", "set", "STRIPE_KEY", `--value=${secret}`],
    ["secrets", "lunch", "set", "STRIPE_KEY", "--value", secret],
    ["login", `--token=${secret}`],
    ["slack", "sync", "--token", secret],
    ["deploy", "--api-key", secret],
  ]) {
    const { exitCode, error, next } = await tool(...words);
    assert.deepEqual([exitCode, error?.code], [2, "secret_typed"], words.join(" "));
    const [app, name] = words[0] === "secrets" ? ["lunch", "STRIPE_KEY"] : ["<app>", "STRIPE_KEY"];
    const others: Record<string, string> = { login: "tool login --as @handle", slack: "tool slack sync < file" };
    assert.equal(next[0]?.command, others[words[0] ?? ""] ?? `tool secrets ${app} set ${name} < file`);
    assert.match(error?.fix ?? "", /on stdin/);
    assert.ok(![...printed, ...talked].join().includes(secret));
  }
  await tool(`xoxb-123456789012-${"a".repeat(24)}`);
  assert.ok(!printed.join().includes("xoxb-"));
});

test("help is the whole tree as data, or one command of it, and is nobody's mistake", async (t) => {
  const { tool } = startedIn(t);
  for (const words of [[], ["help"], ["--help"], ["-h"], ["--json"]]) {
    const { exitCode, result } = await tool(...words);
    const { commands } = result as { commands: { name: string }[] };
    assert.deepEqual([exitCode, commands.length], [0, Object.keys(COMMAND_FILES).length]);
  }
  for (const words of [
    ["add", "--help"],
    ["help", "add"],
    ["add", "slack", "--nonsense", "-h"],
  ]) {
    const { exitCode, command, result } = await tool(...words);
    assert.deepEqual([exitCode, command, (result as { name: string }).name], [0, "add", "add"]);
  }
});

test("in a box there is only what means something there", async (t) => {
  const { tool } = startedIn(t, { box: { doorSocket: "/nowhere/door.sock" }, ownFolder: null });
  const { exitCode, error } = await tool("rollback");
  assert.deepEqual([exitCode, error?.code], [2, "not_here"]);
  assert.match(error?.fix ?? "", /Here there are: new, add, check, run, deploy, status, skills, read/);
});

test("with --stream each step is a line of JSON, and the envelope is the last", async (t) => {
  const { started, printed, files } = startedIn(t);
  const check = files({
    check: async (_, around) => {
      around.progress({ step: "types", state: "begins" });
      around.progress({ step: "types", state: "done", tookMs: 12 });
      return { result: 1 };
    },
  });
  assert.equal(await runTool(["check", "--stream"], started, check), 0);
  assert.deepEqual(printed.slice(0, -1), [
    '{"progress":{"step":"types","state":"begins"}}',
    '{"progress":{"step":"types","state":"done","tookMs":12}}',
  ]);
  assert.equal(envelopeSchema.parse(JSON.parse(printed.at(-1) ?? "")).ok, true);
});

test("interrupted halfway it says what was changed until then, and to try again", async (t) => {
  const ctrlC = new AbortController();
  const { started, printed, files } = startedIn(t, { interrupted: ctrlC.signal });
  started.clock = { now: started.clock.now, sleep: async () => undefined };
  const halfway = files({
    check: async (_, around) => {
      around.hasChanged("app.yaml");
      ctrlC.abort();
      await new Promise<void>(() => undefined);
      return {};
    },
  });
  assert.equal(await runTool(["check"], started, halfway), 6);
  const { error, changed } = envelopeSchema.parse(JSON.parse(printed[0] ?? ""));
  assert.deepEqual([error?.code, changed], ["interrupted", ["app.yaml"]]);
  assert.match(error?.message ?? "", /Changed before: app\.yaml\./);
});

test("what goes on until Ctrl-C ends well by it", async (t) => {
  const ctrlC = new AbortController();
  const { started, files } = startedIn(t, { interrupted: ctrlC.signal });
  const until = files({
    run: (_, { interrupted }) =>
      new Promise((resolve) => {
        interrupted.addEventListener("abort", () => resolve({ result: "ended" }));
        ctrlC.abort();
      }),
  });
  assert.equal(await runTool(["run"], started, until), 0);
});

test("a fault of our own is an envelope too, without secrets", async (t) => {
  const { started, printed, files } = startedIn(t);
  const broken = files({
    check: async () => {
      throw new TypeError(`no luck with xoxb-123456789012-${"a".repeat(24)}`);
    },
  });
  assert.equal(await runTool(["check"], started, broken), 7);
  const { error } = envelopeSchema.parse(JSON.parse(printed[0] ?? ""));
  assert.equal(error?.code, "bug");
  assert.match(error?.message ?? "", /^no luck with \[secret\] \(run-tool\.test\.ts:\d+\)$/);
});

test("whoever is not signed in is told how to be", async (t) => {
  const { tool } = startedIn(t);
  const { exitCode, error, next } = await tool("apps");
  assert.deepEqual([exitCode, error?.code, next[0]?.command], [4, "not_signed_in", "tool login --as @handle"]);
});
