import { Readable } from "node:stream";
import { createBoundedOutput } from "../box/bounded-output.ts";
import { createEngine } from "./engine.ts";
import { readFrames } from "./frames.ts";
import { containerName } from "./spec.ts";

/** Its files hold two megabytes at most; a line of it is cut by the engine at 16 kB. */
const MOST_LINES = 5_000;

/** The end of what an Instance wrote, as the engine keeps it (json-file, see spec.ts); null: it knows no such container. */
export async function readEngineLog(
  socketPath: string,
  { name, homeLabel, maxBytes }: { name: string; homeLabel: string; maxBytes: number },
): Promise<string | null> {
  const { docker, call } = createEngine(socketPath);
  const container = docker.getContainer(containerName(name, homeLabel));
  const wanted = { stdout: true, stderr: true, follow: false as const, tail: MOST_LINES };
  const frames = await call(() => container.logs(wanted), [404]);
  if (frames === undefined) return null;
  const output = createBoundedOutput(maxBytes, "end");
  for await (const { chunk } of readFrames(Readable.from([frames]))) output.push(chunk);
  return output.text();
}
