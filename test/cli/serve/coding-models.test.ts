import assert from "node:assert/strict";
import { test } from "node:test";
import { codingModels } from "../../../cli/serve/coding-models.ts";
import type { ModelPlatform } from "../../../lib/model-platform.ts";

test("another model is one that the configuration names beside the usual one, and the harness can ask", () => {
  const provider = (name: string, apis: ModelPlatform["providers"][number]["apis"]) => ({
    ...{ name, apis, baseUrl: "http://127.0.0.1", keyFrom: null, key: null },
  });
  const models = (code: string[], plan: string[]) => ({
    models: {
      providers: [provider("anthropic", ["messages"]), provider("openai", ["responses", "chat"])],
      roles: { code: code.map(named), plan: plan.map(named), small: [] },
    } as unknown as ModelPlatform,
  });
  const named = (name: string) => {
    const [of = "", model = ""] = name.split("/");
    return { provider: of, model };
  };
  const one = models(["anthropic/sonnet"], ["anthropic/sonnet"]);
  assert.deepEqual(codingModels(one, "messages"), ["code"]);
  const several = models(["anthropic/sonnet", "openai/five"], ["anthropic/opus"]);
  assert.deepEqual(codingModels(several, "messages"), ["code", "anthropic/opus"]);
  assert.deepEqual(codingModels(several, "responses"), ["code"], "openai's is its usual one");
  assert.deepEqual(codingModels(several, null), []);
});
