import { type ChatCompletionRequest, type FixtureResponse, LLMock } from "@copilotkit/aimock"; // an Anthropic-compatible server whose answers are functions

/** One request as a script sees it. */
export interface ScriptedTurn {
  model: string;
  /** Names of the calls that are offered: they tell who asks. */
  calls: string[];
  /** All text of the first user message: the ask, or the assignment. */
  asked: string;
  /** Text of the later user messages: what was said while it worked. */
  said: string[];
  /** Results of all calls so far, oldest first. */
  results: string[];
  /** How many answers the model has given in this conversation. */
  answers: number;
}

export type ScriptedAnswer =
  | { text?: string; calls?: { name: string; input: unknown }[]; stop?: "length" | "refusal" }
  | { error: { status: number; type: string; message: string } };

export interface ScriptedModel {
  /** `http://127.0.0.1:<port>`: what ANTHROPIC_BASE_URL is set to. */
  url: string;
  /** How many requests came. */
  count(): number;
  close(): Promise<void>;
}

/** Starts a model on loopback that answers by a script, with streaming and usage. `latencyMs` between chunks. */
export async function startScriptedModel(
  script: (turn: ScriptedTurn) => ScriptedAnswer,
  options: { latencyMs?: number; chunkSize?: number } = {},
): Promise<ScriptedModel> {
  const { latencyMs = 0, chunkSize = 4000 } = options;
  const mock = new LLMock({ host: "127.0.0.1", port: 0, chunkSize, latency: latencyMs, journalMaxEntries: 20 });
  let count = 0;
  mock.on({ predicate: () => true }, (request) => {
    count += 1;
    return response(script(turnOf(request)));
  });
  await mock.start();
  return { url: mock.url, count: () => count, close: () => mock.stop() };
}

function turnOf(request: ChatCompletionRequest): ScriptedTurn {
  const text = (content: unknown) => (typeof content === "string" ? content : "");
  return {
    model: request.model,
    calls: (request.tools ?? []).map((tool) => tool.function.name),
    asked: text(request.messages.find((message) => message.role === "user")?.content),
    said: request.messages
      .filter((message) => message.role === "user")
      .slice(1)
      .map((message) => text(message.content)),
    results: request.messages.filter((message) => message.role === "tool").map((message) => text(message.content)),
    answers: request.messages.filter((message) => message.role === "assistant").length,
  };
}

function response(answer: ScriptedAnswer): FixtureResponse {
  if ("error" in answer) {
    const { status, type, message } = answer.error;
    return { status, error: { type, message } };
  }
  const usage = { input_tokens: 1000, output_tokens: 100 };
  const finishReason = answer.stop === undefined ? {} : { finishReason: answer.stop };
  const toolCalls = (answer.calls ?? []).map((call) => ({ name: call.name, arguments: JSON.stringify(call.input) }));
  if (toolCalls.length === 0) return { content: answer.text ?? "", usage, ...finishReason };
  return { content: answer.text ?? "Working.", toolCalls, usage, ...finishReason };
}
