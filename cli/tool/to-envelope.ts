import type { Envelope } from "../../sdk/contract/envelope.ts";
import type { Outcome } from "./outcome.ts";

/** The envelope of an outcome, with what it leaves out. */
export function toEnvelope(command: string, { show: _, isSaid: __, ...said }: Outcome): Envelope {
  return {
    ok: said.error === undefined,
    command,
    ...said,
    warnings: said.warnings ?? [],
    next: said.next ?? [],
    changed: said.changed ?? [],
  };
}
