import assert from "node:assert/strict";
import { test } from "node:test";
import { readConfig, unknownSettings } from "../../lib/config.ts";
import { explain } from "../../lib/errors.ts";

const BAD: [Record<string, string>, string][] = [
  [{ TOOLROOM_PORT: "abc" }, 'TOOLROOM_PORT is "abc", which is no number. Give a number from 1 to 65535.'],
  [{ TOOLROOM_PORT: "70000" }, 'TOOLROOM_PORT is "70000", which is no port. Give a number from 1 to 65535.'],
  [
    { TOOLROOM_BUDGET_USD: "-1" },
    'TOOLROOM_BUDGET_USD is "-1", which is no amount. Give an amount in US dollars, such as 5.',
  ],
  [
    { ANTHROPIC_BASE_URL: "nowhere" },
    'ANTHROPIC_BASE_URL is "nowhere", which is none. Give an address, such as https://api.anthropic.com.',
  ],
  [
    { TOOLROOM_PLATFORM_CHANNEL: "platform" },
    'TOOLROOM_PLATFORM_CHANNEL is "platform", which is none. Give a channel\'s name with #, such as #platform.',
  ],
  [{ SLACK_BOT_TOKEN: "secret-token" }, "SLACK_BOT_TOKEN begins with xoxb-. Correct it and start again."],
  [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_APP_TOKEN is not set. Set both Slack tokens, or neither for the local Slack."],
];

test("a wrong setting is named with what it should be, and no token is printed", () => {
  for (const [environment, said] of BAD) {
    assert.throws(
      () => readConfig(environment),
      (error) => {
        assert.equal(explain(error), said);
        return true;
      },
    );
  }
});

test("a setting that nobody knows is named", () => {
  const warnings = unknownSettings({ TOOLROOM_PROT: "1", TOOLROOM_PORT: "1", PATH: "/" });
  assert.deepEqual(warnings, [
    "TOOLROOM_PROT is no setting of Toolroom and is not used. The README lists all there are.",
  ]);
});
