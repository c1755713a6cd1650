import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { systemCode } from "../../lib/errors.ts";

/** What cli/laptop/build-file.ts puts in its place: the hash of what is brought, and that, as `pack` makes it. */
declare const BROUGHT_HASH: string;
declare const BROUGHT: string;

/**
 * The file or folder of that name among what the file brings: skills, what apps are written with, and what applies their
 * migrations. Laid out below `cacheFolder` when it
 * is first asked for, whole or not at all, once for each state of it.
 */
export function unpack(cacheFolder: string, name: "skills" | "node_modules" | "migrate.mjs"): string {
  const folder = join(cacheFolder, `brought-${BROUGHT_HASH}`);
  if (!existsSync(folder)) layOut(cacheFolder, folder);
  return join(folder, name);
}

function layOut(cacheFolder: string, folder: string): void {
  const files = JSON.parse(brotliDecompressSync(Buffer.from(BROUGHT, "base64")).toString("utf8")) as Record<
    string,
    string
  >;
  mkdirSync(cacheFolder, { recursive: true, mode: 0o700 });
  const making = mkdtempSync(join(cacheFolder, ".making-"));
  try {
    for (const [path, base64] of Object.entries(files)) {
      mkdirSync(dirname(join(making, path)), { recursive: true });
      writeFileSync(join(making, path), Buffer.from(base64, "base64"));
    }
    renameSync(making, folder);
  } catch (error) {
    // Somebody else who made it at the same time was faster.
    if (!["ENOTEMPTY", "EEXIST"].includes(systemCode(error) ?? "")) throw error;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}
