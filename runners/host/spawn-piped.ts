import type { ChildProcess } from "node:child_process";
import { closeSync, constants, openSync, rmSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { PassThrough, type Readable } from "node:stream";
import type { OutputFrame } from "../box/access.ts";
import { makeFifos } from "./make-fifos.ts";
import { type SpawnGiven, spawnClosed } from "./spawn-closed.ts";
import type { Starter } from "./starter/starter.ts";

export interface PipedChild {
  child: ChildProcess;
  stdin: net.Socket | undefined;
  stdout: net.Socket;
  stderr: net.Socket;
}

/** What of a child is read: its outputs, whatever they are made of. */
export interface PipedOutputs {
  child: ChildProcess;
  stdout: Readable;
  stderr: Readable;
}

const { O_RDONLY, O_WRONLY, O_NONBLOCK } = constants;
const ROUND_MS = 10;
const QUIET_ROUNDS = 3;

/**
 * As `spawnClosed`, with real pipes: what Node makes itself are sockets, which a program cannot open again as
 * /dev/stdout, and many do. `folder` is one that only the host may enter; nothing stays in it.
 */
export async function spawnPiped(
  command: string[],
  given: SpawnGiven & { folder: string; name: string; hasInput: boolean; starter: Starter },
): Promise<PipedChild> {
  const kinds = given.hasInput ? ["stdout", "stderr", "stdin"] : ["stdout", "stderr"];
  const paths = kinds.map((kind) => join(given.folder, `${given.name}-${kind}`));
  await makeFifos(given.starter, paths);
  const opened: number[] = [];
  const openBoth = (path: string) => {
    const read = openSync(path, O_RDONLY | O_NONBLOCK);
    opened.push(read);
    const write = openSync(path, O_WRONLY | O_NONBLOCK);
    opened.push(write);
    return { read, write };
  };
  try {
    const [stdout, stderr, stdin] = paths.map(openBoth);
    if (!stdout || !stderr) throw new Error("a program has two outputs");
    const theirs = [stdin?.read ?? "ignore", stdout.write, stderr.write] as const;
    const child = await spawnClosed(command, given, [...theirs]);
    const ours = (descriptor: number, options: { readable: boolean }) => {
      opened.splice(opened.indexOf(descriptor), 1);
      return new net.Socket({ fd: descriptor, ...options, writable: !options.readable }).on("error", () => undefined);
    };
    return {
      child,
      stdin: stdin && ours(stdin.write, { readable: false }),
      stdout: ours(stdout.read, { readable: true }),
      stderr: ours(stderr.read, { readable: true }),
    };
  } finally {
    for (const descriptor of opened) closeSync(descriptor);
    for (const path of paths) rmSync(path, { force: true });
  }
}

/**
 * Both outputs as they come, to be read once; a slow reader slows who writes. Ends when both are closed, or soon after
 * the program ended: what it left behind may hold its outputs open for as long as it likes.
 */
export function framesOf({ child, stdout, stderr }: PipedOutputs): AsyncIterable<OutputFrame> {
  const merged = new PassThrough({ objectMode: true, highWaterMark: 8 }).on("error", () => undefined);
  let open = 2;
  let quietRounds = 0;
  for (const [from, stream] of Object.entries({ stdout, stderr })) {
    stream.on("data", (chunk: Uint8Array) => {
      quietRounds = 0;
      if (!merged.write({ from, chunk })) stream.pause();
    });
    merged.on("drain", () => stream.resume());
    const closed = () => {
      open -= 1;
      if (open === 0) merged.end();
    };
    // A program that was silent and quick is over before anybody reads it: its event will not come again.
    if (stream.closed) closed();
    else stream.once("close", closed);
  }
  const whenEnded = () => {
    // What it wrote is in the pipes by now, and is read before nothing more comes.
    const timer = setInterval(() => {
      quietRounds += 1;
      if (stdout.isPaused() || stderr.isPaused()) quietRounds = 0;
      if (open > 0 && quietRounds < QUIET_ROUNDS) return;
      clearInterval(timer);
      for (const stream of [stdout, stderr]) stream.destroy();
    }, ROUND_MS);
  };
  if (child.exitCode !== null || child.signalCode !== null) whenEnded();
  else child.once("exit", whenEnded);
  return merged;
}
