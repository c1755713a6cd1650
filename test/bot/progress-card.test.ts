import assert from "node:assert/strict";
import { test } from "node:test";
import { section } from "../../bot/views/pieces.ts";
import { progressCard } from "../../bot/views/progress-card.ts";
import { english } from "../../bot/words/english.ts";
import type { Card, Ending } from "../../operator/announcer.ts";
import { everyMessage } from "./every-message.ts";
import { card } from "./samples.ts";

test("the progress card says every state in words", () => {
  const [steps] = everyMessage.progress?.blocks ?? [];
  assert.deepEqual(steps, section("*Lunch orders*\n✓ Done: Plan\n*▸ Now: Code*: writing app.ts\n· Next: Checks"));
  assert.equal(everyMessage.progress?.text, "Lunch orders: Now: Code");
});

test("the card says how long it has taken so far and what it cost, and no time while somebody's answer is waited for", () => {
  const spent = (change: Partial<Card>) => {
    const last = progressCard("req_1", { ...card, ...change, canStop: false }, english).blocks.at(-1);
    return /> · ([^"]*)"/.exec(JSON.stringify(last))?.[1];
  };
  assert.equal(spent({}), "2 min so far · under $0.01 so far");
  assert.equal(spent({ isWaiting: true }), "under $0.01 so far");
  const after = (ms: number) => spent({ at: card.startedAt + ms });
  const MINUTE = 60_000;
  assert.match(after(59_000) ?? "", /^under a minute so far/);
  assert.match(after(60 * MINUTE) ?? "", /^1 h so far/);
  assert.match(after(125 * MINUTE) ?? "", /^2 h 5 min so far/);
  assert.match(after(25 * 60 * MINUTE) ?? "", /^1 day so far/);
  assert.match(after(50 * 60 * MINUTE) ?? "", /^2 days so far/);
});

test("the card of what has ended says how, at which step, without steps to come and without Stop", () => {
  const ended = (ending: Ending, state: "done" | "ended") =>
    progressCard(
      "req_1",
      {
        ...card,
        canStop: false,
        ending,
        steps: card.steps.map((step) => (step.state === "now" ? { text: step.text, state } : step)),
      },
      english,
    );
  const stopped = ended({ kind: "stopped", byId: "U1" }, "ended");
  assert.equal(stopped.text, "Lunch orders: Stopped by <@U1>");
  assert.deepEqual(
    stopped.blocks[0],
    section("*Lunch orders: Stopped by <@U1>*\n✓ Done: Plan\n■ Stopped by <@U1>: Code"),
  );
  assert.doesNotMatch(JSON.stringify(stopped), /so far|"actions"/);
  assert.match(JSON.stringify(stopped), /\(UTC\)> · took 2 min · under \$0\.01"/);
  assert.deepEqual(
    ended({ kind: "answered" }, "done").blocks[0],
    section("*Lunch orders: Answered*\n✓ Done: Plan\n✓ Done: Code"),
  );
  assert.match(JSON.stringify(ended({ kind: "failed" }, "ended")), /✗ Failed: Code/);
});
