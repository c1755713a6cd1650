import assert from "node:assert/strict";
import { test } from "node:test";
import { maskBody, maskedIn, withoutKinds } from "../../bot/receiver/mask-body.ts";

const TOKEN = ["xoxb", "12345678901-abcdefgh"].join("-");

test("what somebody pasted is masked wherever it stands in what Slack sent, and what Slack sent for us stays", () => {
  const body = {
    token: "verification-token-of-slack",
    trigger_id: "1.2.abc",
    response_url: `https://hooks.slack.com/services/${"A1".repeat(15)}`,
    event: {
      type: "message",
      text: `use ${TOKEN} to post`,
      blocks: [{ type: "rich_text", elements: [{ type: "text", text: TOKEN }] }],
      ts: "1.0",
    },
    view: { state: { values: { words: { words: { value: `try ${TOKEN}` } } } } },
  };
  const masked = maskBody(body);
  assert.doesNotMatch(JSON.stringify(masked), /abcdefgh/);
  assert.deepEqual(
    [masked.token, masked.trigger_id, masked.response_url],
    [body.token, body.trigger_id, body.response_url],
  );
  const { text } = masked.event as { text: string };
  assert.equal(text, "use [removed: a Slack token] to post");
  assert.deepEqual(maskedIn(text), ["a Slack token"]);
  assert.equal(withoutKinds(text), "use [secret] to post");
  assert.deepEqual(maskBody(masked), masked);
});

test("what holds no secret goes through as it came", () => {
  const body = {
    event: { text: "a list of <https://x.example|links> & tokens", files: [{ url_private: "https://a:bcd@x/y" }] },
  };
  assert.deepEqual(maskBody(body), body);
});
