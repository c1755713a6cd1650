import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, type WriteStream } from "node:fs";
import type { Clock } from "../../lib/clock.ts";
import { type PartMessage, partMessageSchema } from "./parts.ts";

/** One process of Toolroom. */
export interface Part {
  name: "local Slack" | "gateway" | "control plane";
  command: string[];
  environment: NodeJS.ProcessEnv;
}

export interface Supervised {
  /** Resolves when it says it is ready, with its lines; rejects where it refuses or ends first. */
  ready: Promise<string[]>;
  /** SIGTERM, then waits for its end; SIGKILL after 10 s. */
  stop(): Promise<void>;
}

export class PartRefused extends Error {
  readonly next: string;

  constructor(message: string, next: string) {
    super(message);
    this.name = "PartRefused";
    this.next = next;
  }
}

const RESTART_FIRST_MS = 200;
const RESTART_MOST_MS = 10_000;
const STEADY_MS = 30_000;
const STOP_GRACE_MS = 10_000;

/** Starts a part and keeps it running: a part that ends by itself is started again, alone, a little later each time. */
export function supervise(
  part: Part,
  options: { logFile: string; clock: Clock; print: (line: string) => void },
): Supervised {
  const log = createWriteStream(options.logFile, { flags: "a" });
  let child: ChildProcess | null = null;
  let stopping = false;
  let wasReady = false;
  let delayMs = RESTART_FIRST_MS;
  const ready = Promise.withResolvers<string[]>();
  const ended = Promise.withResolvers<void>();

  const start = (): void => {
    const startedAt = options.clock.now();
    child = spawnPart(part, log);
    child.on("message", (raw) => {
      const message = partMessageSchema.parse(raw);
      if (message.kind === "ready") wasReady = true;
      react(message, ready, options.print);
    });
    child.on("exit", (code, signal) => {
      if (stopping) return ended.resolve();
      const how = signal ?? `code ${code}`;
      if (!wasReady) return ready.reject(new PartRefused(`The ${part.name} ended with ${how}.`, `Look into ${options.logFile}.`));
      delayMs = options.clock.now() - startedAt > STEADY_MS ? RESTART_FIRST_MS : Math.min(delayMs * 2, RESTART_MOST_MS);
      options.print(`The ${part.name} ended with ${how}; it starts again.`);
      void options.clock.sleep(delayMs).then(() => (stopping ? ended.resolve() : start()));
    });
  };
  start();

  return {
    ready: ready.promise,
    stop: async () => {
      stopping = true;
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const killed = options.clock.sleep(STOP_GRACE_MS).then(() => child?.kill("SIGKILL"));
      await Promise.race([ended.promise, killed]);
    },
  };
}

function spawnPart(part: Part, log: WriteStream): ChildProcess {
  const [file = process.execPath, ...args] = part.command;
  const child = spawn(file, args, { env: part.environment, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  return child;
}

function react(
  message: PartMessage,
  ready: PromiseWithResolvers<string[]>,
  print: (line: string) => void,
): void {
  if (message.kind === "progress") print(message.sentence);
  if (message.kind === "ready") ready.resolve(message.lines);
  if (message.kind === "refused") ready.reject(new PartRefused(message.message, message.next));
}
