import type { Envelope } from "../../sdk/contract/envelope.ts";

/** What a command says: the envelope's changing parts, and the same for a reader at a terminal. */
export type Outcome = Partial<Pick<Envelope, "app" | "result" | "error" | "next" | "needsHuman" | "warnings">> & {
  readable: string;
};
