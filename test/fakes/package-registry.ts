import { createHash } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import { gzipSync } from "node:zlib";
import { type Header, pack } from "tar-stream";

/** A package as somebody published it. */
export interface PublishedPackage {
  name: string;
  version: string;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  os?: string[];
  cpu?: string[];
  scripts?: Record<string, string>;
  /** By path below the package; package.json is written by itself unless given. */
  files?: Record<string, string | Uint8Array>;
  /** More entries of its tarball, as they are: links, paths that lead out. */
  entries?: Header[];
  /** Instead of the tarball that is made. */
  tarball?: Uint8Array;
  /** Instead of the true ones in the metadata. */
  said?: { integrity?: string; tarball?: string };
}

export interface PackageRegistry {
  url: string;
  /** Paths that were asked for, in order. */
  asked: string[];
  publish(published: PublishedPackage): Promise<void>;
  /** Every answer from now on; null: as it should be. */
  misbehave(how: ((response: ServerResponse, path: string) => boolean) | null): void;
  integrityOf(name: string, version: string): string;
  close(): Promise<void>;
}

/** A registry of npm packages on loopback: metadata in the abbreviated form and tarballs, over real HTTP. */
export async function startPackageRegistry(
  t: TestContext,
  packages: PublishedPackage[] = [],
): Promise<PackageRegistry> {
  const tarballs = new Map<string, Uint8Array>();
  const versions = new Map<string, Map<string, unknown>>();
  const integrities = new Map<string, string>();
  const asked: string[] = [];
  let odd: ((response: ServerResponse, path: string) => boolean) | null = null;
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "/").slice(1));
    asked.push(path);
    if (odd?.(response, path)) return;
    const tarball = tarballs.get(path);
    if (tarball !== undefined) return void response.end(tarball);
    const known = versions.get(path);
    if (known === undefined) return void response.writeHead(404).end('{"error":"Not found"}');
    const latest = [...known.keys()].at(-1);
    const body = { name: path, "dist-tags": { latest }, versions: Object.fromEntries(known) };
    response.writeHead(200, { "content-type": "application/vnd.npm.install-v1+json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  t.after(close);
  const registry: PackageRegistry = {
    url,
    asked,
    publish: async (published) => {
      const { name, version, files: _files, entries: _entries, tarball: given, said, scripts, ...rest } = published;
      const tarball = given ?? gzipSync(await packed(published));
      const path = `${name}/-/${name.slice(name.indexOf("/") + 1)}-${version}.tgz`;
      const integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
      tarballs.set(path, tarball);
      integrities.set(`${name}@${version}`, integrity);
      const known = versions.get(name) ?? new Map<string, unknown>();
      const isScripted = scripts?.install !== undefined || scripts?.postinstall !== undefined;
      known.set(version, {
        ...{ name, version, ...rest },
        ...(isScripted ? { hasInstallScript: true } : {}),
        dist: { tarball: said?.tarball ?? `${url}/${path}`, integrity: said?.integrity ?? integrity },
      });
      versions.set(name, known);
    },
    misbehave: (how) => {
      odd = how;
    },
    integrityOf: (name, version) => integrities.get(`${name}@${version}`) ?? "",
    close,
  };
  for (const one of packages) await registry.publish(one);
  return registry;
}

async function packed(published: PublishedPackage): Promise<Uint8Array> {
  const { files = {}, entries = [], said: _said, tarball: _tarball, ...manifest } = published;
  const tar = pack();
  const chunks: Uint8Array[] = [];
  const collect = (async () => {
    for await (const chunk of tar as AsyncIterable<Uint8Array>) chunks.push(chunk);
  })();
  const all = { "package.json": JSON.stringify({ main: "index.js", ...manifest }), ...files };
  for (const [path, content] of Object.entries(all))
    tar.entry({ name: `package/${path}`, mode: 0o644 }, Buffer.from(content));
  for (const entry of entries) tar.entry(entry, entry.type === "file" ? "content" : "");
  tar.finalize();
  await collect;
  return Buffer.concat(chunks);
}
