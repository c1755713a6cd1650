import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderToSend } from "../../../cli/tool/platform/folder-to-send.ts";
import { runTool } from "../../../cli/tool/run-tool.ts";
import { toolProgressSchema } from "../../../sdk/contract/tool-call.ts";
import { startedIn } from "./started.ts";

test("an app as it was built, without a package.json, holds outside of a box too, and is sent back as it was", async (t) => {
  const { folder, tool } = startedIn(t);
  const template = "skills/slash-command/template";
  cpSync(template, folder, { recursive: true });
  assert.ok(!existsSync(join(folder, "package.json")));
  const { error, result } = await tool("check");
  assert.deepEqual([error?.fix, (result as { ok: boolean }).ok], [undefined, true]);
  const { files } = folderToSend(folder);
  assert.deepEqual(Object.keys(files).sort(), [
    "app.ts",
    "app.yaml",
    "migrations/0001_thanks.sql",
    "test/app.test.ts",
    "tsconfig.json",
  ]);
  assert.equal(Buffer.from(files["app.ts"] ?? "", "base64").toString(), readFileSync(join(template, "app.ts"), "utf8"));
});

test("each step of a check is told as it goes, and a package.json that asks for something is left as it was, and sent", async (t) => {
  const { folder, started, printed } = startedIn(t);
  cpSync("skills/slash-command/template", folder, { recursive: true });
  const own = '{ "type": "module", "dependencies": {} }\n';
  writeFileSync(join(folder, "package.json"), own);
  assert.equal(await runTool(["check", "--stream"], started), 0);
  const ended = printed.flatMap((line) => {
    const { progress } = toolProgressSchema.safeParse(JSON.parse(line)).data ?? {};
    return progress === undefined || progress.state === "begins" ? [] : [progress];
  });
  assert.ok(ended.every(({ state, tookMs }) => state === "done" && tookMs !== undefined));
  const steps = ended.map(({ step }) => step);
  assert.equal(steps[0], "Reading app.yaml and the code");
  assert.equal(steps.at(-1), "Whether they notice it where a part is missing");
  const beside = ["Lint", "Tests", "The checks of app.yaml, on a running copy", "Types"];
  assert.deepEqual(steps.slice(1, -1).sort(), beside);
  const { files } = folderToSend(folder);
  assert.equal(Buffer.from(files["package.json"] ?? "", "base64").toString(), own);
});
