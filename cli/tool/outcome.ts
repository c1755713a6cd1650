import type { Envelope } from "../../sdk/contract/envelope.ts";
import type { Pen } from "./pen.ts";

/**
 * What a command says: the changing parts of the envelope, and the same for a reader at a terminal. `changed` is for what would
 * be changed (`--dry-run`); what was is told by `Surroundings.hasChanged`.
 */
export type Outcome = Partial<
  Pick<Envelope, "app" | "result" | "error" | "next" | "needsHuman" | "warnings" | "changed">
> & {
  /** Lines for a reader at a terminal, without a newline at the end. Where it is left out, the result is laid out as it is. */
  show?: (pen: Pen) => string;
  /** It printed all there is to say itself: no envelope follows. */
  isSaid?: true;
};

/** A command that cannot be done, as data. */
export function failed(code: string, message: string, fix: string): Outcome {
  return { error: { code, message, fix } };
}
