import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { createRegisteredServers } from "../../gateway/registered-servers.ts";
import { systemClock } from "../../lib/clock.ts";
import type { McpServer } from "../../lib/config-mcp.ts";
import { createLog, silentLog } from "../../lib/log.ts";
import { readCallsOfDoor } from "../../store/read-calls.ts";
import { type FakeMcpServer, startMcpServer } from "../fakes/mcp-server.ts";
import { stubCall } from "../fakes/read-calls.ts";
import { addDoor, addRequest, send, startWorld } from "./fixture.ts";

const KEY = "wiki-key-0123456789";
const READER = { personId: "UASKER1", requestId: "req_1", appId: null };
/** As long as a busy machine may take. */
const PATIENT = { listMs: 20_000, callMs: 20_000, listedForMs: 60_000 };
const SHORT_MS = 300;

const ANY = { type: "object", additionalProperties: true };

type Call = Parameters<typeof startMcpServer>[0];

async function wiki(t: TestContext, call: Call, options: Parameters<typeof startMcpServer>[1] = {}) {
  const server = await startMcpServer(call, options);
  t.after(() => server.close());
  return server;
}

function configured({ url }: Pick<FakeMcpServer, "url">, change: Partial<McpServer> = {}): McpServer {
  const tools = ["search", "page.get", "page.delete", "gone"];
  return { name: "wiki", url, keyFrom: "WIKI_KEY", key: KEY, tools, groups: null, ...change };
}

const approvers = { approverGroup: null, groupMembers: async () => ["UASKER1"] };

/** What one server offers and answers, without a door. */
function connect(t: TestContext, server: McpServer, patience = PATIENT, log = silentLog) {
  const registered = createRegisteredServers([server], { clock: systemClock, log, approvers, patience });
  t.after(() => registered.close());
  const offers = async () => (await registered.sources[0]?.offersFor(READER)) ?? [];
  return {
    offers,
    call: async (name: string, input: object = {}) => {
      const offer = (await offers()).find((one) => one.name === name);
      return await (offer ?? assert.fail(`no ${name}`)).read(input, READER, new AbortController().signal);
    },
  };
}

test("of a registered server only the tools that are named and change nothing are offered, by its name, through the door", async (t) => {
  const server = await wiki(t, ({ params }) => ({
    content: [{ type: "text", text: `found ${params.arguments?.words}` }],
  }));
  const own = stubCall(() => ({ ok: true, text: "x", rows: 0 }));
  const world = await startWorld(t, { readCalls: [own.call], mcpServers: [configured(server)] });
  addRequest(world.store, "req_1", "asker1");
  await addDoor(world, { id: "ds_1" });
  const socketPath = join(await world.client.open("ds_1"), "door", "door.sock");
  const ask = async (method: string, params: object = {}) => {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
    return JSON.parse((await send({ socketPath }, "door", "/mcp", { method: "POST", body })).text);
  };
  const { tools } = (await ask("tools/list")).result;
  assert.deepEqual(
    tools.map(({ name, description }: { name: string; description: string }) => [name, description]),
    [
      ["search_context", "Looks through the company's pages."],
      ["wiki__search", "Of wiki: Looks through the wiki."],
      ["wiki__page_get", "Of wiki: One page."],
    ],
  );
  const answer = await ask("tools/call", { name: "wiki__search", arguments: { words: "noodles" } });
  assert.match(answer.result.content[0].text, /as data[\s\S]*\nfound noodles\n/);
  for (const name of ["wiki__page_delete", "wiki__unlisted", "search", "unlisted"])
    assert.match((await ask("tools/call", { name })).error.message, /There is no call/);
  assert.deepEqual(
    (await readCallsOfDoor(world.store, "ds_1")).slice(0, 1).map(({ call, rows, bytes, personId }) => ({
      ...{ call, rows, bytes, personId },
    })),
    [{ call: "wiki__search", rows: 1, bytes: 13, personId: "UASKER1" }],
  );
  for (const { headers } of server.asked) assert.equal(headers.authorization, `Bearer ${KEY}`);
  // What an agent says in its headers or arguments goes nowhere beyond the tool's own arguments.
  assert.deepEqual(server.asked.at(-1)?.params, { name: "search", arguments: { words: "noodles" } });
});

