import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { KnownError, systemCode } from "../../lib/errors.ts";
import { sha256 } from "../../lib/ids.ts";
import { readArchive } from "../../runners/archive.ts";
import { isLeftover, nameUnfinished } from "../../runners/host/leftovers.ts";
import { NPM_PIN, type NpmPin } from "./npm-pin.ts";
import type { RegistryDoor } from "./registry-door.ts";

const LIMITS = { maxFiles: 5_000, maxBytes: 40_000_000 };
const PARTIAL = "partial";
/** As the registry packs them all. */
const INSIDE = "package/";

/**
 * A folder with npm for an installing box, read-only there: `<home>/cache/npm/<version>`. Fetched when it is first needed,
 * whole or not at all. Throws KnownError `registry_down`, and `npm_not_fetched` where it is not to be had.
 */
export async function npmProgram(home: string, registry: RegistryDoor, pin: NpmPin = NPM_PIN): Promise<string> {
  const { name, version, integrity } = pin;
  const folder = npmFolderOf(home, pin);
  const all = dirname(folder);
  if (existsSync(folder)) return folder;
  const told = await registry.tarball(name, version);
  if (!told.ok) throw cannot(told.refused.message);
  if (`sha512-${createHash("sha512").update(told.value).digest("base64")}` !== integrity)
    throw cannot(`What came of npm ${version} is not what it should be.`);
  const unpacked = Readable.from([told.value]).pipe(createGunzip());
  const files = await readArchive(unpacked, LIMITS, { holdsModules: true });
  await mkdir(all, { recursive: true });
  for (const left of await readdir(all))
    if (isLeftover(PARTIAL, left)) await rm(join(all, left), { recursive: true, force: true });
  const partial = join(all, nameUnfinished(PARTIAL));
  // Whatever our own umask is: programs in boxes are somebody else. What is laid here nobody but npm's makers wrote.
  for (const { path, content } of files) {
    if (!path.startsWith(INSIDE)) throw cannot(`npm ${version} has a file in no place of its own.`);
    const file = join(partial, path.slice(INSIDE.length));
    await mkdir(dirname(file), { recursive: true, mode: 0o755 });
    await writeFile(file, content, { mode: 0o644 });
  }
  await rename(partial, folder).catch(async (error: unknown) => {
    await rm(partial, { recursive: true, force: true });
    // Somebody else who wanted it at the same time was faster, with the same content.
    if (!["ENOTEMPTY", "EEXIST"].includes(systemCode(error) ?? "")) throw error;
  });
  return folder;
}

/** Where an npm of exactly these files lies. */
export function npmFolderOf(home: string, { version, integrity }: NpmPin = NPM_PIN): string {
  return join(home, "cache", "npm", `${version}-${sha256(integrity).slice(0, 12)}`);
}

function cannot(why: string): KnownError {
  const next = "Look whether the registry in toolroom.yaml has npm and its files as npm's own has them.";
  return new KnownError("npm_not_fetched", `The npm that installs packages cannot be had: ${why}`, next);
}
