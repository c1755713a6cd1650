import assert from "node:assert/strict";
import { test } from "node:test";
import type { Button } from "@slack/types";
import type { Content } from "../../bot/views/pieces.ts";
import { everyMessage } from "./every-message.ts";

/** Ask once more what is pressed by mistake: `words` are the button's. */
const ASKED = [
  {
    message: "approval",
    words: "Approve",
    asks: ["Let it go live?", "lunch-orders v2 goes live at once, in your name.", "Approve", "Back"],
  },
  {
    message: "progress",
    words: "Stop",
    asks: ["Stop this?", "The work in progress ends. What is live stays as it is.", "Stop", "Keep building"],
  },
] as const;

for (const { message, words, asks } of ASKED)
  test(`*${words}* asks once more, and says what comes of it`, () => {
    const confirm = buttonOf(everyMessage[message], words).confirm;
    const said = [confirm?.title, confirm?.text, confirm?.confirm, confirm?.deny].map((one) => one?.text);
    assert.deepEqual(said, asks);
  });

test("*Decline* asks for its reason, and what decides nothing for good asks nothing", () => {
  assert.equal(buttonOf(everyMessage.approval, "Decline").action_id, "approval_decline");
  for (const [message, words] of [
    ["plan", "Build it"],
    ["preview", "Looks right"],
    ["failed, to be tried again", "Try again"],
  ] as const)
    assert.equal(buttonOf(everyMessage[message], words).confirm, undefined, words);
});

function buttonOf(content: Content | undefined, words: string): Button {
  const elements = (content?.blocks ?? []).flatMap((block) => (block.type === "actions" ? block.elements : []));
  const found = elements.find((element) => element.type === "button" && element.text.text === words);
  assert.ok(found?.type === "button", words);
  return found;
}
