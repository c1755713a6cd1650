import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { tarballPath } from "../builder/checks/packages/lockfile.ts";
import { insteadOf, isAllowed, isPackageName } from "../builder/checks/packages/policy.ts";
import { NPM_PIN, type NpmPin } from "../builder/packages/npm-pin.ts";
import type { Clock } from "../lib/clock.ts";
import type { PackagesSettings } from "../lib/config-packages.ts";
import type { Log } from "../lib/log.ts";
import { sendJson } from "./answers.ts";
import type { AnswerAtDoor } from "./door-server.ts";
import { createPackagesCache, type Kept, MOST_TARBALL_BYTES } from "./packages-cache.ts";
import { type PackageMetadata, readMetadata } from "./packages-metadata.ts";
import { connectRegistry, whyOf } from "./packages-upstream.ts";

export interface PackagesDoor {
  answer: AnswerAtDoor;
  close(): Promise<void>;
}

const MOST_KNOWN = 400;
/** What is locked by it is judged by it as well. */
const FRESH_MS = 60_000;
const MOST_METADATA_BYTES = 8_000_000;
const METADATA = "application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8";

/** What is said instead of a package. */
interface Refused {
  status: number;
  code: "not_allowed" | "not_there" | "wrong_integrity" | "too_large" | "registry_down";
  message: string;
  fix: string;
}

/**
 * What an installing box reaches: `GET /<name>` is a package's metadata and `GET /<name>/-/<name>-<version>.tgz` its files, of
 * the configured registry alone. A name is given out that is allowed, or that something given out before depends on: whoever
 * installs asks from the top. Files are checked against the registry's own checksum and kept by it. What it refuses it says as
 * `{error, code, message, fix}`; npm shows `error`.
 */
export function createPackagesDoor(options: {
  settings: PackagesSettings;
  home: string;
  clock: Clock;
  log: Log;
  npm?: NpmPin;
}): PackagesDoor {
  const { settings, clock, log, npm = NPM_PIN } = options;
  const upstream = connectRegistry(settings.registry);
  const cache = createPackagesCache(join(options.home, "cache", "packages", "files"));
  const known = new Map<string, { metadata: PackageMetadata; at: number }>();
  const brought = new Set<string>();
  const fetching = new Map<string, Promise<Kept | Refused>>();

  async function metadataOf(name: string, freshMs: number): Promise<PackageMetadata | Refused> {
    if (!isAllowed(name, settings) && !brought.has(name)) return notAllowed(name, settings);
    const before = known.get(name);
    if (before !== undefined && clock.now() - before.at < freshMs) return before.metadata;
    const found = await upstream.get(`/${name.replace("/", "%2f")}`, METADATA);
    if (found.kind === "not_there") return notThere(name);
    if (found.kind === "down") return down(found.why);
    const body = await textOf(found.chunks);
    if (typeof body !== "string") return body;
    const metadata = readMetadata(name, body, settings.registry);
    if (metadata === null) return down(`what it says of ${name} cannot be read`);
    known.delete(name);
    known.set(name, { metadata, at: clock.now() });
    for (const [oldest] of known) {
      if (known.size <= MOST_KNOWN) break;
      known.delete(oldest);
    }
    for (const one of metadata.brings) brought.add(one);
    return metadata;
  }

  async function placeOf(name: string, version: string): Promise<{ path: string; integrity: string } | Refused> {
    if (name === npm.name && version === npm.version)
      return { path: tarballPath(name, version), integrity: npm.integrity };
    const metadata = await metadataOf(name, Number.POSITIVE_INFINITY);
    if ("code" in metadata) return metadata;
    return metadata.files.get(version) ?? notThere(`${name} ${version}`);
  }

  async function fetchFile(path: string, integrity: string, name: string): Promise<Kept | Refused> {
    const file = await cache.find(integrity);
    if (file !== null) return { kind: "kept", file };
    const found = await upstream.get(path, "application/octet-stream, */*");
    if (found.kind === "not_there") return notThere(name);
    if (found.kind === "down") return down(found.why);
    const kept = await cache.keep(integrity, read(found.chunks)).catch((error: unknown) => {
      if (error instanceof BrokenOff) return down(whyOf(error.cause));
      throw error;
    });
    log.info("package fetched", { package: name, outcome: "kind" in kept ? kept.kind : kept.code });
    return kept;
  }

  async function sendFile(name: string, version: string, response: ServerResponse): Promise<void> {
    const place = await placeOf(name, version);
    if ("code" in place) return refuse(response, place);
    const { path, integrity } = place;
    const under = fetching.get(integrity) ?? fetchFile(path, integrity, `${name} ${version}`);
    fetching.set(integrity, under);
    const kept = await under.finally(() => fetching.delete(integrity));
    if ("code" in kept) return refuse(response, kept);
    if (kept.kind === "wrong") return refuse(response, wrong(`${name} ${version}`));
    if (kept.kind === "too_large") return refuse(response, tooLarge(`${name} ${version}`));
    const { size } = await stat(kept.file);
    response.writeHead(200, { "content-type": "application/octet-stream", "content-length": size });
    // Whoever goes away in the middle has no wish any more.
    await pipeline(createReadStream(kept.file), response).catch(() => response.destroy());
  }

  return {
    answer: async (_doorSession, request, response) => {
      const asked = readPath(request.url ?? "/");
      if (asked === null) return refuse(response, { ...notThere("That"), status: 404 });
      if (asked.version !== null) return sendFile(asked.name, asked.version, response);
      const metadata = await metadataOf(asked.name, FRESH_MS);
      if ("code" in metadata) return refuse(response, metadata);
      const body = Buffer.from(metadata.text);
      response.writeHead(200, { "content-type": METADATA.split(";")[0], "content-length": body.length });
      response.end(body);
    },
    close: () => upstream.close(),
  };
}

