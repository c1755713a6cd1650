import { KnownError, systemCode } from "../../../lib/errors.ts";
import { beginLife, ended, type Life } from "./life.ts";
import type { Ended, Program, ProgramRun, Told } from "./messages.ts";

/**
 * Starts programs from a small process of our own. To start one copies the tables of all memory of whoever starts it, and
 * holds them up meanwhile: 20 to 40 ms for the control plane, some 20 times for an app (`npm run bench:first-app`).
 */
export interface Starter {
  /** To its end. `signal` kills it. Throws KnownError `program_missing` where there is no such program, `starter_ended`. */
  run(program: ProgramRun, signal?: AbortSignal): Promise<Ended>;
  /** In a session of its own without input and outputs; it lives on without us. Resolves once it runs; throws as `run`. */
  begin(program: Program): Promise<Begun>;
  /** What runs to its end is killed, what was begun lives on. */
  close(): void;
}

export interface Begun {
  pid: number;
  hasEnded(): boolean;
}

export function createStarter(): Starter {
  let last = 0;
  let isClosed = false;
  let current: Life | null = begin();

  return {
    run: (program, signal) =>
      new Promise((resolve, reject) => {
        const life = reach();
        const number = next();
        const kill = (): void => life.tell({ kind: "kill", number });
        const over = (): void => signal?.removeEventListener("abort", kill);
        life.wait(number, {
          told: (told) => {
            life.forget(number);
            over();
            if (told.kind === "ended") resolve(told.ended);
            else if (told.kind === "failed") reject(failed(program, told));
          },
          lost: (error) => {
            over();
            reject(error);
          },
        });
        life.tell({ kind: "run", number, program });
        if (signal?.aborted === true) kill();
        else signal?.addEventListener("abort", kill, { once: true });
      }),

    begin: (program) =>
      new Promise((resolve, reject) => {
        const life = reach();
        const number = next();
        let hasEnded = false;
        life.wait(number, {
          told: (told) => {
            // What it was begun for is seen elsewhere: nobody waits for its end.
            if (told.kind === "begun") return resolve({ pid: told.pid, hasEnded: () => hasEnded || hasGone(told.pid) });
            life.forget(number);
            if (told.kind === "failed") reject(failed(program, told));
            else hasEnded = true;
          },
          lost: reject,
        });
        life.tell({ kind: "begin", number, program });
      }),

    close: () => {
      isClosed = true;
      current?.close();
    },
  };

  function next(): number {
    last += 1;
    return last;
  }

  /** Anew, where it ended by itself or was killed. Throws KnownError `starter_ended` once it is closed. */
  function reach(): Life {
    if (isClosed) throw ended();
    current ??= begin();
    return current;
  }

  function begin(): Life {
    const life = beginLife(() => {
      if (current === life) current = null;
    });
    return life;
  }
}

function failed({ command: [name = ""] }: Program, { code, words }: Extract<Told, { kind: "failed" }>): Error {
  if (code !== "ENOENT") return new Error(`${name} did not start: ${words}`);
  return new KnownError(
    "program_missing",
    `There is no program ${name} on this machine.`,
    "Install it; then try again.",
  );
}

/** Where the starter that began it is no more, nobody tells of its end. */
function hasGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return systemCode(error) === "ESRCH";
  }
}
