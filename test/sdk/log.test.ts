import assert from "node:assert/strict";
import { test } from "node:test";
import { closedFetch } from "../../sdk/src/closed-fetch.ts";
import { createHiddenSecrets } from "../../sdk/src/hidden-secrets.ts";
import { createLog } from "../../sdk/src/log.ts";
import { openSignedApp } from "./signed-app.ts";

function keptLog(secrets: string[] = []) {
  const lines: Record<string, unknown>[] = [];
  const hidden = createHiddenSecrets();
  for (const secret of secrets) hidden.add(secret);
  const write = (line: string) => void lines.push(JSON.parse(line));
  return { lines, log: createLog({ nowMs: () => 0, deliveryId: () => undefined, write, hide: hidden.hide }) };
}

test("the log is a JSON object a line, with the delivery it is said in", async (t) => {
  const lunch = openSignedApp(t);
  lunch.app.on("note", () => lunch.log.info("noted", { dish: "ramen", message: "not this" }));
  await lunch.deliver();
  assert.deepEqual(lunch.logged, [
    { dish: "ramen", message: "noted", at: "2027-01-15T08:00:00.000Z", level: "info", deliveryId: "dlv_1" },
  ]);
});

test("no line holds a secret, is endless, or fails for what cannot be written", () => {
  const { lines, log } = keptLog(['s3cr"et-value', "abc"]);
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  log.error('sent s3cr"et-value', { header: 's3cr"et-value', 's3cr"et-value': 1, error: new Error("no"), big: 1n });
  log.warn("x".repeat(5_000), { text: "y".repeat(20_000) });
  log.info("circle", circle);
  assert.doesNotMatch(JSON.stringify(lines), /et-value/);
  assert.equal(lines[0]?.message, "sent [secret]");
  assert.equal((lines[0]?.error as { error?: string } | undefined)?.error, "no");
  assert.ok(JSON.stringify(lines[1] ?? {}).length < 11_000);
  assert.match(String(lines[2]?.unreadable), /circular/);
});

test("plain fetch says at once what to use", async () => {
  await assert.rejects(closedFetch("https://api.example.com/x?key=1"), {
    code: "use_http",
    message: /cannot reach api\.example\.com\. Import http/,
  });
  await assert.rejects(closedFetch(new Request("http://10.0.0.1:8080/")), /10\.0\.0\.1:8080/);
});
