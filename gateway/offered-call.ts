import { z } from "zod";
import type { ReadAnswer, ReadCall, Reader } from "../operator/reading/read-call.ts";

/** A call as an agent is offered it, wherever its answer comes from. */
export interface OfferedCall {
  name: string;
  description: string;
  /** A JSON schema of an object. */
  inputSchema: { type: "object"; [key: string]: unknown };
  /** `over`: nobody waits for it any more. */
  read(input: unknown, reader: Reader, over: AbortSignal): Promise<ReadAnswer | WrongArguments>;
}

/** Nothing was read: `problems` names each field and what it should be. */
export interface WrongArguments {
  ok: "wrong_arguments";
  problems: string;
}

/** One of ours: what does not fit its schema, also a field that it does not know, is never read. */
export function offered({ name, description, input, read }: ReadCall): OfferedCall {
  const schema = input.strict();
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: "input" });
  return {
    name,
    description,
    inputSchema: { ...shape, type: "object" },
    read: async (given, reader) => {
      const parsed = schema.safeParse(given);
      if (parsed.success) return read(parsed.data, reader);
      return { ok: "wrong_arguments", problems: z.prettifyError(parsed.error) };
    },
  };
}
