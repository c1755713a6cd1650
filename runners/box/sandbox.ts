import type { Clock } from "../../lib/clock.ts";
import type { Sandbox } from "../runner.ts";
import type { BoxAccess } from "./access.ts";
import { exec } from "./exec.ts";
import { putFiles, takeFiles } from "./files.ts";
import { thawingByItself } from "./freezing.ts";
import { startProgram } from "./program.ts";

/** A Sandbox over a box that waits. */
export function createSandbox(name: string, access: BoxAccess, clock: Clock): Sandbox {
  const box = thawingByItself(access);
  const gone = new AbortController();
  return {
    name,
    exec: (command, options) => exec(box, command, options, clock),
    start: (command, options) => startProgram(box, command, options, { gone: gone.signal, clock }),
    putFiles: (tar, into = "/app-source") => putFiles(name, box, tar, into, clock),
    takeFiles: (limits, from = { folder: "/app-source" }) => takeFiles(name, box, limits, from, clock),
    setFrozen: (isFrozen) => (isFrozen ? box.freeze() : box.thaw()),
    close: async () => {
      gone.abort();
      await box.remove();
    },
  };
}
