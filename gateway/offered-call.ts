import { z } from "zod";
import type { ReadAnswer, ReadCall, Reader } from "../operator/reading/read-call.ts";

/** A call as an agent is offered it, wherever its answer comes from. */
export interface OfferedCall {
  name: string;
  description: string;
  /** A JSON schema of an object. */
  inputSchema: { type: "object"; [key: string]: unknown };
  /** Why it is not for whom it is offered to; null: it is. */
  mayNot: string | null;
  /** `over`: nobody waits for it any more. */
  read(input: unknown, reader: Reader, over: AbortSignal): Promise<ReadAnswer | WrongArguments>;
}

/** Where calls come from. */
export interface OfferSource {
  /** Whether a call of that name could be one of its own: so that nobody waits for a source that it is not of. */
  mayHave(name: string): boolean;
  offersFor(reader: Reader): Promise<OfferedCall[]>;
}

/** Nothing was read: `problems` names each field and what it should be. */
export interface WrongArguments {
  ok: "wrong_arguments";
  problems: string;
}

/** Toolroom's own calls. */
export function ownSource(calls: readonly ReadCall[]): OfferSource {
  const offers = calls.map(offered);
  return { mayHave: (name) => offers.some((offer) => offer.name === name), offersFor: async () => offers };
}

/** What does not fit its schema, also a field that it does not know, is never read. */
function offered({ name, description, input, read }: ReadCall): OfferedCall {
  const schema = input.strict();
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: "input" });
  return {
    name,
    description,
    inputSchema: { ...shape, type: "object" },
    mayNot: null,
    read: async (given, reader) => {
      const parsed = schema.safeParse(given);
      if (parsed.success) return read(parsed.data, reader);
      return { ok: "wrong_arguments", problems: z.prettifyError(parsed.error) };
    },
  };
}
