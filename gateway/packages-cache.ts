import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** Packages' files as they came, by their checksums. */
export interface PackagesCache {
  /** The file's path; null: it is not there. */
  find(integrity: string): Promise<string | null>;
  /** Whole and right, or not at all. */
  keep(integrity: string, chunks: AsyncIterable<Uint8Array>): Promise<Kept>;
}

export type Kept = { kind: "kept"; file: string } | { kind: "too_large" } | { kind: "wrong" };

export const MOST_TARBALL_BYTES = 12_000_000;
const MOST_BYTES = 1_000_000_000;
const PARTIAL = "partial-";

/** In `folder`, up to a gigabyte: then what was fetched first goes. */
export function createPackagesCache(folder: string): PackagesCache {
  const fileOf = (integrity: string) =>
    join(folder, `${Buffer.from(integrity.slice("sha512-".length), "base64").toString("hex")}.tgz`);

  async function makeRoom(): Promise<void> {
    const found = await Promise.all(
      (await readdir(folder)).map(async (name) => {
        const known = await stat(join(folder, name)).catch(() => null); // Gone meanwhile: it takes no room.
        return { name, bytes: known?.size ?? 0, at: known?.mtimeMs ?? 0 };
      }),
    );
    let bytes = found.reduce((sum, one) => sum + one.bytes, 0);
    for (const one of found.sort((left, right) => left.at - right.at)) {
      if (bytes <= MOST_BYTES) return;
      await rm(join(folder, one.name), { force: true });
      bytes -= one.bytes;
    }
  }

  return {
    find: async (integrity) => {
      const file = fileOf(integrity);
      const isThere = await stat(file).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code === "ENOENT") return false;
          throw error;
        },
      );
      return isThere ? file : null;
    },
    keep: async (integrity, chunks) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const partial = join(folder, `${PARTIAL}${process.pid}-${randomBytes(6).toString("hex")}`);
      const handle = await open(partial, "wx", 0o600);
      try {
        const hash = createHash("sha512");
        let bytes = 0;
        for await (const chunk of chunks) {
          bytes += chunk.length;
          if (bytes > MOST_TARBALL_BYTES) return { kind: "too_large" };
          hash.update(chunk);
          await handle.write(chunk);
        }
        if (`sha512-${hash.digest("base64")}` !== integrity) return { kind: "wrong" };
        await handle.sync();
        await rename(partial, fileOf(integrity));
        await makeRoom();
        return { kind: "kept", file: fileOf(integrity) };
      } finally {
        await handle.close();
        await rm(partial, { force: true });
      }
    },
  };
}