/** `/zod`, `/@types%2fms`, `/zod/-/zod-4.1.0.tgz`; null: something else. */
function readPath(url: string): { name: string; version: string | null } | null {
  const path = (url.split("?")[0] ?? "").slice(1).replace(/^(@[^/%]+)%2[fF]/, "$1/");
  const [name = "", file] = path.split("/-/");
  if (!isPackageName(name)) return null;
  if (file === undefined) return { name, version: null };
  const version = new RegExp(`^${RegExp.escape(name.slice(name.indexOf("/") + 1))}-(.{1,64})\\.tgz$`).exec(file)?.[1];
  return version === undefined || path !== tarballPath(name, version).slice(1) ? null : { name, version };
}

/** The registry's answer broke, not what we do with it. */
class BrokenOff extends Error {}

async function* read(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (cause) {
    throw new BrokenOff("The registry broke off.", { cause });
  }
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string | Refused> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > MOST_METADATA_BYTES) return down("what it says of that package is larger than 8 MB");
      parts.push(chunk);
    }
  } catch (error) {
    return down(whyOf(error));
  }
  return Buffer.concat(parts).toString("utf8");
}

function refuse(response: ServerResponse, { status, code, message, fix }: Refused): void {
  sendJson(response, status, { error: `${message} ${fix}`, code, message, fix });
}

function notAllowed(name: string, settings: PackagesSettings): Refused {
  const message = `The package ${name} is not allowed, and nothing that is allowed depends on it.`;
  return { status: 403, code: "not_allowed", message, fix: insteadOf(name, settings) };
}

function notThere(what: string): Refused {
  const fix = "Take a package and a version that are there.";
  return { status: 404, code: "not_there", message: `${what} is not in the registry.`, fix };
}

function wrong(what: string): Refused {
  const message = `What came of ${what} is not what the registry's own checksum says.`;
  return { status: 422, code: "wrong_integrity", message, fix: "Take another version, and tell the platform team." };
}

function tooLarge(what: string): Refused {
  const message = `${what} has more than ${MOST_TARBALL_BYTES / 1e6} MB, packed.`;
  return { status: 413, code: "too_large", message, fix: "Do without it." };
}

function down(why: string): Refused {
  const message = `The registry of packages does not answer: ${why}.`;
  return { status: 502, code: "registry_down", message, fix: "Wait until it does." };
}
