import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { KnownError } from "../../../lib/errors.ts";
import type { Told, Wish } from "./messages.ts";

/** One process that starts programs, until it ends. What it was told and has not answered is lost with it. */
export interface Life {
  tell(wish: Wish): void;
  wait(number: number, one: Waiting): void;
  forget(number: number): void;
  close(): void;
}

export interface Waiting {
  told(told: Told): void;
  lost(error: KnownError): void;
}

const PROGRAM = fileURLToPath(new URL("./starter-program.ts", import.meta.url));

/** `onEnd`: it takes nothing any more. */
export function beginLife(onEnd: () => void): Life {
  const waiting = new Map<number, Waiting>();
  let isOver = false;
  const child = fork(PROGRAM, [], {
    env: {},
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const end = (): void => {
    isOver = true;
    onEnd();
    for (const one of [...waiting.values()]) one.lost(ended());
    waiting.clear();
  };
  child.on("message", (told: Told) => waiting.get(told.number)?.told(told));
  child.on("exit", end);
  // It could not be started, or nothing reaches it: whoever waits is told, and the next wish begins another.
  child.on("error", end);
  // Neither keeps us running by itself.
  child.unref();
  child.channel?.unref();

  return {
    tell: (wish) => {
      if (isOver || !child.connected) return end();
      child.send(wish, (error) => error !== null && end());
    },
    wait: (number, one) => {
      waiting.set(number, one);
      child.channel?.ref();
    },
    forget: (number) => {
      waiting.delete(number);
      if (waiting.size === 0) child.channel?.unref();
    },
    close: () => {
      if (child.connected) child.disconnect();
    },
  };
}

export function ended(): KnownError {
  return new KnownError("starter_ended", "The process that starts programs ended.", "Try again.");
}
