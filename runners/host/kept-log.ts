import { open } from "node:fs/promises";
import { join } from "node:path";
import { systemCode } from "../../lib/errors.ts";

/** In turn up to a megabyte each: keep.sh empties one once there is more to write than the other holds. */
const FILES = ["log.0", "log.1"];

/** The end of what a keeper wrote down in a box's record; null: it has none. A piece that is just begun anew may be missing. */
export async function readKeptLog(folder: string, maxBytes: number): Promise<string | null> {
  const found = (await Promise.all(FILES.map((name) => readEnd(join(folder, name), maxBytes)))).filter(
    (one) => one !== null,
  );
  if (found.length === 0) return null;
  const inOrder = found.sort((one, other) => (one.writtenAt < other.writtenAt ? -1 : 1));
  const all = Buffer.concat(inOrder.map(({ bytes }) => bytes));
  return all.subarray(Math.max(0, all.length - maxBytes)).toString("utf8");
}

async function readEnd(file: string, maxBytes: number): Promise<{ bytes: Buffer; writtenAt: bigint } | null> {
  const handle = await open(file, "r").catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return null;
    throw error;
  });
  if (handle === null) return null;
  try {
    const { size, mtimeNs } = await handle.stat({ bigint: true });
    const from = Math.max(0, Number(size) - maxBytes);
    const buffer = Buffer.alloc(Number(size) - from);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, from);
    return { bytes: buffer.subarray(0, bytesRead), writtenAt: mtimeNs };
  } finally {
    await handle.close();
  }
}
