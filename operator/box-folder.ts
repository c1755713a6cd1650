import { chown, mkdir } from "node:fs/promises";

/** Who programs in boxes are when we are root; else they are us. */
export const BOX_USER = 10_001;

/** Makes a folder that a box may write, with what is above it. */
export async function makeBoxFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() === 0) await chown(folder, BOX_USER, BOX_USER);
}