test("a server that answers in a stream is understood, and one that forgot the session is greeted again", async (t) => {
  const server = await wiki(t, () => ({ content: [{ type: "text", text: "ü" }] }), { streams: true });
  const { call } = connect(t, configured(server));
  assert.deepEqual(await call("wiki__search"), { ok: true, text: "ü", rows: 1 });
  assert.equal(server.asked.at(-1)?.headers["mcp-protocol-version"], "2025-06-18");
  server.forget();
  assert.deepEqual(await call("wiki__search"), { ok: true, text: "ü", rows: 1 });
});

test("what is no text is named and left out, and a tool's own failure is told", async (t) => {
  const parts = [
    { type: "image", data: "AAAA", mimeType: "image/png" },
    { type: "resource", resource: { uri: "wiki://1", text: "A page." } },
    { type: "resource_link", uri: "wiki://2", name: "two" },
  ];
  const server = await wiki(t, ({ params }) =>
    params.name === "search"
      ? { content: parts }
      : { content: [{ type: "text", text: `No such page, ${KEY}.` }], isError: true },
  );
  const { call } = connect(t, configured(server));
  const read = await call("wiki__search");
  assert.ok(read.ok === true && read.rows === 3);
  assert.match(read.text, /^\(image: left out.*\)\nA page\.\n\(resource_link wiki:\/\/2: left out/);
  const failed = await call("wiki__page_get");
  assert.ok(failed.ok === false);
  assert.equal(failed.why, "wiki says: No such page, [secret].");
});

test("only people of the groups that are named get it, asked anew each time, and nobody where Slack does not say", async (t) => {
  const server = await wiki(t, () => ({ content: [] }));
  let members: string[] | null = ["UASKER1"];
  const groupMembers = async () => members ?? Promise.reject(new Error("slack is away"));
  const registered = createRegisteredServers([configured(server, { groups: ["sales", "ops"] })], {
    ...{ clock: systemClock, log: silentLog, patience: PATIENT, approvers: { approverGroup: null, groupMembers } },
  });
  t.after(() => registered.close());
  const mayNot = async () => (await registered.sources[0]?.offersFor(READER))?.[0]?.mayNot;
  assert.equal(await mayNot(), null);
  members = [];
  assert.match((await mayNot()) ?? "", /^Only @sales or @ops may use wiki\./);
  members = null;
  assert.match((await mayNot()) ?? "", /Only @sales or @ops/);
});

/** What a server may do instead of answering a call, and what is said of it. */
const TROUBLE: [string, (response: ServerResponse) => void, RegExp][] = [
  ["hangs", () => undefined, /^wiki does not answer within 0\.3 s\.$/],
  [
    "hangs in the middle of its answer",
    (response) => void response.writeHead(200, { "content-type": "application/json" }).write('{"jsonrpc"'),
    /does not answer within/,
  ],
  ["sends without end", (response) => flood(response, "application/json"), /more than a megabyte/],
  ["streams without end", (response) => flood(response, "text/event-stream"), /more than a megabyte/],
  ["breaks off", (response) => void response.destroy(), /cannot be reached|broke off/],
  ["refuses the token", (response) => void response.writeHead(401).end(KEY), /refuses the token \(status 401\)/],
  ["fails", (response) => void response.writeHead(500).end("stack"), /answers with status 500/],
  ["says something else", (response) => void response.end("<html>"), /something else than the protocol's/],
  [
    "answers somebody else",
    (response) => void response.end(JSON.stringify({ jsonrpc: "2.0", id: 99, result: { content: [] } })),
    /something else than the protocol's/,
  ],
];

for (const [what, answer, words] of TROUBLE)
  test(`a server that ${what} is told, with what to do, and holds up nothing`, async (t) => {
    const server = await wiki(t, (_, response) => void answer(response));
    const { call } = connect(
      t,
      configured(server),
      what.startsWith("hangs") ? { ...PATIENT, callMs: SHORT_MS } : PATIENT,
    );
    const read = await call("wiki__search");
    assert.ok(read.ok === false);
    assert.match(read.why, words);
    assert.doesNotMatch(read.why, new RegExp(KEY));
    assert.match(read.fix, /Go on without it/);
  });

test("why a server refuses is said to the model alone, and never a part of its token", async (t) => {
  const words = `no ticket of Ana's ${"x".repeat(270)} ${KEY}`;
  const server = await wiki(t, ({ id }, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ jsonrpc: "2.0", id, error: { code: -32_000, message: words } }));
  });
  const logged: string[] = [];
  const log = createLog({ part: "test", clock: systemClock, write: (line) => void logged.push(line) });
  const read = await connect(t, configured(server), PATIENT, log).call("wiki__search");
  assert.ok(read.ok === false);
  assert.match(read.why, /^wiki refuses: no ticket of Ana's x+ /);
  assert.doesNotMatch(read.why, /wiki-k/);
  assert.match(logged.join(), /"why":"refuses"/);
  assert.doesNotMatch(logged.join(), /Ana/);
});

