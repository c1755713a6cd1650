import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ADDED } from "./add-kinds.ts";
import { startedIn } from "./started.ts";

for (const [kind, lines] of Object.entries(ADDED)) {
  test(`a new app with ${kind} added passes all checks at once, each part of it missed where it is left out`, {}, async (t) => {
    const { tool, started, folder } = startedIn(t);
    await tool("new", "sample-app");
    started.folder = join(folder, "sample-app");
    const read = () => ["app.yaml", "app.ts"].map((path) => readFileSync(join(started.folder, path), "utf8"));
    for (const words of lines) {
      const { ok, error, changed } = await tool("add", ...words);
      assert.deepEqual([ok, error], [true, undefined], words.join(" "));
      assert.ok(changed.includes("app.ts") && changed.includes("app.yaml"), words.join(" "));
    }
    const before = read();
    for (const words of lines) assert.deepEqual((await tool("add", ...words)).changed, [], words.join(" "));
    assert.deepEqual(read(), before);
    const { ok, error, result } = await tool("check");
    assert.deepEqual([ok, error], [true, undefined]);
    assert.ok((result as { checks: unknown[] }).checks.length >= lines.length);
  });
}
