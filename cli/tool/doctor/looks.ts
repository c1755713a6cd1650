import { execFile } from "node:child_process";
import { existsSync, statfsSync } from "node:fs";
import { request } from "node:http";
import { dirname } from "node:path";
import { promisify } from "node:util";
import type { Surroundings } from "../surroundings.ts";
import { INSTALL_PROGRAMS } from "../toolchain.ts";

/** One thing that was looked at. */
export interface Looked {
  what: string;
  /** `warn`: it goes without it, in part. */
  state: "good" | "warn" | "bad";
  found: string;
  /** What to do, where it is not good. */
  fix?: string;
}

const LEAST_NODE = 24;
const LEAST_FREE_GB = 2;
const PATIENCE_MS = 5_000;
const run = promisify(execFile);

export function lookAtNode(version: string): Looked {
  const isNew = Number(/^v(\d+)/.exec(version)?.[1]) >= LEAST_NODE;
  const looked = { what: "Node", found: version };
  return isNew ? { ...looked, state: "good" } : { ...looked, state: "bad", fix: `Use Node ${LEAST_NODE} or newer.` };
}

/** A program by its first line of `--version`. */
export async function lookForProgram(
  what: string,
  program: string,
  env: Surroundings["env"],
  missing: Pick<Looked, "state" | "fix">,
): Promise<Looked> {
  try {
    const { stdout } = await run(program, ["--version"], { env: { PATH: env.PATH }, timeout: PATIENCE_MS });
    return { what, state: "good", found: stdout.split("\n")[0]?.trim() ?? "" };
  } catch {
    return { what, found: "not here", ...missing };
  }
}

/** The engine's own `GET /_ping`. */
export async function lookForDocker(env: Surroundings["env"]): Promise<Looked> {
  const socketPath = env.DOCKER_HOST?.replace(/^unix:\/\//, "") || "/var/run/docker.sock";
  const fix = "Install Docker, or start it; without it bubblewrap makes the same boxes.";
  const answers = await new Promise<boolean>((resolve) => {
    const asked = request({ socketPath, path: "/_ping", timeout: PATIENCE_MS }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.on("timeout", () => asked.destroy());
    asked.on("error", () => resolve(false));
    asked.end();
  });
  const what = "Docker";
  if (answers) return { what, state: "good", found: `answers at ${socketPath}` };
  return { what, state: "warn", found: `does not answer at ${socketPath}`, fix };
}

/** Where the library is built to, or where one stands. */
export function lookAtDisk(folder: string): Looked {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  const { bavail, bsize } = statfsSync(there);
  const freeGb = (bavail * bsize) / 1e9;
  const looked = { what: "Disk", found: `${freeGb.toFixed(1)} GB free at ${there}` };
  return freeGb >= LEAST_FREE_GB
    ? { ...looked, state: "good" }
    : { ...looked, state: "warn", fix: `Free some: ${LEAST_FREE_GB} GB are needed for images and packages.` };
}

/** What apps are written with: it is built where it is not there yet. */
export async function lookAtLibrary({ toolchain }: Surroundings): Promise<Looked> {
  const what = "Library";
  if (toolchain === null) return { what, state: "good", found: "in the image" };
  const programs = Object.entries(toolchain.programs);
  const unknown = programs.flatMap(([name, words]) => (words === null ? [name] : []));
  if (unknown.length > 0)
    return {
      what,
      state: "warn",
      found: `@toolroom/app is here; ${unknown.join(" and ")}, for tool check, not`,
      fix: `Run \`${INSTALL_PROGRAMS}\`.`,
    };
  const missing = programs.flatMap(([, words]) => words ?? []).filter((file) => !existsSync(file));
  const fix = "Run `npm ci` in Toolroom's folder.";
  if (missing.length > 0) return { what, state: "bad", found: `${missing.join(", ")} is missing`, fix };
  return { what, state: "good", found: `@toolroom/app at ${await toolchain.modules()}` };
}

/** Whether a running Toolroom answers, and knows who asks. */
export async function lookAtSignIn(around: Surroundings): Promise<Looked> {
  const { ok, error } = await around.perform(["apps"], around.interrupted);
  const what = "Toolroom";
  if (ok) return { what, state: "good", found: "answers, and you are signed in" };
  return { what, state: "warn", found: error?.message ?? "does not answer", fix: error?.fix ?? "Run `tool login`." };
}
