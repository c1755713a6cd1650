import assert from "node:assert/strict";
import { cpSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { builtLayer, run } from "../builder/built-layer.ts";

const layer = builtLayer();
const templates = readdirSync("skills")
  .filter((name) => existsSync(join("skills", name, "template")))
  .sort();

// As in an image, two at once: each compiles, lints, runs its tests and then its checks against a running copy.
test("each skill's template passes all its checks as it stands", { concurrency: 2 }, async (t) => {
  assert.ok(templates.length >= 4);
  await Promise.all(
    templates.map((name) =>
      t.test(name, async () => {
        const folder = join(layer.root, "templates", name);
        cpSync(join("skills", name, "template"), folder, { recursive: true });
        const { exitCode, stdout } = await run(
          process.execPath,
          [join(layer.root, "opt/toolroom/tool.mjs"), "check"],
          folder,
        );
        const { error, warnings } = JSON.parse(stdout);
        assert.deepEqual([exitCode, error?.fix, warnings], [0, undefined, []]);
      }),
    ),
  );
});
