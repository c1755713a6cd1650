import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { Check } from "../../sdk/contract/check.ts";
import { dockerAnswers } from "../docker-answers.ts";
import { startScriptedModel } from "../fakes/scripted-model.ts";
import { startSwitch } from "../fakes/switch.ts";
import {
  brokenScenario,
  createMoodyModel,
  isCoding,
  pageCheck,
  pagePlan,
  pageScenario,
  pageSource,
  round,
} from "./bad-scenarios.ts";
import { auditHolds, decisions, ended, pidOf, pressUntil, rows, untilBoxes, untilWhispered } from "./facts.ts";
import { startStage, until, untilSaid } from "./stage.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";

test("what can go wrong with an app, its model, its engine and its approval", { skip }, async (t) => {
  const { stage, moody, engine } = await startWithEverything(t);
  const asker = stage.person("asker1");
  const colleague = stage.person("asker2");
  const ask = (words: string) => asker.say("#requests", `${stage.bot} build ${words}`);
  const build = async (name: string) => {
    const thread = await ask(name);
    await asker.press("#requests", thread, "Build it");
    return thread;
  };
  const goLive = async (name: string) => {
    const thread = await build(name);
    await asker.press("#requests", thread, "Looks right");
    await untilSaid(asker, "#requests", thread, / v1 is live\./);
    return thread;
  };

  await t.test(
    "an app that crashes at its start, and stays as it is three times, is a dead end: its asker says how to go on",
    async () => {
      const thread = await build("page-crash");
      const said = await untilSaid(asker, "#requests", thread, "The agent is stuck");
      assert.match(said.text, /found the same twice, and the agent changed no file.*The app stopped by itself/s);
      assert.equal(rows(stage, "select id from builds where status = 'coded'").length, 3);
      await asker.press("#requests", thread, "Stop");
      await untilSaid(
        asker,
        "#requests",
        thread,
        /Stopped by <@\w+>.*Nothing was put live.* go on with what is written/s,
      );
      assert.equal((await ended(stage, thread)).status, "cancelled");
      assert.deepEqual(rows(stage, "select name from apps where name = 'page-crash'"), []);
      await untilBoxes(stage, 0);
    },
  );

  await t.test(
    "an unknown key in app.yaml goes back to the agent with its line and the fix, then it is right",
    async () => {
      const thread = await goLive("page-keys");
      const [first] = rows(stage, REPORTS, thread);
      assert.match(String(first?.report), /app\.yaml.*unknown key .*webb.*did you mean .*web/);
    },
  );

  await t.test("a name that is taken is replaced by a free one, and the plan says so", async () => {
    const thread = await colleague.say("#requests", `${stage.bot} build page-keys`);
    await untilSaid(
      colleague,
      "#requests",
      thread,
      /The name page-keys is taken by another app, so this one is called/,
    );
    await colleague.press("#requests", thread, "Cancel");
    await ended(stage, thread);
  });

  await t.test("a migration that fails on people's rows leaves the version before serving, rows intact", async () => {
    const thread = await goLive("page-rows");
    for (const words of ["same", "same"]) await asker.type("#requests", `/tool keep ${words}`);
    await until("two answers", async () =>
      (await asker.ephemerals()).filter(({ text }) => /Kept same/.test(text)).length === 2 ? true : undefined,
    );
    await asker.say("#requests", "make page-unique now", thread);
    await asker.press("#requests", thread, "Build it");
    await asker.press("#requests", thread, "Looks right");
    const said = await untilSaid(asker, "#requests", thread, "This did not work");
    assert.match(said.text, /On a copy of its data, the change does not work.*0002_unique\.sql.*UNIQUE.*try again/s);
    assert.match(JSON.stringify(said.blocks), /v1 keeps running/);
    await asker.type("#requests", "/tool keep other");
    await until("the answer of v1", async () =>
      (await asker.ephemerals()).find(({ text }) => /Kept other: 3 rows/.test(text)),
    );
    await ended(stage, thread);
  });

  await t.test(
    "a model that fails in the middle of the coding is waited for, and it is built when it is back",
    async () => {
      moody.be("broken", (turn) => isCoding(turn) && turn.answers === 2);
      const thread = await build("page-mood");
      await untilSaid(asker, "#requests", thread, /model does not answer at the moment.*go on by myself/);
      moody.be("well");
      await asker.press("#requests", thread, "Looks right");
      await untilSaid(asker, "#requests", thread, / v1 is live\./);
      assert.equal(rows(stage, "select name from apps where name like 'page-mood%' and status = 'live'").length, 1);
    },
  );

  await t.test(
    "an engine that stops in the middle of a build is waited for, and it goes on when it is back",
    async () => {
      let isOn = true;
      moody.be("broken", (turn) => {
        if (isOn && isCoding(turn) && turn.answers === 1) {
          isOn = false;
          void engine.off();
        }
        return false;
      });
      const thread = await build("page-engine");
      const said = await untilSaid(asker, "#requests", thread, /container engine at .* does not answer/);
      assert.match(said.text, /I wait for it and go on by myself.*Show this to the platform team: Start it/s);
      moody.be("well");
      await engine.on();
      await asker.press("#requests", thread, "Looks right");
      await untilSaid(asker, "#requests", thread, / v1 is live\./);
    },
  );

  await t.test("an approval is decided once, by somebody who may, also after a restart", async () => {
    const platform = stage.person("platform1");
    const thread = await build("page-told");
    await asker.press("#requests", thread, "Looks right");
    await asker.press("#platform", null, "Approve");
    await untilWhispered(asker, /Nobody approves their own request\. Ask @platform-team/);
    await colleague.press("#platform", null, "Approve");
    await untilWhispered(colleague, /You are not in @platform-team\. Ask @platform-team/);
    assert.deepEqual(decisions(stage, thread), ["plan yes", "preview yes"]);
    const before = pidOf(stage, "control-plane");
    assert.ok(before !== undefined);
    process.kill(before, "SIGKILL");
    const both = [platform, stage.person("platform2")];
    await pressUntil(
      () => decisions(stage, thread).length > 2,
      both.map((one) => () => one.tryPress("#platform", null, "Approve")),
    );
    await untilSaid(asker, "#requests", thread, / v1 is live\./);
    assert.deepEqual(decisions(stage, thread), ["plan yes", "preview yes", "release yes"]);
    const late = await Promise.race(both.map((one) => untilWhispered(one, /Already agreed by <@/)));
    assert.match(late.text, /Already agreed by/);
  });

  assert.ok(await auditHolds(stage));
  await untilBoxes(stage, rows(stage, "select id from apps where status = 'live'").length);
});

