import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { html } from "../../sdk/src/html.ts";
import { openSignedApp } from "./signed-app.ts";

test("whatever a handler or page throws is told as a sentence, and reported", async (context) => {
  const lunch = openSignedApp(context);
  const unreadable = Object.defineProperty(new Error(), "message", {
    get: () => {
      throw new Error("no message");
    },
  });
  const thrown: [unknown, RegExp][] = [
    ["the oven is cold", /^the oven is cold$/],
    [null, /^null$/],
    [undefined, /^undefined$/],
    [{ code: 7 }, /^\{ code: 7 \}$/],
    [Object.create(null), /^\[Object: null prototype\] \{\}$/],
    [Object.assign(new Error(), { message: { deep: true } }), /^\{ deep: true \}$/],
    [unreadable, /^an error that cannot be read$/],
    [new TypeError(""), /^TypeError$/],
    [new Error("x".repeat(10_000_000)), /^x{2000}…$/],
  ];
  let at = 0;
  lunch.app.on("note", () => {
    throw thrown[at]?.[0];
  });
  lunch.app.page("/", () => {
    throw thrown[at]?.[0];
  });
  for (; at < thrown.length; at += 1) {
    const { status, answer } = await lunch.deliver({ deliveryId: `dlv_${at}` });
    assert.equal(status, 200);
    assert.match(answer.ok ? "ok" : answer.error, thrown[at]?.[1] ?? /^$/);
    assert.equal((await lunch.visit("/")).status, 500);
    assert.equal(lunch.reported.length, 2 * (at + 1));
  }
});

test("an answer of 10 MB is no answer: the sentence says so, its work is not done again, and nothing of it is kept", async (context) => {
  const lunch = openSignedApp(context);
  let runs = 0;
  lunch.app.on("note", () => {
    runs += 1;
    return "ä".repeat(5_000_000);
  });
  const { answer } = await lunch.deliver();
  assert.deepEqual(answer, {
    ok: false,
    error:
      'app.on("note") answered with 10,000,021 bytes, and an answer holds at most 150,000. What it did is done. Lay what it says down as a file with slack.upload, or show it on a page.',
  });
  assert.deepEqual((await lunch.deliver()).answer, answer);
  assert.equal(runs, 1);
  lunch.close();
  assert.ok(statSync(join(lunch.folder, ".toolroom.sqlite")).size < 100_000);
});

test("a file field is only ever itself, whatever somebody calls it", async (context) => {
  const lunch = openSignedApp(context);
  const seen: unknown[] = [];
  lunch.app.post("/files", ({ files }) => {
    seen.push(Object.getPrototypeOf(files) === Object.prototype, files.bytes, Object.keys(files));
    return html`<p>taken</p>`;
  });
  const body = new FormData();
  body.set("__proto__", new File(["x"], "x.txt"));
  await lunch.visit("/files", { method: "POST", body });
  assert.deepEqual(seen, [true, undefined, ["__proto__"]]);
});
