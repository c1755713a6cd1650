import type { z } from "zod";
import { type No, sayNo } from "../authority/judgement.ts";
import type { ReadAnswer, ReadCall, Reader } from "./read-call.ts";

/** A ReadCall whose answer has its arguments as their schema gives them. */
export function defineCall<Input extends z.ZodObject>(call: {
  name: string;
  description: string;
  input: Input;
  read(input: z.infer<Input>, reader: Reader): Promise<ReadAnswer>;
}): ReadCall {
  const { name, description, input, read } = call;
  // Parsed once more: it costs nothing beside what is read, and nobody can hand over what was not.
  return { name, description, input, read: async (given, reader) => read(input.parse(given), reader) };
}

/** Things as JSON, one to a line: what a model reads with the fewest signs. */
export function answerRows(rows: readonly unknown[], words: { none: string; before?: string }): ReadAnswer {
  if (rows.length === 0) return { ok: true, text: words.none, rows: 0 };
  const lines = rows.map((row) => JSON.stringify(row));
  return {
    ok: true,
    text: [...(words.before === undefined ? [] : [words.before]), ...lines].join("\n"),
    rows: rows.length,
  };
}

/** It goes on without: nobody answers an agent. */
export function mayNot(no: No): ReadAnswer {
  return { ok: false, why: sayNo(no), fix: "Go on without it, and say at the end what you could not see." };
}