const REPORTS =
  "select b.report from builds b join app_requests r on r.id = b.request_id where r.thread_ts = ? order by attempt";

const KEEPS = `import { app, db, html } from "@toolroom/app";
app.page("/", () => html\`<h1>page-rows</h1>\`);
app.on("keep", ({ text }) => {
  db.run\`insert into kept (words) values (\${text})\`;
  return \`Kept \${text}: \${db.all\`select words from kept\`.length} rows\`;
});
`;

const TELL = { command: "/tell", run: "tell" };
const TELLS = `import { app, html, slack } from "@toolroom/app";
app.page("/", () => html\`<h1>page-told</h1>\`);
app.on("tell", ({ text }) => slack.post("#food", text));
`;

const KEEP_CHECKS: Check[] = [pageCheck("page-rows"), { command: "/keep bread", posted: "Kept bread" }];
const TELL_CHECKS: Check[] = [
  pageCheck("page-told"),
  { command: "/tell soup", posted: { channel: "#food", contains: "soup" } },
];

function scenarios() {
  const crash = round({ "app.ts": pageSource("page-crash", 'if (Date.now() > 0) throw new Error("No.");') });
  const keys = pageScenario("page-keys");
  const wrongKey = `name: page-keys
title: page-keys
purpose: Shows the words page-keys on a page.
timeZone: Europe/Paris
webb: { access: owner }
triggers: []
bindings: {}
checks: [{ visit: /, as: asker, shows: page-keys }]
`;
  const rightKey = wrongKey.replace("webb", "web");
  const source = { "app.ts": pageSource("page-keys") };
  const bindings = { db: true };
  const triggers = [{ command: "/keep", run: "keep" }];
  const table = { "migrations/0001_kept.sql": "create table kept (words text not null);\n" };
  const unique = {
    "migrations/0002_unique.sql":
      "alter table kept add column at text;\ncreate unique index kept_words on kept (words);\n",
  };
  return [
    brokenScenario("page-crash", { first: crash }),
    {
      ...keys,
      rounds: {
        first: { ...round({ ...source, "app.yaml": wrongKey }), summary: "Wrote it." },
        problems: { ...round({ ...source, "app.yaml": rightKey }), summary: "Corrected the key." },
      },
    },
    {
      ...pageScenario("page-unique"),
      triage: { kind: "change" as const },
      plan: {
        ...pagePlan("page-rows", { bindings, triggers, checks: KEEP_CHECKS }),
        summary: "From now on nothing is kept twice.",
      },
      rounds: { first: { files: unique, summary: "Nothing is kept twice." } },
    },
    pageScenario("page-rows", { "app.ts": KEEPS, ...table }, { bindings, triggers, checks: KEEP_CHECKS }),
    pageScenario("page-mood"),
    pageScenario("page-engine"),
    pageScenario(
      "page-told",
      { "app.ts": TELLS },
      { bindings: { slack: { post: ["#food"] } }, triggers: [TELL], checks: TELL_CHECKS },
    ),
  ];
}

async function startWithEverything(t: TestContext) {
  const moody = createMoodyModel(scenarios());
  const model = await startScriptedModel(moody.script);
  t.after(() => model.close());
  const folder = mkdtempSync(join(tmpdir(), "toolroom-engine-"));
  const socket = join(folder, "docker.sock");
  const engine = await startSwitch({ path: "/var/run/docker.sock" }, socket);
  t.after(async () => {
    await engine.off();
    rmSync(folder, { recursive: true, force: true });
  });
  const stage = await startStage(t, {
    modelUrl: model.url,
    environment: { TOOLROOM_RUNNER: "docker", DOCKER_HOST: `unix://${socket}` },
  });
  return { stage, moody, engine };
}
