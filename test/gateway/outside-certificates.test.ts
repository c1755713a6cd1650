import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { type TestContext, test } from "node:test";
import { callHost } from "../../gateway/outside/call-host.ts";
import { createOutsideAgent, dialHost } from "../../gateway/outside/connect-outside.ts";

const pem = (name: string) => readFileSync(new URL(`../fixtures/certificates/${name}.pem`, import.meta.url), "utf8");

/** Calls https://api.example.com/, where a server on loopback shows this certificate; `trusted`: the test CA is. */
async function callShowing(t: TestContext, name: string, trusted = true) {
  const came: string[] = [];
  const server = createServer({ cert: pem(name), key: pem(name) }, (request, response) => {
    came.push(`${request.headers.host} ${request.headers.authorization}`);
    response.end("it is me");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const ca = trusted ? { ca: pem("ca") } : {};
  const agent = createOutsideAgent({
    resolve: async () => ["127.0.0.1"],
    isPublic: () => true,
    dial: dialHost({ ...ca, port: String(port) }),
  });
  t.after(async () => {
    await agent.close();
    server.close();
  });
  const call = { method: "GET" as const, url: "https://api.example.com/", headers: { authorization: "Bearer sk-1" } };
  const bindings = { egress: ["api.example.com"] };
  const answer = await callHost(call, { agent, bindings, headers: {}, asked: () => undefined });
  return { answer, came };
}

test("a host that shows its own certificate, of an authority that is trusted, is called", async (t) => {
  const { answer, came } = await callShowing(t, "right");
  assert.equal(answer.ok && Buffer.from(answer.body, "base64").toString(), "it is me");
  assert.deepEqual(came, ["api.example.com Bearer sk-1"]);
});

for (const [name, why, trusted] of [
  ["other", "it is another host's", true],
  ["expired", "it has expired", true],
  ["self", "it is signed by nobody but itself", true],
  ["right", "it is of an authority that is not known here", false],
] as const)
  test(`a host is sent nothing whose certificate proves nothing: ${why}`, async (t) => {
    const { answer, came } = await callShowing(t, name, trusted);
    assert.ok(!answer.ok);
    const { code, message, fix } = answer.error;
    assert.equal(code, "bad_certificate");
    const said = `api.example.com does not prove that it is api.example.com: its certificate, ${why}. Nothing was sent.`;
    assert.equal(message, said);
    assert.match(fix, /NODE_EXTRA_CA_CERTS/);
    assert.deepEqual(came, []);
  });

test("no setting of the environment lets a wrong certificate pass", async (t) => {
  const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
  t.after(() => {
    if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  });
  const { answer, came } = await callShowing(t, "self");
  assert.equal(answer.ok, false);
  assert.deepEqual(came, []);
});