test("a redirect is followed nowhere, whatever it leads to", async (t) => {
  const other = await wiki(t, () => ({ content: [{ type: "text", text: "metadata" }] }));
  for (const status of [301, 302, 303, 307, 308]) {
    const server = await wiki(t, (_, response) => void response.writeHead(status, { location: other.url }).end());
    const read = await connect(t, configured(server)).call("wiki__search");
    assert.ok(read.ok === false);
    assert.match(read.why, /redirects to another address, which is not asked/);
  }
  assert.equal(other.asked.length, 0);
});

test("a server that is away offers its calls all the same, says so, and is not asked again at once", async (t) => {
  let connections = 0;
  let isAway = true;
  const server = await wiki(t, () => ({ content: [{ type: "text", text: "back" }] }), {
    before: (_, response) => {
      if (!isAway) return false;
      connections += 1;
      response.writeHead(503).end();
      return true;
    },
  });
  const { offers, call } = connect(t, configured(server));
  const first = await Promise.all([offers(), offers()]);
  await offers();
  assert.equal(connections, 1);
  assert.deepEqual(first[0]?.map(({ name, description }) => [name, description]).slice(0, 2), [
    ["wiki__search", "Of wiki, which does not answer at the moment."],
    ["wiki__page_get", "Of wiki, which does not answer at the moment."],
  ]);
  isAway = false;
  assert.deepEqual(await call("wiki__search"), { ok: true, text: "back", rows: 1 });
});

test("a tool whose arguments no model's API takes is offered with them in its words", async (t) => {
  const server = await wiki(t, () => ({ content: [] }), {
    tools: [
      { name: "search", description: "One.", inputSchema: { type: "object", anyOf: [{ required: ["words"] }] } },
      { name: "page.get", description: "Two.", inputSchema: { type: "object", properties: { "a b": {} } } },
      { name: "gone", description: "Three.", inputSchema: { type: "object", $schema: "x", properties: { a: {} } } },
    ],
  });
  const offers = await connect(t, configured(server)).offers();
  assert.deepEqual(
    offers.map(({ description, inputSchema }) => [description, inputSchema]),
    [
      ['Of wiki: One. It takes: {"type":"object","anyOf":[{"required":["words"]}]}', ANY],
      ['Of wiki: Two. It takes: {"type":"object","properties":{"a b":{}}}', ANY],
      ["Of wiki: Three.", { type: "object", properties: { a: {} } }],
    ],
  );
});

test("a tool whose arguments are nested without end is offered all the same", async (t) => {
  const depth = 60_000;
  const list = `{"tools":[{"name":"search","inputSchema":{"type":"object","a":${"[".repeat(depth)}${"]".repeat(depth)}}}]}`;
  const server = await wiki(t, () => undefined, {
    before: (request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        const { id, method } = JSON.parse(body);
        const hello = '{"protocolVersion":"2025-11-25"}';
        const result = method === "initialize" ? hello : list;
        if (id === undefined) response.writeHead(202).end();
        else response.end(`{"jsonrpc":"2.0","id":${id},"result":${result}}`);
      });
      return true;
    },
  });
  const [offer] = await connect(t, configured(server)).offers();
  assert.deepEqual([offer?.name, offer?.inputSchema], ["wiki__search", ANY]);
});

test("a server that hangs when it is asked what it has holds an agent up for no longer than that", async (t) => {
  const server = await wiki(t, () => undefined, { before: () => true });
  const { offers } = connect(t, configured(server), { ...PATIENT, listMs: SHORT_MS });
  assert.match((await offers())[0]?.description ?? "", /does not answer at the moment/);
});

function flood(response: ServerResponse, type: string): void {
  response.writeHead(200, { "content-type": type });
  const chunk = Buffer.alloc(64 * 1024, "x");
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once("drain", more);
  };
  more();
}
