import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { bindHomeToRealSlack, requireUnboundHome } from "../../../cli/serve/bound-home.ts";
import { makeHome } from "../../../cli/serve/home-folder.ts";

test("a home is made with what leads to it, for us alone", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "toolroom-home-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  makeHome(join(folder, "a", "b"));
  makeHome(join(folder, "a", "b"));
  assert.equal(statSync(join(folder, "a", "b")).mode & 0o777, 0o700);
});

test("a home that cannot be a folder is refused at once, by its setting's name", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "toolroom-home-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "file"), "");
  for (const home of [join(folder, "file"), join(folder, "file", "inside"), "/proc/toolroom"]) {
    assert.throws(() => makeHome(home), {
      code: "bad_setting",
      message: new RegExp(`^TOOLROOM_HOME: ${home} is not a folder that Toolroom can write`),
    });
  }
});

test("a home of a real Slack takes no local one, and says which setting to change", (t) => {
  const home = mkdtempSync(join(tmpdir(), "toolroom-home-"));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  requireUnboundHome(home);
  bindHomeToRealSlack(home);
  assert.throws(() => requireUnboundHome(home), { code: "bound_home", next: /TOOLROOM_HOME/ });
});
