import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { KnownError } from "../../../lib/errors.ts";
import type { Ended, Program, ProgramRun, Told, Wish } from "./messages.ts";

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

const PROGRAM = fileURLToPath(new URL("./starter-program.ts", import.meta.url));

interface Waiting {
  told(told: Told): void;
  lost(error: KnownError): void;
}

export function createStarter(): Starter {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let child = startProgram();

  return {
    run: (program, signal) =>
      new Promise((resolve, reject) => {
        const number = send((own) => ({ kind: "run", number: own, program }), {
          told: (told) => {
            forget(number);
            signal?.removeEventListener("abort", kill);
            if (told.kind === "ended") resolve(told.ended);
            else if (told.kind === "failed") reject(failed(program, told));
          },
          lost: reject,
        });
        const kill = (): void => void reach().send({ kind: "kill", number } satisfies Wish);
        if (signal?.aborted === true) kill();
        else signal?.addEventListener("abort", kill, { once: true });
      }),

    begin: (program) =>
      new Promise((resolve, reject) => {
        let hasEnded = false;
        const number = send((own) => ({ kind: "begin", number: own, program }), {
          told: (told) => {
            if (told.kind === "begun") return resolve({ pid: told.pid, hasEnded: () => hasEnded });
            forget(number);
            if (told.kind === "failed") reject(failed(program, told));
            else hasEnded = true;
          },
          lost: reject,
        });
      }),

    close: () => {
      if (child.connected) child.disconnect();
    },
  };

  function send(wish: (number: number) => Wish, one: Waiting): number {
    last += 1;
    waiting.set(last, one);
    const { channel } = reach();
    channel?.ref();
    child.send(wish(last));
    return last;
  }

  function forget(number: number): void {
    waiting.delete(number);
    if (waiting.size === 0) child.channel?.unref();
  }

  /** Anew, where it ended by itself or was killed. */
  function reach(): ChildProcess {
    if (!child.connected) child = startProgram();
    return child;
  }

  function startProgram(): ChildProcess {
    const started = fork(PROGRAM, [], {
      env: {},
      execArgv: [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    started.on("message", (told: Told) => waiting.get(told.number)?.told(told));
    started.on("exit", () => {
      const error = new KnownError("starter_ended", "The process that starts programs ended.", "Try again.");
      for (const one of waiting.values()) one.lost(error);
      waiting.clear();
    });
    // Neither keeps us running by itself.
    started.unref();
    started.channel?.unref();
    return started;
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
