import { sha256 } from "../../lib/ids.ts";

/** `warn`: tell the model once; `stop`: it was told and goes on. */
export type LoopVerdict = { kind: "fine" } | { kind: "warn"; words: string } | { kind: "stop"; words: string };

export interface LoopGuard {
  /** After each call with its arguments and result. */
  called(name: string, input: unknown, result: string, changed: boolean): LoopVerdict;
  /** After each turn. `fingerprint` of all files is asked for only when no call has changed one for long. */
  turned(fingerprint: () => Promise<string>): Promise<LoopVerdict>;
}

/**
 * Notices a model that goes in circles: the same call with the same arguments and result three times without a change
 * between them, or `idleTurns` turns in which no file changed. It is told; when it goes on all the same, it is stopped.
 */
export function createLoopGuard(options: { idleTurns: number; firstFingerprint: string }): LoopGuard {
  let seen = new Map<string, number>();
  let toldOfRepeats = false;
  let toldOfIdling = false;
  let turnsSinceChange = 0;
  let changedThisTurn = false;
  let lastFingerprint = options.firstFingerprint;

  return {
    called: (name, input, result, changed) => {
      const key = sha256(JSON.stringify([name, input, result]));
      const times = (seen.get(key) ?? 0) + 1;
      // A rewrite of a file with the same content is a repeat too, so its own count survives the change.
      if (changed) seen = new Map();
      seen.set(key, times);
      if (changed) changedThisTurn = true;
      if (times < 3) return FINE;
      const words = `You have made this same ${name} call ${times} times with the same result.`;
      if (toldOfRepeats) return { kind: "stop", words };
      toldOfRepeats = true;
      return { kind: "warn", words: `${words} Do something else, or call done.` };
    },
    turned: async (fingerprint) => {
      turnsSinceChange = changedThisTurn ? 0 : turnsSinceChange + 1;
      changedThisTurn = false;
      const limit = toldOfIdling ? Math.ceil(options.idleTurns / 2) : options.idleTurns;
      if (turnsSinceChange < limit) return FINE;
      const current = await fingerprint();
      const changed = current !== lastFingerprint;
      lastFingerprint = current;
      turnsSinceChange = 0;
      if (changed) {
        toldOfIdling = false;
        return FINE;
      }
      const words = `No file has changed for ${limit} turns.`;
      if (toldOfIdling) return { kind: "stop", words };
      toldOfIdling = true;
      return { kind: "warn", words: `${words} Write what is missing now, or call done.` };
    },
  };
}

const FINE: LoopVerdict = { kind: "fine" };
