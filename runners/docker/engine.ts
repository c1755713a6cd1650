import type { Readable } from "node:stream";
import Docker from "dockerode";
import { KnownError } from "../../lib/errors.ts";

export type Container = Docker.Container;
export type ContainerInfo = Docker.ContainerInfo;
export type ContainerState = Docker.ContainerInspectInfo["State"];

/** A Docker engine and how it is asked. Throws KnownError: `runner_failed` where it refuses, `runner_unavailable` where it is silent. */
export interface Engine {
  readonly docker: Docker;
  /** One call to it. Answers with a status in `expected` give undefined. */
  call<T>(work: () => Promise<T>): Promise<T>;
  call<T>(work: () => Promise<T>, expected: number[]): Promise<T | undefined>;
  /** Reads the progress of a long call to its end; its last error is the call's. */
  follow(progress: NodeJS.ReadableStream): Promise<void>;
}

export function createEngine(socketPath: string): Engine {
  const docker = new Docker({ socketPath });

  async function call<T>(work: () => Promise<T>): Promise<T>;
  async function call<T>(work: () => Promise<T>, expected: number[]): Promise<T | undefined>;
  async function call<T>(work: () => Promise<T>, expected: number[] = []): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : undefined;
      if (status !== undefined && expected.includes(status)) return undefined;
      throw asKnown(error, socketPath);
    }
  }

  async function follow(progress: NodeJS.ReadableStream): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      docker.modem.followProgress(progress as Readable, (error) => (error ? reject(error) : resolve()));
    }).catch((error: unknown) => {
      // What the engine reports in its progress has no status; only a broken connection has a code.
      throw error instanceof Error && !("code" in error) ? refused(error.message, error) : asKnown(error, socketPath);
    });
  }

  return { docker, call, follow };
}

export function refused(reason: string, cause?: unknown): KnownError {
  const next = "Read the engine's logs, then try again.";
  return new KnownError("runner_failed", `The container engine refused: ${reason}`, next, { cause });
}

function asKnown(error: unknown, socketPath: string): KnownError {
  if (error instanceof KnownError) return error;
  const reason = error instanceof Error ? error.message.trim() : String(error);
  if (error instanceof Error && "statusCode" in error) return refused(reason, error);
  return new KnownError(
    "runner_unavailable",
    `The container engine at ${socketPath} does not answer (${reason}).`,
    "Start it, for example with: systemctl start docker.",
    { cause: error },
  );
}
