import { KnownError } from "../../lib/errors.ts";
import {
  asModelError,
  type ModelAnswer,
  type ModelBlock,
  type ModelCall,
  type ModelClient,
  type ModelMessage,
} from "../model.ts";

/** What became of the arguments of a call: taken, or why not, in words the model can act on. */
export type Reading<T> = { ok: true; value: T } | { ok: false; problem: string };

export interface StructuredAsk<T> {
  client: ModelClient;
  model: string;
  maxTokens: number;
  system: string;
  content: ModelBlock[];
  /** The model must use exactly one of them. */
  calls: ModelCall[];
  read: (call: string, input: unknown) => Reading<T>;
  /** How often a wrong answer is handed back with what is wrong about it. */
  repairs: number;
  /** Ends it: throws KnownError `stopped`. */
  stop?: AbortSignal | undefined;
}

/**
 * One answer in a fixed shape. The call is asked for in words, not forced: newer models answer a forced one with 400, and
 * so do they to sampling settings. Throws KnownError of the model's problem, or `model_unclear` when the last repair failed.
 */
export async function askStructured<T>(ask: StructuredAsk<T>): Promise<T> {
  const messages: ModelMessage[] = [{ role: "user", content: ask.content }];
  let problem = "";
  for (let round = 0; round <= ask.repairs; round += 1) {
    const answer = await send(ask, messages);
    const reading = readAnswer(ask, answer);
    if (reading.ok) return reading.value;
    problem = reading.problem;
    messages.push({ role: "assistant", content: answer.content.length > 0 ? answer.content : "(nothing)" });
    messages.push({ role: "user", content: correction(answer, problem) });
  }
  throw new KnownError("model_unclear", problem, "Say it in other words, or reply *retry*.");
}

async function send<T>(ask: StructuredAsk<T>, messages: ModelMessage[]): Promise<ModelAnswer> {
  try {
    const stream = ask.client.messages.stream(
      {
        model: ask.model,
        max_tokens: ask.maxTokens,
        system: [{ type: "text", text: ask.system, cache_control: { type: "ephemeral" } }],
        tools: ask.calls,
        messages,
      },
      { signal: ask.stop },
    );
    return await stream.finalMessage();
  } catch (error) {
    throw asModelError(error);
  }
}

function readAnswer<T>(ask: StructuredAsk<T>, answer: ModelAnswer): Reading<T> {
  if (answer.stop_reason === "refusal") {
    throw new KnownError(
      "model_declined",
      "The model declined to work on this: it goes against the rules its maker gave it.",
      "Say here in other words what you need.",
    );
  }
  if (answer.stop_reason === "max_tokens") return { ok: false, problem: "The answer was cut off: be much shorter." };
  const uses = answer.content.filter((block) => block.type === "tool_use");
  const use = uses[0];
  const names = ask.calls.map((call) => call.name).join(" or ");
  if (use === undefined) return { ok: false, problem: `Nobody reads plain text here: answer by calling ${names}.` };
  if (uses.length > 1) return { ok: false, problem: `Make exactly one call: ${names}.` };
  return ask.read(use.name, use.input);
}

/** Every call in the answer needs a result, or the provider refuses the next request. */
function correction(answer: ModelAnswer, problem: string): ModelBlock[] {
  const uses = answer.content.filter((block) => block.type === "tool_use");
  if (uses.length === 0) return [{ type: "text", text: problem }];
  const content = `${problem}\nCall again with all of it corrected.`;
  return uses.map((use) => ({ type: "tool_result", tool_use_id: use.id, is_error: true, content }));
}
