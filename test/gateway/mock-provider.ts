import type { TestContext } from "node:test";
import { LLMock } from "@copilotkit/aimock";

/** A provider that speaks each API, says the same each time, and what it cost in each API's words. */
export async function startMockProvider(t: TestContext): Promise<{ url: string }> {
  const mock = new LLMock({ port: 0 });
  mock.on({ predicate: () => true }, () => ({
    content: "All done.",
    usage: { input_tokens: 1_000, output_tokens: 50, prompt_tokens: 1_000, completion_tokens: 50 },
  }));
  await mock.start();
  t.after(() => mock.stop());
  return mock;
}
