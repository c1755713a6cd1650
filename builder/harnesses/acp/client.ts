import { z } from "zod";
import type { AgentProgram } from "../cli/program.ts";

/**
 * Our side of the Agent Client Protocol, version 1 (https://agentclientprotocol.com/protocol/overview): JSON-RPC 2.0, a
 * message a line. Files and terminals are declared off: the agent is in the box and uses its own.
 */
export interface AcpClient {
  /** Rejects with AcpProblem where the agent answers with an error, or ends without an answer. */
  ask<T>(method: string, params: object, schema: z.ZodType<T>): Promise<T>;
  tell(method: string, params: object): Promise<void>;
  /** Updates of the harness session as they come; null once the agent has ended. */
  next(): Promise<AcpUpdate | null>;
  /** Lets `next` give this, behind what came before. */
  note(update: AcpUpdate): void;
  /** Drops what came and was not given yet: a loaded harness session tells its whole history again. */
  forget(): void;
}

/** The agent's answer is an error, or there is none because it ended. */
export class AcpProblem extends Error {
  readonly hasEnded: boolean;

  constructor(message: string, hasEnded = false) {
    super(message);
    this.hasEnded = hasEnded;
  }
}

export type AcpUpdate =
  | { kind: "text"; text: string }
  | { kind: "call"; callId: string; title: string | null; what: string | null; status: CallStatus | null; said: string }
  /** Of ours: the turn's answer has come. */
  | { kind: "turn_ended" };

type CallStatus = "pending" | "in_progress" | "completed" | "failed";

/** Reads the agent's messages until it ends. */
export function createAcpClient(program: Pick<AgentProgram, "messages" | "write">): AcpClient {
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  const updates: AcpUpdate[] = [];
  let lastId = 0;
  let isOver = false;
  let failure: unknown = null;
  let woken = Promise.withResolvers<void>();
  const note = (update: AcpUpdate) => {
    updates.push(update);
    woken.resolve();
  };

  const read = async () => {
    for await (const message of program.messages) await take(message);
  };
  const take = async (message: unknown): Promise<void> => {
    const { data } = messageSchema.safeParse(message);
    if (data === undefined) return;
    if (data.method === undefined) {
      const asked = waiting.get(Number(data.id));
      waiting.delete(Number(data.id));
      if (data.error === undefined) asked?.resolve(data.result);
      else asked?.reject(new AcpProblem(wordsOf(data.error)));
    } else if (data.method === "session/update") {
      const update = readUpdate(data.params);
      if (update !== null) note(update);
    } else if (data.id !== undefined) await program.write({ jsonrpc: "2.0", id: data.id, ...answerTo(data) });
  };
  void read()
    .catch((error: unknown) => {
      failure = error;
    })
    .finally(() => {
      isOver = true;
      for (const { reject } of waiting.values()) reject(new AcpProblem("It ended without an answer.", true));
      waiting.clear();
      woken.resolve();
    });

  return {
    ask: async (method, params, schema) => {
      if (isOver) throw new AcpProblem("It has ended.", true);
      lastId += 1;
      const id = lastId;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(id, answer);
      // Awaited below: it may be rejected while the question is still being written.
      answer.promise.catch(() => undefined);
      await program.write({ jsonrpc: "2.0", id, method, params });
      const parsed = schema.safeParse(await answer.promise);
      if (!parsed.success) throw new AcpProblem(`Its answer to ${method} is not that of the protocol.`);
      return parsed.data;
    },
    tell: (method, params) => program.write({ jsonrpc: "2.0", method, params }),
    note,
    forget: () => {
      updates.length = 0;
    },
    next: async () => {
      for (;;) {
        const update = updates.shift();
        if (update !== undefined) return update;
        if (failure !== null) throw failure;
        if (isOver) return null;
        woken = Promise.withResolvers();
        await woken.promise;
      }
    },
  };
}

/** The box is the boundary: whatever it asks leave for is allowed. Else it knows nothing of ours. */
function answerTo({ method, params }: { method?: string | undefined; params?: unknown }): object {
  if (method !== "session/request_permission")
    return { error: { code: -32_601, message: `There is no ${method} here: use your own.` } };
  const { data } = permissionSchema.safeParse(params);
  const options = data?.options ?? [];
  const allowed =
    options.find(({ kind }) => kind === "allow_once") ?? options.find(({ kind }) => kind === "allow_always");
  if (allowed === undefined) return { result: { outcome: { outcome: "cancelled" } } };
  return { result: { outcome: { outcome: "selected", optionId: allowed.optionId } } };
}

function readUpdate(params: unknown): AcpUpdate | null {
  const { data } = updateSchema.safeParse(params);
  if (data === undefined) return null;
  const { update } = data;
  if (update.sessionUpdate === "agent_message_chunk")
    return update.content.type === "text" ? { kind: "text", text: update.content.text ?? "" } : null;
  const { toolCallId: callId, title = null, kind: what = null, status = null, content } = update;
  const said = (content ?? []).map((part) => part.content?.text ?? "").join("\n");
  return { kind: "call", callId, title, what, status, said };
}

function wordsOf({ message, data }: { message: string; data?: unknown }): string {
  const more = z.looseObject({ details: z.string().optional(), message: z.string().optional() }).safeParse(data);
  const said = more.success ? (more.data.message ?? more.data.details) : typeof data === "string" ? data : undefined;
  return said === undefined ? message : `${message}: ${said}`;
}

const messageSchema = z.looseObject({
  jsonrpc: z.literal("2.0"),
  id: z
    .union([z.number(), z.string()])
    .nullish()
    .transform((id) => id ?? undefined),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.looseObject({ message: z.string(), data: z.unknown().optional() }).optional(),
});

const permissionSchema = z.looseObject({
  options: z.array(z.looseObject({ optionId: z.string(), kind: z.string() })),
});

const contentSchema = z.looseObject({ type: z.string(), text: z.string().optional() });

const callFields = {
  toolCallId: z.string(),
  title: z
    .string()
    .nullish()
    .transform((title) => title ?? undefined),
  kind: z
    .string()
    .nullish()
    .transform((kind) => kind ?? undefined),
  status: z
    .enum(["pending", "in_progress", "completed", "failed"])
    .nullish()
    .transform((status) => status ?? undefined),
  content: z.array(z.looseObject({ content: contentSchema.optional() })).nullish(),
};

const updateSchema = z.looseObject({
  update: z.discriminatedUnion("sessionUpdate", [
    z.looseObject({ sessionUpdate: z.literal("agent_message_chunk"), content: contentSchema }),
    z.looseObject({ sessionUpdate: z.literal("tool_call"), ...callFields }),
    z.looseObject({ sessionUpdate: z.literal("tool_call_update"), ...callFields }),
  ]),
});
