import { createInterface } from "node:readline";
import { z } from "zod";
import { parseJson } from "../../../lib/json.ts";
import type { Command } from "../../../sdk/contract/command-tree.ts";
import type { Envelope } from "../../../sdk/contract/envelope.ts";
import { failed } from "../outcome.ts";
import type { Surroundings } from "../surroundings.ts";
import { toEnvelope } from "../to-envelope.ts";
import { usageOf } from "../usage.ts";
import { asTool, asWords, keyOf, toolName } from "./as-tool.ts";

/**
 * Newest first (https://modelcontextprotocol.io/specification/versioning). Not 2025-03-26, the one whose servers must take
 * batches: whoever wants it is offered the newest, in which nobody sends any.
 */
const REVISIONS = ["2025-11-25", "2025-06-18", "2024-11-05"];
/** JSON-RPC's own numbers (https://www.jsonrpc.org/specification#error_object). */
const CODES = { parse: -32_700, request: -32_600, method: -32_601, params: -32_602 };
const INSTRUCTIONS =
  "Toolroom's command line: it writes, checks and runs a company's own apps. Each call answers one JSON envelope: where `ok` is false, `error.fix` says what to do, and `next` what comes after. Begin with `skills`.";

const messageSchema = z.looseObject({
  jsonrpc: z.literal("2.0"),
  id: z.union([z.string().max(200), z.number()]).optional(),
  method: z.string().optional(),
  params: z.looseObject({}).optional(),
});
const callSchema = z.looseObject({ name: z.string(), arguments: z.record(z.string(), z.unknown()).optional() });
const cancelledSchema = z.looseObject({ requestId: z.union([z.string(), z.number()]) });

/**
 * The same commands as a server of the Model Context Protocol on stdin and stdout, a message a line
 * (https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#stdio), until stdin ends or Ctrl-C. Calls are
 * done one after the other: two that write the same app.yaml would undo each other.
 */
export async function serveMcp(around: Surroundings, commands: readonly Command[]): Promise<void> {
  const send = (message: object) => around.print(JSON.stringify({ jsonrpc: "2.0", ...message }));
  const waiting = new Map<string | number, AbortController>();
  let last: Promise<void> = Promise.resolve();

  const call = (id: string | number, params: unknown): void => {
    const wanted = callSchema.safeParse(params);
    const command = commands.find(({ name }) => toolName(name) === wanted.data?.name);
    if (!wanted.success || command === undefined) {
      const names = commands.map(({ name }) => toolName(name)).join(", ");
      return void send({ id, error: { code: CODES.params, message: `There is no such tool. There are: ${names}.` } });
    }
    const interrupt = new AbortController();
    const interrupted = AbortSignal.any([interrupt.signal, around.interrupted]);
    waiting.set(id, interrupt);
    last = last.then(async () => {
      const words = wordsOf(command, wanted.data.arguments ?? {});
      const envelope = Array.isArray(words) ? await around.perform(words, interrupted) : words;
      waiting.delete(id);
      // Of what was called off nobody wants to hear.
      if (interrupt.signal.aborted) return;
      const content = [{ type: "text", text: JSON.stringify(envelope) }];
      send({ id, result: { content, structuredContent: envelope, isError: !envelope.ok } });
    });
  };

  const answer = (line: string): void => {
    const message = messageSchema.safeParse(parseJson(line));
    if (!message.success) {
      const code = parseJson(line) === undefined ? CODES.parse : CODES.request;
      return void send({ id: null, error: { code, message: "A line is one JSON-RPC message." } });
    }
    const { id, method, params } = message.data;
    if (method === "notifications/cancelled")
      waiting.get(cancelledSchema.safeParse(params).data?.requestId ?? "")?.abort();
    // Notifications and answers: there is nothing to say to them.
    if (id === undefined || method === undefined) return;
    if (method === "initialize") return void send({ id, result: greeting(params?.protocolVersion) });
    if (method === "ping") return void send({ id, result: {} });
    if (method === "tools/list") return void send({ id, result: { tools: commands.map(asTool) } });
    if (method === "tools/call") return void call(id, params);
    send({ id, error: { code: CODES.method, message: "There are: initialize, ping, tools/list, tools/call." } });
  };

  const lines = createInterface({ input: around.input, crlfDelay: Number.POSITIVE_INFINITY });
  around.interrupted.addEventListener("abort", () => lines.close(), { once: true });
  for await (const line of lines) if (line.trim() !== "") answer(line);
  await last;
}

function greeting(wanted: unknown): object {
  return {
    protocolVersion: REVISIONS.find((one) => one === wanted) ?? REVISIONS[0],
    capabilities: { tools: {} },
    serverInfo: { name: "toolroom", version: "1" },
    instructions: INSTRUCTIONS,
  };
}

/** What is no input of this command is answered like a command line that cannot be read. */
function wordsOf(command: Command, input: Record<string, unknown>): string[] | Envelope {
  try {
    return asWords(command, input);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const fix = `${nameKeys(command)} As a command line: ${usageOf(command)}`;
    return toEnvelope(command.name, failed("usage", error.message, fix));
  }
}

function nameKeys(command: Command): string {
  const keys = [...command.args.map(({ name }) => keyOf(command, name)), ...command.options.map(({ name }) => name)];
  return keys.length === 0 ? "It takes nothing." : `It takes: ${keys.join(", ")}.`;
}
