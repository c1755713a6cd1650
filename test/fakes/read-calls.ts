import { z } from "zod";
import type { ReadAnswer, ReadCall, Reader } from "../../operator/reading/read-call.ts";

/** A call that a test answers, `search_context` unless it says otherwise; `readers` are those who asked. */
export function stubCall(
  answer: (input: { words: string; limit?: number | undefined }, reader: Reader) => ReadAnswer | Promise<ReadAnswer>,
  name = "search_context",
): { call: ReadCall; readers: Reader[] } {
  const readers: Reader[] = [];
  const input = z.object({
    words: z.string().min(1).describe("What to look for."),
    limit: z.number().int().optional(),
  });
  return {
    readers,
    call: {
      ...{ name, input, description: "Looks through the company's pages." },
      read: async (given, reader) => {
        readers.push(reader);
        return await answer(input.parse(given), reader);
      },
    },
  };
}
