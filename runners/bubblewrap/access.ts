import type { ChildProcess } from "node:child_process";
import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import { type BoxAccess, FULL_SHARE } from "../box/access.ts";
import { isInNamespace } from "../host/proc-files.ts";
import type { Starter } from "../host/starter/starter.ts";
import type { SandboxSpec } from "../runner.ts";
import type { Boxes } from "./boxes.ts";
import { countProcesses } from "./describe-box.ts";
import { openWayIn } from "./exec.ts";
import { freezeAll, thawAll } from "./freeze.ts";
import type { BoxMachine, ImageLaunch } from "./machine.ts";
import { execLaunch } from "./spec.ts";

export interface AccessGiven {
  boxes: Boxes;
  machine: BoxMachine;
  launch: ImageLaunch;
  starter: Starter;
  clock: Clock;
}

/** What a Sandbox needs of its box. `child` is bubblewrap, outside the box. Throws KnownError `sandbox_gone`. */
export async function openAccess(
  { boxes, machine, launch, starter, clock }: AccessGiven,
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
  const ways = new Set<ChildProcess>();
  const onBegun = (way: ChildProcess) => {
    if (way.exitCode !== null || way.signalCode !== null) return;
    ways.add(way);
    way.once("exit", () => ways.delete(way));
  };

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
        onBegun,
      }),
    isFull: async () => {
      mustBeThere();
      return (await countProcesses(record, machine)) >= spec.limits.pids * FULL_SHARE;
    },
    sweep: async () => {
      const { first } = record;
      if (first && (await isInNamespace(first.pid, first.pidNamespace))) process.kill(first.pid, "SIGUSR1");
    },
    freeze: async () => {
      mustBeThere();
      if (record.first) await freezeAll(record.first.pidNamespace, ways, clock);
    },
    thaw: async () => {
      mustBeThere();
      if (record.first) await thawAll(record.first.pidNamespace, ways);
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
