import assert from "node:assert/strict";
import { test } from "node:test";
import { requirePrices, requireSpoken } from "../../../cli/serve/required-models.ts";
import { explain } from "../../../lib/errors.ts";
import type { ModelPlatform } from "../../../lib/model-platform.ts";
import { platformAt } from "../../fakes/model-platform.ts";

test("a model without a price is named by its setting, in the environment and in a file", () => {
  const unpriced = platformAt("http://x", { model: "gpt-9" });
  requirePrices(platformAt("http://x"));
  assert.match(
    said(() => requirePrices(unpriced)),
    /^TOOLROOM_MODEL_PLAN: no price is known for gpt-9, .* Set one of cla/,
  );
  const inFile = { ...unpriced, file: "/t/toolroom.yaml" };
  assert.match(
    said(() => requirePrices(inFile)),
    /^\/t\/toolroom\.yaml, models\.roles\.plan: no price .* or say its price/,
  );
});

test("a role that nobody answers in the API that is spoken is named before anything is asked", () => {
  const one = platformAt("http://x");
  const chats: ModelPlatform = {
    ...one,
    file: "f",
    providers: one.providers.map((each) => ({ ...each, apis: ["chat"] })),
  };
  const planner = { who: "the planner", api: "messages" as const };
  requireSpoken(one, "plan", planner);
  const words =
    /^f, models\.roles\.plan: the planner speaks messages, and none of these providers does\. Name a model of/;
  assert.match(
    said(() => requireSpoken(chats, "plan", planner)),
    words,
  );
});

function said(act: () => void): string {
  try {
    act();
  } catch (error) {
    return explain(error);
  }
  return "";
}
