import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Why bubblewrap makes no boxes on this machine; undefined where it does. */
export async function whyNoBubblewrap(): Promise<string | undefined> {
  const box = ["--ro-bind", "/", "/", "--unshare-all", "--proc", "/proc", "--dev", "/dev", "true"];
  return promisify(execFile)("bwrap", box, { timeout: 10_000 }).then(
    () => undefined,
    (error: Error) => `bubblewrap makes no boxes here: ${error.message.trim().split("\n").at(-1)}`,
  );
}
