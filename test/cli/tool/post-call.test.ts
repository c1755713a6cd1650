import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { type TestContext, test } from "node:test";
import { postCall } from "../../../cli/tool/platform/post-call.ts";

async function asked(t: TestContext, listener: RequestListener, quietMs: number) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { signal } = new AbortController();
  const call = { args: {}, options: {} };
  return postCall({ address, command: "deploy", call, token: null, tell: () => undefined, signal, quietMs });
}

const ENVELOPE = JSON.stringify({ ok: true, command: "deploy", warnings: [], next: [], changed: [] });

test("nobody waits for ever for a machine that says nothing any more, before its answer or within", async (t) => {
  await assert.rejects(
    asked(t, () => undefined, 50),
    { code: "no_answer" },
  );
  await assert.rejects(
    asked(t, (_request, response) => void response.write("\n"), 50),
    { code: "no_answer" },
  );
});

test("empty lines are a sign of life and nothing else", async (t) => {
  const answer = await asked(t, (_request, response) => response.end(`\n\n${ENVELOPE}\n`), 60_000);
  assert.equal(answer.ok, true);
});
