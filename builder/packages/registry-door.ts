import { request } from "node:http";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { z } from "zod";
import { KnownError, messageOf } from "../../lib/errors.ts";
import { parseJson } from "../../lib/json.ts";
import { tarballPath } from "../checks/packages/lockfile.ts";

const ranges = z.record(z.string(), z.string()).default({});
const words = z.array(z.string()).optional();

/** What the door says of one version (gateway/packages-metadata.ts). */
const toldVersionSchema = z.object({
  ...{ dependencies: ranges, optionalDependencies: ranges, peerDependencies: ranges },
  ...{ os: words, cpu: words, libc: words },
  dist: z.object({ integrity: z.string(), unpackedSize: z.number().optional(), fileCount: z.number().optional() }),
});
const toldSchema = z.object({ versions: z.record(z.string(), toldVersionSchema) });
const refusedSchema = z.object({ code: z.string(), message: z.string(), fix: z.string() });

export type ToldVersion = z.infer<typeof toldVersionSchema>;
export type Refused = z.infer<typeof refusedSchema>;
export type Told<T> = { ok: true; value: T } | { ok: false; refused: Refused };

/** The registry as a packages door shows it. Throws KnownError `registry_down` while it does not answer. */
export interface RegistryDoor {
  /** By version. */
  versions(name: string): Promise<Told<Record<string, ToldVersion>>>;
  /** A package's files, packed. */
  tarball(name: string, version: string): Promise<Told<Uint8Array>>;
}

const QUIET_MS = 120_000;

export function askRegistry(doorFolder: string, signal: AbortSignal): RegistryDoor {
  const socketPath = join(doorFolder, "door", "door.sock");
  return {
    versions: async (name) => {
      const told = await get(socketPath, `/${name.replace("/", "%2f")}`, signal);
      if (!told.ok) return told;
      const read = toldSchema.safeParse(parseJson(Buffer.from(told.value).toString("utf8")));
      if (!read.success) throw registryDown(`what it says of ${name} cannot be read`);
      return { ok: true, value: read.data.versions };
    },
    tarball: (name, version) => get(socketPath, tarballPath(name, version), signal),
  };
}

export function registryDown(why: string, cause?: unknown): KnownError {
  const next = "Nothing is to be done if it is only away for a while; else tell the platform team.";
  return new KnownError("registry_down", `The registry of packages does not answer: ${why}.`, next, { cause });
}

async function get(socketPath: string, path: string, signal: AbortSignal): Promise<Told<Uint8Array>> {
  const { status, body } = await new Promise<{ status: number; body: Uint8Array }>((resolve, reject) => {
    const asked = request({ socketPath, path, signal, timeout: QUIET_MS }, (response) => {
      buffer(response).then((read) => resolve({ status: response.statusCode ?? 0, body: read }), reject);
    });
    asked.on("timeout", () => asked.destroy(new Error("it was silent for two minutes")));
    asked.on("error", reject);
    asked.end();
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw registryDown(messageOf(error), error);
  });
  if (status === 200) return { ok: true, value: body };
  const { data } = refusedSchema.safeParse(parseJson(Buffer.from(body).toString("utf8")));
  if (data === undefined) throw registryDown(`its door answered with status ${status}`);
  // Who asks has judged what is asked for: a door that says otherwise began anew, and is told again from the top.
  if (data.code === "not_allowed") throw registryDown("its door began anew");
  if (data.code !== "registry_down") return { ok: false, refused: data };
  throw registryDown(/: (.*)\.$/.exec(data.message)?.[1] ?? "it is away");
}
