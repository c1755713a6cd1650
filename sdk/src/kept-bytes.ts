import { lstat, readdir, unlink } from "node:fs/promises";
import { join } from "node:path";

export interface KeptBytesOptions {
  /** The folder of the files. Half-written ones lie in it by names that begin with `partial`. */
  folder: string;
  partial: string;
  /** What the files there take, read from the disk. */
  count: () => Promise<number>;
  nowMs: () => number;
}

/** What an app's files take together. Counting 10,000 of them takes long, so writes do not count anew each time. */
export interface KeptBytes {
  /** Whether so many more bytes stay within `maxBytes`, and how many there would be. */
  wouldBe(more: number, maxBytes: number): Promise<{ bytes: number; fits: boolean }>;
  /** So many more were written, or fewer are left. */
  add(bytes: number): void;
}

/** Another process of the app, such as a job of `bindings.compute`, writes there as well: after so many writes it is counted anew. */
const COUNTED_FOR = 500;
/** No write takes so long: a file of one that is older was left by a kill. */
const LEFT_AFTER_MS = 600_000;

export function createKeptBytes(options: KeptBytesOptions): KeptBytes {
  let counted: { bytes: number; left: number } | undefined;
  const anew = async () => {
    await removeLeft(options);
    counted = { bytes: await options.count(), left: COUNTED_FOR };
    return counted;
  };
  return {
    wouldBe: async (more, maxBytes) => {
      // What seems full is looked at before it is said.
      const isKnown = counted !== undefined && counted.left > 0 && counted.bytes + more <= maxBytes;
      const known = isKnown && counted !== undefined ? counted : await anew();
      known.left -= 1;
      const bytes = known.bytes + more;
      return { bytes, fits: bytes <= maxBytes };
    },
    add: (bytes) => {
      if (counted !== undefined) counted.bytes += bytes;
    },
  };
}

async function removeLeft({ folder, partial, nowMs }: KeptBytesOptions): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(partial));
  for (const name of names) {
    const path = join(folder, name);
    const seen = await lstat(path).catch(unlessGone);
    if (seen !== undefined && nowMs() - seen.mtimeMs > LEFT_AFTER_MS) await unlink(path).catch(unlessGone);
  }
}

function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
  return undefined;
}
