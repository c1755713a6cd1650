import { z } from "zod";
import { parseJson } from "../../../lib/json.ts";
import { failed, type Outcome } from "../outcome.ts";
import { harmless } from "../pen.ts";
import { sendOverSocket } from "./send-over-socket.ts";

/** `tool read`: what may be read through the door of a build. The same calls, over the same MCP, as agents that speak it have. */
export async function readOverDoor([name, ...words]: string[], doorSocket: string): Promise<Outcome> {
  const listed = await ask(doorSocket, "tools/list", {});
  if (!listed.ok) return listed.outcome;
  const { tools } = toolsSchema.parse(listed.result);
  if (name === undefined) return listing(tools);
  const tool = tools.find((one) => one.name === name);
  if (tool === undefined) {
    const fix = tools.length === 0 ? "Go on without it." : `Name one of: ${tools.map((one) => one.name).join(", ")}.`;
    return failed("unknown_call", `There is no call ${name}.`, fix);
  }
  const input: Record<string, unknown> = {};
  for (const word of words) {
    const [, key, value] = /^([\w.-]{1,60})=([\s\S]*)$/.exec(word) ?? [];
    if (key === undefined || value === undefined)
      return failed("usage", `${word.slice(0, 60)} is no argument.`, `Write: ${usageOf(tool)}`);
    input[key] = valueFor(tool.inputSchema.properties?.[key], value);
  }
  const said = await ask(doorSocket, "tools/call", { name, arguments: input });
  if (!said.ok) return said.outcome;
  const { content, isError } = answerSchema.parse(said.result);
  const text = content.map((part) => part.text).join("\n");
  if (isError) return { ...failed("not_read", text, `Write: ${usageOf(tool)}`), show: () => harmless(text) };
  return { result: { call: name, text }, show: () => harmless(text) };
}

function listing(tools: readonly Tool[]): Outcome {
  const calls = tools.map((tool) => ({ name: tool.name, description: tool.description, usage: usageOf(tool) }));
  return {
    result: { calls },
    next: calls.map(({ name, usage }) => ({ command: usage, why: `to read by ${name}` })),
    show: () =>
      calls.map(({ usage, description }) => `${usage}\n    ${description}`).join("\n") || "Nothing may be read.",
  };
}

function usageOf({ name, inputSchema: { properties = {}, required = [] } }: Tool): string {
  const fields = Object.keys(properties).map((key) => (required.includes(key) ? `${key}=…` : `[${key}=…]`));
  return ["tool read", name, ...fields].join(" ");
}

/** A shell has only text; what is no text by the schema is read as JSON, and stays text where it is none. */
function valueFor(property: Property | undefined, value: string): unknown {
  return property === undefined || property.type === undefined || property.type === "string"
    ? value
    : (parseJson(value) ?? value);
}

type Asked = { ok: true; result: unknown } | { ok: false; outcome: Outcome };

async function ask(doorSocket: string, method: string, params: object): Promise<Asked> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  const headers = { "content-type": "application/json" };
  const sent = await sendOverSocket(doorSocket, { method: "POST", path: "/mcp", headers, body }).catch(() => null);
  const said = messageSchema.safeParse(parseJson(sent?.text ?? ""));
  if (said.success && said.data.error === undefined) return { ok: true, result: said.data.result };
  const message = said.data?.error?.message ?? "Toolroom does not answer here.";
  return { ok: false, outcome: failed("no_answer", message, "Go on without it.") };
}

const propertySchema = z.looseObject({ type: z.unknown().optional() });
const toolSchema = z.looseObject({
  name: z.string(),
  description: z.string(),
  inputSchema: z.looseObject({
    properties: z.record(z.string(), propertySchema).optional(),
    required: z.array(z.string()).optional(),
  }),
});
type Tool = z.infer<typeof toolSchema>;
type Property = z.infer<typeof propertySchema>;
const toolsSchema = z.looseObject({ tools: z.array(toolSchema) });
const answerSchema = z.looseObject({
  content: z.array(z.looseObject({ text: z.string() })),
  isError: z.boolean().default(false),
});
const messageSchema = z.looseObject({
  result: z.unknown().optional(),
  error: z.looseObject({ message: z.string() }).optional(),
});
