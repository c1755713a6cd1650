import { request } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { parseJson } from "../../lib/json.ts";
import type { ModelCall } from "../model.ts";
import type { CallOutcome } from "./box-calls.ts";

/** What the platform lets an agent read, as a harness outside the box gets it: over MCP, through the same door as the others. */
export interface Reads {
  /** Offered to the model beside its own calls. */
  calls: readonly ModelCall[];
  /** Its answer is data. What went wrong is an answer for the model; rejects only where `signal` aborted. */
  call(name: string, input: unknown, signal: AbortSignal): Promise<CallOutcome>;
}

/** A little longer than the door takes for any call. */
const TIMEOUT_MS = 30_000;
const GONE_WORDS = "Toolroom does not answer at the moment: go on without it.";
const GONE: CallOutcome = { ok: false, text: GONE_WORDS, note: "no answer" };

/** Asks once what there is. A door that does not say offers nothing: the model is asked through it next, and tells why. */
export async function openReads(doorFolder: string, taken: readonly string[], signal: AbortSignal): Promise<Reads> {
  const socketPath = join(doorFolder, "door", "door.sock");
  const listed = toolsSchema.safeParse(await ask(socketPath, "tools/list", {}, signal));
  const tools = listed.success ? listed.data.result.tools : [];
  return {
    calls: tools
      .filter(({ name }) => !taken.includes(name))
      .map(({ name, description, inputSchema }) => ({ name, description, input_schema: inputSchema })),
    call: async (name, input, callSignal) => {
      const said = await ask(socketPath, "tools/call", { name, arguments: input }, callSignal);
      const refused = errorSchema.safeParse(said);
      if (refused.success) return { ...GONE, text: refused.data.error.message, note: "refused" };
      const answer = answerSchema.safeParse(said);
      if (!answer.success) return GONE;
      const { content, isError } = answer.data.result;
      const words = content.map((part) => part.text).join("\n");
      return { ok: !isError, text: words, note: isError ? "nothing read" : "read" };
    },
  };
}

/** Undefined where nobody answers, or with no JSON. */
async function ask(socketPath: string, method: string, params: object, signal: AbortSignal): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  try {
    return parseJson(await post(socketPath, body, AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])));
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

function post(socketPath: string, body: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const asked = request({ socketPath, path: "/mcp", method: "POST", headers, agent: false, signal }, (response) =>
      text(response).then(resolve, reject),
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

const toolsSchema = z.object({
  result: z.object({
    tools: z.array(
      z.object({
        name: z.string(),
        description: z.string(),
        inputSchema: z.looseObject({ type: z.literal("object") }),
      }),
    ),
  }),
});
const answerSchema = z.object({
  result: z.object({ content: z.array(z.object({ text: z.string() })), isError: z.boolean() }),
});
const errorSchema = z.object({ error: z.object({ message: z.string() }) });
