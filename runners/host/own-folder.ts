import { chown, mkdir } from "node:fs/promises";
import type { BoxUser } from "../box/environment.ts";

/** Makes a folder that only the box's user may enter, unless it is there. Only root may give it to another user. */
export async function makeOwnFolder(folder: string, user: BoxUser): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() === 0) await chown(folder, user.uid, user.gid);
}
