import { z } from "zod";
import { tarballPath, USUAL_REGISTRY } from "../builder/checks/packages/lockfile.ts";
import { realName } from "../builder/checks/packages/wanted.ts";
import { parseJson } from "../lib/json.ts";

/** Where programs in a box find its door, and so the addresses of tarballs that they are told. */
const DOOR = "http://127.0.0.1:8080";
const ranges = z.record(z.string(), z.string()).optional();
const words = z.array(z.string()).optional();

/**
 * A version in the registry's abbreviated metadata (`application/vnd.npm.install-v1+json`; npm/registry,
 * docs/responses/package-metadata.md). What is not named here is not handed on.
 */
const versionSchema = z.object({
  ...{ name: z.string(), version: z.string() },
  ...{ dependencies: ranges, optionalDependencies: ranges, peerDependencies: ranges },
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().optional() })).optional(),
  bundleDependencies: z.union([z.array(z.string()), z.boolean()]).optional(),
  ...{ os: words, cpu: words, libc: words },
  engines: z.record(z.string(), z.string()).optional().catch(undefined),
  hasInstallScript: z.boolean().optional(),
  deprecated: z.string().optional().catch(undefined),
  dist: z.object({
    tarball: z.string(),
    integrity: z.string(),
    ...{ unpackedSize: z.number().optional(), fileCount: z.number().optional() },
  }),
});

const metadataSchema = z.object({
  name: z.string(),
  "dist-tags": z.record(z.string(), z.string()).default({}),
  versions: z.record(z.string(), z.unknown()),
});

/** What the registry says of one package, as it is handed on. */
export interface PackageMetadata {
  /** JSON for npm. */
  text: string;
  /** By version: where its files are, below the registry's own address, and their checksum. */
  files: Map<string, { path: string; integrity: string }>;
  /** Names of all that any version may bring along. */
  brings: Set<string>;
}

/**
 * Reads what a registry answered. Versions are left out that have no sha512, whose files lie somewhere else, and that are no
 * shape of a version. Null: it is no metadata of that package.
 */
export function readMetadata(name: string, body: string, registry: string): PackageMetadata | null {
  const parsed = metadataSchema.safeParse(parseJson(body));
  if (!parsed.success || parsed.data.name !== name) return null;
  const files: PackageMetadata["files"] = new Map();
  const brings = new Set<string>();
  const versions: Record<string, unknown> = {};
  for (const [version, value] of Object.entries(parsed.data.versions)) {
    const { data: one } = versionSchema.safeParse(value);
    if (one === undefined || one.version !== version || one.name !== name) continue;
    const integrity = sha512Of(one.dist.integrity);
    const path = pathOf(one.dist.tarball, registry, tarballPath(name, version));
    if (integrity === null || path === null) continue;
    files.set(version, { path, integrity });
    for (const list of [one.dependencies, one.optionalDependencies, one.peerDependencies])
      for (const [as, range] of Object.entries(list ?? {})) brings.add(realName(as, range).name);
    versions[version] = { ...one, dist: { ...one.dist, integrity, tarball: `${DOOR}${tarballPath(name, version)}` } };
  }
  const tags = Object.entries(parsed.data["dist-tags"]).filter(([, version]) => Object.hasOwn(versions, version));
  return { text: JSON.stringify({ name, "dist-tags": Object.fromEntries(tags), versions }), files, brings };
}

/** Of several checksums the one that all go by. */
function sha512Of(integrity: string): string | null {
  return integrity.split(/\s+/).find((one) => /^sha512-[A-Za-z0-9+/]{86}==$/.test(one)) ?? null;
}

/** Null: another host's. What a mirror copied from npm's own registry is in the usual place at the mirror. */
function pathOf(tarball: string, registry: string, usual: string): string | null {
  const url = URL.parse(tarball);
  const base = new URL(registry);
  const folder = base.pathname.replace(/\/+$/, "");
  if (url === null) return null;
  if (url.host === base.host && url.pathname.startsWith(`${folder}/`)) return url.pathname.slice(folder.length);
  return url.host === new URL(USUAL_REGISTRY).host ? usual : null;
}
