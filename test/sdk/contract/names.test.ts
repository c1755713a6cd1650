import assert from "node:assert/strict";
import { test } from "node:test";
import { appNameSchema } from "../../../sdk/contract/names.ts";

const OURS = ["toolroom", "platform", "platform-team", "slackbot", "slack", "api", "www", "localhost"];

for (const name of [...OURS, "admin", "console", "sign-in"]) {
  test(`no app is called ${name}: its posts and its address would pass for somebody else's`, () => {
    const { error } = appNameSchema.safeParse(name);
    assert.match(error?.issues[0]?.message ?? "", /choose another name/);
  });
}

test("a name that only contains such a word is an app's own", () => {
  for (const name of ["admin-hours", "toolroom-wishes", "slack-channels", "lunch-orders"])
    assert.equal(appNameSchema.parse(name), name);
});
