import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { Clock } from "../../lib/clock.ts";
import { parseJson } from "../../lib/json.ts";
import { endByPid, endChild, isAlive } from "./ending.ts";
import { openPartLog } from "./part-log.ts";
import { line, type PartMessage, partMessageSchema } from "./parts.ts";

/** One process of Toolroom. */
export interface Part {
  /** As the person at the terminal reads it. */
  name: string;
  command: string[];
  environment: NodeJS.ProcessEnv;
  /** Most tell over IPC that they are ready; the local Slack, a program of its own, prints its address as a line of JSON. */
  readyBy: "message" | "url line";
  /** One that survived an earlier supervisor, which is then adopted; null: none answers. */
  survivor?: () => Promise<Survivor | null>;
}

export interface Survivor {
  pid: number;
  /** What it would say of itself if it had started now. */
  lines: string[];
}

export interface Supervised {
  /** Resolves when it says it is ready, with its lines; rejects where it refuses or ends first. */
  ready: Promise<string[]>;
  /** From now on its end is what was wanted: it is not started again. */
  expectEnd(): void;
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
const ADOPTED_LOOK_MS = 500;
const urlLineSchema = z.object({ url: z.string() });

/** Starts a part and keeps it running: a part that ends by itself is started again, alone, a little later each time. */
export function supervise(
  part: Part,
  options: { logFile: string; clock: Clock; print: (line: string) => void },
): Supervised {
  let child: ChildProcess | null = null;
  let adopted: number | null = null;
  let stopping = false;
  let wasReady = false;
  let delayMs = RESTART_FIRST_MS;
  const ready = Promise.withResolvers<string[]>();
  const ended = Promise.withResolvers<void>();

  const hear = (message: PartMessage): void => {
    if (message.kind === "progress") options.print(message.sentence);
    if (message.kind === "refused") ready.reject(new PartRefused(message.message, message.next));
    if (message.kind !== "ready") return;
    wasReady = true;
    ready.resolve(message.lines);
  };
  const start = (): void => {
    const startedAt = options.clock.now();
    const log = openPartLog(options.logFile);
    const spawned = spawnPart(part, log.fd);
    log.close();
    child = spawned;
    spawned.on("message", (raw) => hear(partMessageSchema.parse(raw)));
    if (part.readyBy === "url line")
      void firstUrl(spawned).then((url) => hear({ kind: "ready", lines: [line(part.name, url)] }));
    spawned.on("exit", (code, signal) => {
      const how = signal ?? `code ${code}`;
      if (stopping) ended.resolve();
      else if (wasReady) startAgain(how, options.clock.now() - startedAt);
      else {
        const words = log.lastWords() || `The ${part.name} ended with ${how}.`;
        ready.reject(new PartRefused(words, `The log is ${options.logFile}.`));
      }
    });
  };
  const startAgain = (how: string, ranMs: number): void => {
    delayMs = ranMs > STEADY_MS ? RESTART_FIRST_MS : Math.min(delayMs * 2, RESTART_MOST_MS);
    options.print(`The ${part.name} ended with ${how}; it starts again.`);
    void options.clock.sleep(delayMs).then(() => (stopping ? ended.resolve() : start()));
  };
  const watch = async ({ pid, lines }: Survivor): Promise<void> => {
    adopted = pid;
    wasReady = true;
    ready.resolve([line(part.name, `still running from before (process ${pid})`), ...lines]);
    // Not our child: the kernel does not tell us when it ends.
    while (!stopping && isAlive(pid)) await options.clock.sleep(ADOPTED_LOOK_MS);
    if (stopping) return; // whoever stops it still has to end it
    adopted = null;
    start();
  };
  const begin = async (): Promise<void> => {
    const survivor = (await part.survivor?.()) ?? null;
    if (survivor === null) start();
    else await watch(survivor);
  };
  void begin();

  return {
    ready: ready.promise,
    expectEnd: () => {
      stopping = true;
    },
    stop: async () => {
      stopping = true;
      if (adopted !== null) return endByPid(adopted, options.clock);
      if (child !== null) await endChild(child, ended.promise, options.clock);
    },
  };
}

/** The last to start is the first to go, so that nobody is left talking to somebody gone. */
export async function endAll(parts: readonly Supervised[]): Promise<void> {
  // Ctrl-C reaches every process of the terminal at once: some are gone before their turn.
  for (const part of parts) part.expectEnd();
  for (const part of parts.toReversed()) await part.stop();
}

async function firstUrl(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("It has no standard output.");
  for await (const line of createInterface({ input: child.stdout })) {
    const said = urlLineSchema.safeParse(parseJson(line));
    if (said.success) return said.data.url;
  }
  return new Promise(() => undefined); // it ended: its exit says why
}

/** Only who tells its address there has a pipe, which breaks with us: it ends with us anyway. */
function spawnPart(part: Part, log: number | "ignore"): ChildProcess {
  const [file = process.execPath, ...args] = part.command;
  const stdout = part.readyBy === "url line" ? "pipe" : log;
  return spawn(file, args, { env: part.environment, stdio: ["ignore", stdout, log, "ipc"] });
}
