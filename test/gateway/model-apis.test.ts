import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { ModelApi, ModelPlatform } from "../../lib/model-platform.ts";
import type { Approvers } from "../../operator/authority/approvers.ts";
import { type ModelCall, modelCallsOfDoor } from "../../store/model-calls.ts";
import { platformAt } from "../fakes/model-platform.ts";
import { addDoor, send, startWorld, type World } from "./fixture.ts";
import { startMockProvider } from "./mock-provider.ts";
import { startProvider } from "./provider-stub.ts";

const PRICE = { input: 2, output: 10, cacheRead: 0.5, cacheWrite5m: 2, cacheWrite1h: 2 };
const BODIES = {
  messages: { max_tokens: 1000, messages: [{ role: "user", content: "hi" }] },
  responses: { input: "hi" },
  chat: { messages: [{ role: "user", content: "hi" }] },
};
const PATHS = { messages: "/v1/messages", responses: "/v1/responses", chat: "/v1/chat/completions" };

interface Door {
  world: World;
  ask(api: ModelApi, change?: object): ReturnType<typeof send>;
  /** Rows of the door's calls once so many have ended, in the order they began. */
  rows(count: number): Promise<ModelCall[]>;
}

async function startDoor(
  t: TestContext,
  models: ModelPlatform,
  doorChange: object = {},
  approvers: Approvers = { approverGroup: null, groupMembers: async () => [] },
): Promise<Door> {
  const world = await startWorld(t, { models, approvers });
  await addDoor(world, { id: "ds_1", ...doorChange });
  const socketPath = join(await world.client.open("ds_1"), "door", "door.sock");
  return {
    world,
    ask: (api, change = {}) => {
      const body = JSON.stringify({ model: "code", ...BODIES[api], ...change });
      return send({ socketPath }, "door", PATHS[api], { method: "POST", body });
    },
    async rows(count) {
      for (;;) {
        const rows = await modelCallsOfDoor(world.store, "ds_1");
        if (rows.filter(({ state }) => state !== "under_way").length >= count) return rows;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

/** Two providers: one of Anthropic's API, one of OpenAI's two. */
function twoProviders(url: string, otherUrl = url): ModelPlatform {
  return {
    ...platformAt(url),
    providers: [
      { name: "a", apis: ["messages"], baseUrl: url, keyFrom: "A_KEY", key: "sk-a", groupKeys: [] },
      {
        name: "o",
        apis: ["responses", "chat"],
        baseUrl: `${otherUrl}/v1`,
        keyFrom: "O_KEY",
        key: "sk-o",
        groupKeys: [],
      },
    ],
    roles: {
      plan: [{ provider: "a", model: "claude-sonnet-5" }],
      code: [
        { provider: "a", model: "claude-sonnet-5" },
        { provider: "o", model: "gpt-9" },
      ],
      small: [{ provider: "a", model: "claude-haiku-5-5" }],
      app: [],
    },
    names: [{ pattern: "*haiku*", role: "small" }],
    prices: { "gpt-9": PRICE },
  };
}

test("Responses and Chat Completions go through the door in one piece and streamed, and are charged by their figures", async (t) => {
  const mock = await startMockProvider(t);
  const door = await startDoor(t, twoProviders(mock.url));
  for (const api of ["responses", "chat"] as const)
    for (const stream of [false, true]) {
      const answer = await door.ask(api, { stream });
      assert.equal(answer.status, 200, answer.text);
      assert.match(answer.text, stream ? /delta.*\[DONE\]|response.completed/s : /All done\./);
      assert.equal(String(answer.headers["content-type"]).startsWith("text/event-stream"), stream);
    }
  const rows = await door.rows(4);
  assert.deepEqual(
    rows.map(({ api, model, provider, role, costUsd }) => [api, provider, model, role, costUsd]),
    // 1000 × 2 + 50 × 10, per million
    ["responses", "responses", "chat", "chat"].map((api) => [api, "o", "gpt-9", "code", 0.0025]),
  );
});

test("the key goes in each API's own way, to the address as its documents give it", async (t) => {
  const provider = await startProvider(t, answerOf({ prompt_tokens: 1, completion_tokens: 1 }));
  const door = await startDoor(t, twoProviders(provider.url));
  for (const api of ["responses", "chat", "messages"] as const) assert.equal((await door.ask(api)).status, 200);
  assert.deepEqual(
    provider.requests.map(({ url, headers }) => [url, headers.authorization, headers["x-api-key"]]),
    [
      ["/v1/responses", "Bearer sk-o", undefined],
      ["/v1/chat/completions", "Bearer sk-o", undefined],
      ["/v1/messages", undefined, "sk-a"],
    ],
  );
  // What is sent is what was judged: nobody reads another of two fields of one name.
  assert.equal(JSON.parse(provider.requests[0]?.body ?? "").model, "gpt-9");
});

test("people of a group with a key of its own spend that one, and not everybody's where it is not set", async (t) => {
  const provider = await startProvider(t, answerOf({ input_tokens: 1, output_tokens: 1 }));
  const models: ModelPlatform = { ...twoProviders(provider.url), file: "toolroom.yaml" };
  const [one] = models.providers;
  one?.groupKeys.push(
    { handle: "sales", keyFrom: "SALES_KEY", key: "sk-sales" },
    { handle: "legal", keyFrom: "LEGAL_KEY", key: null },
  );
  const groupMembers = async (handle: string) => [handle === "sales" ? "UASKER1" : "UASKER2"];
  const approvers = { approverGroup: null, groupMembers };
  const door = await startDoor(t, models, { personId: "UASKER1" }, approvers);
  assert.equal((await door.ask("messages")).status, 200);
  assert.equal(provider.requests[0]?.headers["x-api-key"], "sk-sales");
  assert.equal((await door.rows(1))[0]?.groupHandle, "sales");
  const keyless = await startDoor(t, models, { personId: "UASKER2" }, approvers);
  const refused = await keyless.ask("messages");
  assert.equal(refused.status, 401);
  const { refusal } = (await keyless.rows(1))[0] ?? {};
  assert.deepEqual([refusal?.code, /set LEGAL_KEY and start/.test(refusal?.next ?? "")], ["no_key", true]);
  assert.equal(provider.requests.length, 1);
});

test("a role is asked for by its name, a small model by what agents call theirs, and all else is refused with a row", async (t) => {
  const provider = await startProvider(t, answerOf({ input_tokens: 1, output_tokens: 1 }));
  const models = twoProviders(provider.url);
  const door = await startDoor(t, models, { personId: "UASKER1", appId: "app_x" });
  const asked = ["plan", "claude-haiku-4-5-20251001", "o/gpt-9", "claude-opus-5-5"];
  const answers: number[] = [];
  for (const model of asked)
    answers.push((await door.ask(model === "o/gpt-9" ? "chat" : "messages", { model })).status);
  assert.deepEqual(answers, [200, 200, 200, 400]);
  assert.deepEqual(
    (await door.rows(4)).map((row) => [row.askedModel, row.role, row.model, row.state, row.refusal?.code ?? null]),
    [
      ["plan", "plan", "claude-sonnet-5", "ended", null],
      ["claude-haiku-4-5-20251001", "small", "claude-haiku-5-5", "ended", null],
      ["o/gpt-9", "code", "gpt-9", "ended", null],
      ["claude-opus-5-5", null, "claude-opus-5-5", "refused", "model_refused"],
    ],
  );
  const [row] = await door.rows(4);
  assert.deepEqual([row?.personId, row?.appId, row?.requestId], ["UASKER1", "app_x", "req_1"]);
  assert.equal(JSON.parse(provider.requests[1]?.body ?? "").model, "claude-haiku-5-5");
  const nobody = await door.ask("responses", { model: "plan" });
  assert.deepEqual([nobody.status, JSON.parse(nobody.text).error.type], [400, "invalid_request_error"]);
  assert.match(nobody.text, /Nobody is set up for plan in the API responses\. The platform team can add/);
  const tool = await door.ask("responses", { tools: [{ type: "web_search" }] });
  assert.match(tool.text, /Tool web_search runs outside the box/);
  assert.equal((await door.rows(6)).at(-1)?.refusal?.code, "model_refused");
});

test("how long an input is can be asked for nothing, also of a server that does not count", async (t) => {
  const provider = await startProvider(t, (request, response) => {
    const counts = provider.requests.length === 1;
    response.writeHead(counts ? 200 : 404, { "content-type": "application/json" });
    response.end(request.url === "/v1/messages/count_tokens" && counts ? '{"input_tokens":7}' : "{}");
  });
  const door = await startDoor(t, twoProviders(provider.url), { budgetUsd: 0.0001 });
  const socketPath = join(door.world.runtimeFolder, "d", "ds_1", "door", "door.sock");
  const body = JSON.stringify({ model: "code", messages: [{ role: "user", content: "x".repeat(300) }] });
  const count = () => send({ socketPath }, "door", "/v1/messages/count_tokens", { method: "POST", body });
  assert.deepEqual(JSON.parse((await count()).text), { input_tokens: 7 });
  const estimated = JSON.parse((await count()).text).input_tokens;
  assert.ok(estimated >= 100 && estimated < 130, String(estimated));
  for (const row of await door.rows(2)) assert.deepEqual([row.status, row.costUsd, row.refusal], [200, 0, null]);
});

function answerOf(usage: object): RequestListener {
  return (_request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ id: "x", usage }));
  };
}
