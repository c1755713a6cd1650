import type { ChildProcess } from "node:child_process";
import { KnownError } from "../../lib/errors.ts";
import { type BoxAccess, FULL_SHARE } from "../box/access.ts";
import { isInNamespace } from "../host/proc-files.ts";
import type { Starter } from "../host/starter/starter.ts";
import type { SandboxSpec } from "../runner.ts";
import type { Boxes } from "./boxes.ts";
import { countProcesses } from "./describe-box.ts";
import { openWayIn } from "./exec.ts";
import type { BoxMachine, ImageLaunch } from "./machine.ts";
import { execLaunch } from "./spec.ts";

/** What a Sandbox needs of its box. `child` is bubblewrap, outside the box. Throws KnownError `sandbox_gone`. */
export async function openAccess(
  { boxes, machine, launch, starter }: { boxes: Boxes; machine: BoxMachine; launch: ImageLaunch; starter: Starter },
  child: ChildProcess,
  spec: SandboxSpec,
): Promise<BoxAccess> {
  let hasEnded = child.exitCode !== null || child.signalCode !== null;
  child.once("exit", () => {
    hasEnded = true;
  });
  const mustBeThere = () => {
    if (hasEnded) throw gone(spec.name);
  };
  const { context, filterFile } = launch;
  const record = await boxes.read(spec.name);
  if (!record || child.pid === undefined) throw gone(spec.name);
  const wayIn = await openWayIn(record, child.pid, context.isRoot);
  child.once("exit", wayIn.close);

  return {
    exec: (command, { env, cwd, hasInput }) =>
      wayIn.run(execLaunch(spec, context, { command, env, cwd }), {
        prefix: machine.groups.enter(spec.name),
        env: machine.env,
        filterFile,
        folder: record.folder,
        hasInput,
        starter,
        mustBeThere,
      }),
    isFull: async () => {
      mustBeThere();
      return (await countProcesses(record, machine)) >= spec.limits.pids * FULL_SHARE;
    },
    sweep: async () => {
      const { first } = record;
      if (first && (await isInNamespace(first.pid, first.pidNamespace))) process.kill(first.pid, "SIGUSR1");
    },
    remove: async () => {
      hasEnded = true;
      await boxes.remove(spec.name);
    },
  };
}

function gone(name: string): KnownError {
  return new KnownError("sandbox_gone", `Sandbox ${name} is gone.`, "Reply *retry* to start the build again.");
}
