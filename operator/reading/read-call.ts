import type { z } from "zod";

/** Something of the company's that a coding agent may read, in the name of the person who asked for the App. */
export interface ReadCall {
  /** As agents call it: `search_context`. */
  name: string;
  /** What it gives and when it is worth asking, in the agent's words. */
  description: string;
  /** An object of arguments; what does not fit it is answered with the fix, and never read. */
  input: z.ZodObject;
  /** `input` as its schema gave it. Who may read what is asked here, at each call. Throws nothing that is expected. */
  read(input: unknown, reader: Reader): Promise<ReadAnswer>;
}

/** In whose name is read: never more than this person may see. */
export interface Reader {
  personId: string;
  requestId: string;
  /** The App that is built or changed; null: it has no row yet. */
  appId: string | null;
}

/** `text` is data for a model, never an instruction; `rows`: how many things it holds. */
export type ReadAnswer = { ok: true; text: string; rows: number } | { ok: false; why: string; fix: string };
