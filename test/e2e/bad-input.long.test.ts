import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { startScriptedModel } from "../fakes/scripted-model.ts";
import {
  brokenScenario,
  createMoodyModel,
  isCoding,
  pageCheck,
  pageScenario,
  pageSource,
  round,
} from "./bad-scenarios.ts";
import { auditHolds, ended, rows, untilBoxes } from "./facts.ts";
import { startStage, until, untilSaid } from "./stage.ts";

const noEngine = (await dockerAnswers()) ? false : "no container engine answers";
const noRoot = process.getuid?.() === 0 ? false : "only root may mount a small disk";

test("a disk that fills up in the middle of a build is told, and after room was made *try again* works", {
  skip: noEngine || noRoot,
}, async (t) => {
  const home = smallDisk(t);
  const moody = createMoodyModel([pageScenario("page-disk"), pageScenario("page-later")]);
  const model = await startScriptedModel(moody.script);
  t.after(() => model.close());
  const stage = await startStage(t, { modelUrl: model.url, home });
  const asker = stage.person("asker1");
  const filler = join(home, "..", "filler");
  let isFull = false;
  moody.be("broken", (turn) => {
    if (isCoding(turn) && turn.answers === 1 && !isFull) fill(filler);
    isFull ||= isCoding(turn) && turn.answers === 1;
    return false;
  });
  const thread = await asker.say("#requests", `${stage.bot} build page-disk`);
  await asker.press("#requests", thread, "Build it");
  const full = /Toolroom's disk is full.*Ask the platform team to free some room there, then reply \*try again\*/;
  await untilSaid(asker, "#requests", thread, full);
  assert.equal((await ended(stage, thread)).status, "failed");
  const later = await asker.say("#requests", `${stage.bot} build page-later`);
  await untilSaid(asker, "#requests", later, full);
  await ended(stage, later);
  await untilBoxes(stage, 0);

  rmSync(filler);
  await asker.say("#requests", "try again", later);
  await asker.press("#requests", later, "Build it");
  await asker.press("#requests", later, "Looks right");
  await untilSaid(asker, "#requests", later, / v1 is live\./);
  assert.equal(rows(stage, "pragma integrity_check")[0]?.integrity_check, "ok");
  assert.ok(await auditHolds(stage));
});

test("what an app does without end is stopped, and its owner told", { skip: noEngine }, async (t) => {
  const hang = pageSource("page-hang", "setInterval(() => undefined, 1000);\nawait new Promise(() => undefined);");
  const command = (run: string) => ({
    ...{ bindings: {}, triggers: [{ command: `/${run}`, run }] },
    checks: [pageCheck(`page-${run}`), { command: `/${run}`, posted: "Say now" }],
  });
  const scenarios = [
    brokenScenario("page-hang", {
      first: round({ "app.ts": hang }),
      problems: round({ "app.ts": pageSource("page-hang") }),
    }),
    pageScenario("page-fill", { "app.ts": FILLS }, command("fill")),
    pageScenario("page-fork", { "app.ts": FORKS }, command("fork")),
  ];
  const model = await startScriptedModel(createMoodyModel(scenarios).script);
  t.after(() => model.close());
  const stage = await startStage(t, { modelUrl: model.url });
  const asker = stage.person("asker1");
  const goLive = async (name: string) => {
    const thread = await asker.say("#requests", `${stage.bot} build ${name}`);
    await asker.press("#requests", thread, "Build it");
    await until(
      "a preview",
      async () =>
        (await asker.thread("#requests", thread)).some(({ text }) => /A preview of/.test(text)) ? true : undefined,
      90_000,
    );
    await asker.press("#requests", thread, "Looks right");
    await untilSaid(asker, "#requests", thread, / v1 is live\./);
    return thread;
  };
  const told = (words: RegExp) =>
    until(
      `a direct message ${words}`,
      async () => (await asker.directMessages()).find(({ text }) => words.test(text)),
      60_000,
    );

  await t.test("one that never listens is found by the checks, which say so to the agent", async () => {
    const thread = await goLive("page-hang");
    const [first] = rows(stage, REPORTS, thread);
    assert.match(String(first?.report), /not healthy in time: it does not listen/);
  });

  await t.test("one that fills its folder is stopped; its data is kept, and its owner reads what to do", async () => {
    await goLive("page-fill");
    await asker.type("#requests", "/tool fill now");
    const said = await told(/I stopped \*page-fill\*/);
    assert.match(said.text, /its files take more than 1000 MB\. Its data is kept\. Say in its thread/);
    assert.equal(rows(stage, "select status from apps where name = 'page-fill'")[0]?.status, "stopped");
  });

  await t.test(
    "one that forks without end takes nothing from the others, and its owner stops it with a word",
    async () => {
      const thread = await goLive("page-fork");
      await asker.type("#requests", "/tool fork now");
      await until("a page that still answers", async () => {
        const page = await (await asker.browser()).open(`http://page-hang.localhost:${stage.port}/`);
        return page.status === 200 ? true : undefined;
      });
      await asker.say("#requests", "stop", thread);
      await untilSaid(asker, "#requests", thread, /page-fork\W+ is stopped/);
      await untilBoxes(stage, 1);
    },
  );
});

const REPORTS =
  "select b.report from builds b join app_requests r on r.id = b.request_id where r.thread_ts = ? order by attempt";

const FILLS = `import { writeFileSync } from "node:fs";
import { app, html } from "@toolroom/app";
app.page("/", () => html\`<h1>page-fill</h1>\`);
app.on("fill", ({ text }) => {
  if (text !== "now") return "Say now.";
  const part = Buffer.alloc(200_000_000, 1);
  for (let number = 1; number <= 6; number += 1) writeFileSync(\`/data/part-\${number}\`, part);
  return "Filled.";
});
`;

const FORKS = `import { spawn } from "node:child_process";
import { app, html } from "@toolroom/app";
app.page("/", () => html\`<h1>page-fork</h1>\`);
app.on("fork", ({ text }) => {
  if (text !== "now") return "Say now.";
  setInterval(() => spawn("sleep", ["1000"]).on("error", () => undefined), 5);
  return "Forking.";
});
`;

/** A disk of 200 MB; the folder on it that is to be the home. */
function smallDisk(t: TestContext): string {
  const disk = mkdtempSync(join(tmpdir(), "toolroom-disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=200m", "tmpfs", disk]);
  t.after(() => {
    execFileSync("umount", ["-l", disk]);
    rmdirSync(disk);
  });
  const home = join(disk, "home");
  mkdirSync(home);
  return home;
}

function fill(file: string): void {
  for (const bytes of [1_000_000, 50_000, 4_096]) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(bytes, 1));
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
    }
  }
}
